import { useKeptValue } from "./useKeptValue";

const TEXT = {
  read: (kept: unknown) => (typeof kept === "string" ? kept : null),
  blank: (text: string) => text.trim() === "",
};

/** The words of one box, kept as `useKeptValue` keeps a form. */
export function useKeptText(place: string, standing = "", base: string | null = null) {
  const { value, ...rest } = useKeptValue(place, standing, base, TEXT);
  return { text: value, ...rest };
}
