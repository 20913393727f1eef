import type { Mailing } from "./queries";

export const words = {
  link: "Notifications",
  unreadCount: (count: number, more: boolean) => `${count}${more ? " or more" : ""} unread`,
  title: "Notifications",
  lede: (unread: number, more: boolean) =>
    unread === 0
      ? "You have read everything."
      : unread === 1
        ? "One thing waits to be read."
        : `${more ? `More than ${unread}` : unread} things wait to be read.`,
  show: "Show",
  unreadOnly: "Unread",
  everything: "Everything",
  inspection: "Inspection",
  anyInspection: "All of yours",
  unread: "Unread",
  read: "Read",
  by: (name: string) => `by ${name}`,
  due: (when: string) => `Due: ${when}`,
  markRead: "Mark as read",
  markUnread: "Mark as unread",
  markAll: "Mark all as read",
  allMarked: "Everything is marked as read. Nothing was deleted.",
  older: "Show older notices",
  nothingUnread: "Nothing is unread.",
  nothingUnreadNext: "What is new stands here first, with a link to its place.",
  nothing: "Nothing has come yet.",
  nothingNext: "When something concerns you, it stands here with a link to its place.",
  today: "Today",
  lastWeek: "The last seven days",
  earlier: "Earlier",
  mail: {
    aside: "By email",
    on: (address: string) => `Emails go to ${address}. They say only that something waits, and carry a link.`,
    off: "This installation sends no email. Everything is here in your inbox.",
    choose: "Choose what goes by email",
    title: "What goes to you by email",
    lede: "Your inbox always holds everything. An email says only that something waits, never what.",
    offTitle: "This installation sends no email yet",
    offBody: "You can choose now; it holds as soon as whoever runs Plumbline sets up a mail server.",
    caption: "When each kind of notice goes to you by email",
    notice: "When this happens",
    when: "Email",
    save: "Save what goes by email",
    saved: "Saved. It holds from the next notice on.",
    none: "You have no part in an inspection yet, so nothing is told to you.",
    back: "Back to your notifications",
  },
};

export const MAILINGS: Record<Mailing, string> = {
  at_once: "At once",
  daily: "Once a day, at 8 in the morning",
  never: "Not by email",
};
