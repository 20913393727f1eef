import { sizeInWords } from "../../lib/dates";
import type { Limits } from "../service/queries";

const ending = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

/**
 * Why the server would refuse this file, with the cure, or nothing when it may go: said before anything is sent, so that
 * nobody waits ten minutes for a no. The server looks inside the file and has the last word.
 */
export function refusalOf(file: { name: string; size: number }, limits: Limits["files"] | undefined): string | null {
  const kind = ending(file.name);
  if (!kind) return "The name does not say what kind of file this is. Give it its ending, for example .pdf.";
  const refused = limits?.refused.find(({ endings }) => endings.includes(kind));
  if (refused) return refused.cure;
  if (file.size === 0) return "The file is empty. Open it, save it again and choose it once more.";
  if (limits && file.size > limits.largest_bytes)
    return `Files up to ${sizeInWords(limits.largest_bytes)} are accepted. Send it in parts.`;
  return null;
}
