/** The words of the tags of a statement. */
export const tagging = {
  summary: (reference: string, count: number) =>
    `What ${reference} speaks about: ${count === 0 ? "no tags" : count === 1 ? "1 tag" : `${count} tags`}`,
  considerations: (reference: string) => `Key considerations of ${reference}`,
  outcomes: (reference: string) => `Headline outcomes of ${reference}`,
  questions: (reference: string) => `Questions that ${reference} answers`,
};
