export const words = {
  product: "Plumbline",
  strapline: "Inspecting justice social work",
  skip: "Skip to main content",
  menu: "Menu",
  nextSteps: "Next steps",
  inspections: "Inspections",
  reports: "Published reports",
  method: "How we inspect",
  signIn: "Sign in",
  signOut: "Sign out",
  notifications: "Notifications",
  account: "Account",
  footer: {
    help: "Help",
    limits: "What the service takes",
    formats: "Another format or language",
    accessibility: "Accessibility",
    privacy: "Privacy",
    method: "How the inspection works",
    demonstration: "Councils and people in a demonstration are not real, and every figure about them is invented.",
  },
  place: {
    region: "Where you are",
    tabs: "This inspection",
    week: (week: number, weeks: number) => `Week ${week} of ${weeks}`,
  },
  timeout: {
    title: (minutes: number) => `You will be signed out in ${minutes === 1 ? "1 minute" : `${minutes} minutes`}`,
    body: "Your words are saved. Stay signed in to carry on.",
    stay: "Stay signed in",
  },
  again: {
    title: "Sign in again",
    body: "You were signed out because nothing happened for a while. Sign in and carry on where you were; nothing is lost.",
  },
  signOutDrafts: {
    title: (count: number) =>
      `${count === 1 ? "One piece of writing has" : `${count} pieces of writing have`} not been sent`,
    body: "They are kept only on this computer. If others use it, take them off now.",
    discard: "Sign out and remove them",
    keep: "Stay signed in",
  },
  broken: {
    title: "This page did not load",
    body: "Nothing you wrote is lost. Load the page again; if it still fails, tell the support officer what you were doing.",
    reload: "Load the page again",
  },
};
