/** Mentions as they stand in a text: `@` and a person's name, as the list of people wrote it. */

export interface Mentionable {
  account_id: string;
  name: string;
  role: string;
}

/** What a person has typed after the `@` that they have just begun, or nothing where no name is being typed. */
export function openMention(text: string, caret: number): string | null {
  const found = /(?:^|[\s([])@([^@\n]{0,40})$/.exec(text.slice(0, caret));
  return found?.[1] ?? null;
}

/** How somebody is written in a text: by name, and by their role too where two share the name. */
export function handleOf(person: Mentionable, people: Mentionable[]): string {
  const shared = people.filter(({ name }) => name === person.name).length > 1;
  return shared ? `@${person.name} (${person.role})` : `@${person.name}`;
}

/** The text with the begun name completed, and where the caret belongs then. */
export function completeMention(text: string, caret: number, handle: string): { text: string; caret: number } {
  const begun = text.slice(0, caret).lastIndexOf("@");
  const rest = text.slice(caret);
  const written = handle + (/^\s/.test(rest) ? "" : " ");
  return { text: text.slice(0, begun) + written + rest, caret: begun + written.length };
}

/** Those of these people who stand in the text by their whole name. */
export function mentionedIn<P extends Mentionable>(text: string, people: P[]): P[] {
  return people.filter((person) => {
    const handle = handleOf(person, people).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`(?:^|[\\s([])${handle}(?![\\p{L}\\p{N}])`, "u").test(text);
  });
}
