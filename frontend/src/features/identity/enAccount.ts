import type { FaultWords } from "../../api/problems";

export const words = {
  title: "Your account",
  who: "Who you are",
  email: "Email address",
  organisation: "Organisation",
  post: "Post",
  notGiven: "Not given",
  roles: "Your roles",
  noRoles: "You have no role in an inspection yet.",
  sessions: {
    title: "Where you are signed in",
    lede: "A browser that is not used for 30 minutes is signed out by itself.",
    here: "This browser",
    since: (when: string) => `Signed in ${when}`,
    used: (when: string) => `last used ${when}`,
    end: "Sign out",
    endAll: "Sign out everywhere else",
    onlyHere: "You are signed in nowhere else.",
    ended: (browser: string) => `${browser} is signed out.`,
    endedAll: "You are signed out everywhere else.",
  },
  codes: {
    title: "One-time codes",
    on: "On",
    off: "Off",
    why: "A code from an app on your telephone, asked for as well as your password. Whoever learns your password alone cannot sign in.",
    left: (count: number) =>
      count === 1
        ? "1 recovery code is left."
        : count === 0
          ? "No recovery code is left."
          : `${count} recovery codes are left.`,
    few: "Make new ones before you need them.",
    setUp: "Set up one-time codes",
    move: "Move to another device",
    renew: "Make new recovery codes",
    end: "Switch off",
    proof: "Your password",
    proofHint: "Once more, so that nobody can do this from a browser that you left open.",
    cancel: "Leave it as it is",
    asks: {
      offer: { title: "Set up an authenticator", button: "Show the key" },
      renew: { title: "Make new recovery codes", button: "Make new codes" },
      end: { title: "Switch one-time codes off", button: "Switch off" },
    },
    renewWarns: "The codes you wrote down before stop working.",
    endWarns: "From now on your password alone lets somebody in.",
    step1: "1. Scan this with your authenticator app",
    picture: "QR code of the key that is written below it",
    byHand: "Or type this key into the app:",
    step2: "2. Give the six digits that the app shows",
    code: "Code from the app",
    until: "Nothing changes until the code is right.",
    confirm: "Switch on",
    ready: "Write down your recovery codes",
    readyLede: "Each signs you in once if you lose your telephone. They are shown only now.",
    copy: "Copy the codes",
    copied: "The list of codes",
    kept: "I have kept them",
    done: { offer: "One-time codes are on. You were signed out everywhere else.", end: "One-time codes are off." },
  },
  password: {
    title: "Change your password",
    current: "Your password now",
    next: "New password",
    button: "Change my password",
    changed: "Your password is changed. You were signed out everywhere else.",
  },
};

export const faults: FaultWords = {
  "/current_password missing": { field: "current_password", words: "Give your password" },
  "/one_time_code": { field: "one_time_code", words: "Give the six digits that the new authenticator shows now" },
};

/** The same member of the body stands in two forms of the page; each field has a name of its own. */
export const proofFaults: FaultWords = { "/current_password": { field: "proof" } };
