import type { FaultWords } from "../../api/problems";

export const words = {
  title: "Sign in",
  lede: "For councils and the inspectorate. Published reports need no account.",
  email: "Email address",
  password: "Password",
  show: "Show password",
  code: "One-time code",
  codeHint: "Six digits from your authenticator app, or one of your recovery codes.",
  button: "Sign in",
  codeButton: "Sign in with the code",
  missingEmail: "Give your email address",
  missingPassword: "Give your password",
  missingCode: "Give the code from your app",
};

export const faults: FaultWords = {
  "/email": { field: "email", words: "Give an email address like name@council.example" },
  "/password": { field: "password" },
  "/one_time_code": { field: "one_time_code" },
};
