import { sizeInWords } from "../../lib/dates";

/**
 * What the server would refuse anyway, said before anything is sent: nobody waits ten minutes for a no. The server
 * looks inside the file and has the last word.
 */
const PROGRAMS = "exe com scr dll msi bat cmd ps1 vbs js mjs hta jar sh bash py php lnk url iso img wasm".split(" ");
const PAGES = "htm html xhtml svg xml mht mhtml".split(" ");
const MACROS = "docm dotm xlsm xltm xlsb pptm accdb mdb one".split(" ");
const PACKED = "7z rar tar gz tgz bz2 xz zst cab".split(" ");
const MAILBOXES = "pst ost mbox".split(" ");

export const LARGEST = 2 * 1024 ** 3;

const ending = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** Why this file will not be taken, with the cure, or nothing when it may go. */
export function refusalOf(file: { name: string; size: number }, largest = LARGEST): string | null {
  const kind = ending(file.name);
  if (!kind) return "The name does not say what kind of file this is. Give it its ending, for example .pdf.";
  if (MAILBOXES.includes(kind)) return "Mail archives are not accepted. Save the messages you need as PDF.";
  if (PROGRAMS.includes(kind))
    return "Programs are not accepted. Send what the program produced, as a document or a table.";
  if (PAGES.includes(kind)) return "Web pages are not accepted. Print the page to PDF and send that.";
  if (MACROS.includes(kind)) return "Files that can hold macros are not accepted. Save it as .docx, .xlsx or .pptx.";
  if (PACKED.includes(kind))
    return "Only an ordinary .zip can be looked into. Pack it as .zip, or send what is inside.";
  if (file.size === 0) return "The file is empty. Open it, save it again and choose it once more.";
  if (file.size > largest) return `Files up to ${sizeInWords(largest)} are accepted. Send it in parts.`;
  return null;
}
