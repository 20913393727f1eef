/** Small signs that stand before a word, never instead of one. */

const PATHS = {
  tick: "M2 8.5l1.8-1.8L6.4 9.3 12.7 3l1.8 1.8-8.1 8z",
  cross: "M3.2 1.9L8 6.7l4.8-4.8 1.3 1.3L9.3 8l4.8 4.8-1.3 1.3L8 9.3l-4.8 4.8-1.3-1.3L6.7 8 1.9 3.2z",
  warning: "M8 1l7.5 13.5H.5zM7.1 6v4.5h1.8V6zm0 5.6v1.6h1.8v-1.6z",
  half: "M8 2a6 6 0 100 12A6 6 0 008 2zm0 1.8v8.4a4.2 4.2 0 010-8.4z",
  ring: "M8 2a6 6 0 100 12A6 6 0 008 2zm0 1.8a4.2 4.2 0 110 8.4 4.2 4.2 0 010-8.4z",
  lock: "M4 7V5a4 4 0 118 0v2h1v8H3V7zm1.8 0h4.4V5a2.2 2.2 0 00-4.4 0z",
  people:
    "M5.5 8a2.7 2.7 0 100-5.4 2.7 2.7 0 000 5.4zm5.4 0a2.2 2.2 0 100-4.4 2.2 2.2 0 000 4.4zM1 13.5c0-2.5 2-4.3 4.5-4.3s4.5 1.8 4.5 4.3zm10.3 0c0-1.6-.6-3-1.6-4 .4-.1.8-.2 1.2-.2 2.2 0 4.1 1.6 4.1 4.2z",
  arrows: "M5 2l1.2 1.2L4.4 5H15v1.8H4.4l1.8 1.8L5 9.8 1 5.9zM11 6.2l4 3.9-4 3.9-1.2-1.2 1.8-1.8H1V9.2h10.6L9.8 7.4z",
  globe:
    "M8 1a7 7 0 100 14A7 7 0 008 1zm4.9 6h-2a12 12 0 00-.9-3.7A5.4 5.4 0 0112.9 7zM8 2.7c.5.7 1.1 2.2 1.3 4.3H6.7C6.9 4.9 7.5 3.4 8 2.7zM6 3.3A12 12 0 005.1 7h-2A5.4 5.4 0 016 3.3zM3.1 8.7h2A12 12 0 006 12.7a5.4 5.4 0 01-2.9-4zm4.9 4.6c-.5-.7-1.1-2.2-1.3-4.6h2.6c-.2 2.4-.8 3.9-1.3 4.6zm2-.6a12 12 0 00.9-4h2a5.4 5.4 0 01-2.9 4z",
  person: "M8 8.5a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM1.5 15c0-3 2.9-5.2 6.5-5.2s6.5 2.2 6.5 5.2z",
  plus: "M7 2h2v5h5v2H9v5H7V9H2V7h5z",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="pl-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
