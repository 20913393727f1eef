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
  enrol: {
    title: "Set up one-time codes",
    lede: "This service asks for a code from an app on your telephone as well as your password. You do this once.",
    step1: "1. Scan this with your authenticator app",
    open: "Open it in an app on this device",
    step2: "2. Write down these recovery codes",
    recovery: "Each works once, if you lose your telephone. They are shown only now.",
    step3: "3. Give the six digits that the app shows",
  },
  invitation: {
    title: "Your invitation",
    invited: (by: string, organisation: string) => `${by} invites you to join ${organisation}.`,
    role: (role: string, inspection: string | null) =>
      inspection ? `You will be ${role} in the inspection ${inspection}.` : `You will be ${role}.`,
    until: (when: string) => `The link works once, until ${when}.`,
    name: "Your name",
    post: "Your post",
    password: "Choose a password",
    passwordHint:
      "At least 15 characters. Four or five words that do not belong together are easy to keep and hard to guess.",
    accept: "Join",
    done: "You have an account. Sign in now.",
    toSignIn: "Go to the sign-in page",
    gone: "This link does not work any more",
    goneLede: "It was used, has expired or was withdrawn. Ask the person who sent it for a new one.",
    missing: "The address is not whole",
    missingLede: "Copy the whole link from the message, with everything after the #.",
  },
  naming: {
    title: "Name the inspection coordinator",
    lede: (organisation: string) =>
      `${organisation} is to be inspected. Name one person, senior enough to coordinate the whole council’s part.`,
    name: "Their name",
    email: "Their email address",
    post: "Their post",
    button: "Name the coordinator",
    done: (name: string) => `${name} is named.`,
    copy: "Copy the link",
    link: "Send this link to them by hand. It is shown only now, and works once.",
  },
  newPassword: {
    title: "Choose a new password",
    label: "New password",
    button: "Set the new password",
    done: "Your password is set. Sign in with it.",
  },
};

export const faults: FaultWords = {
  "/email": { field: "email", words: "Give an email address like name@council.example" },
  "/password": { field: "password" },
  "/one_time_code": { field: "one_time_code", words: "Give the six digits, or a recovery code" },
};
