export interface PageOf<T> {
  items: T[];
  next_cursor: string | null;
}

/**
 * Every row of a list that is short by its nature (evidence of one inspection, members, milestones), page after page.
 * The limit is a guard against a server that never stops.
 */
export async function allPages<T>(page: (cursor: string | undefined) => Promise<PageOf<T>>): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  for (let count = 0; count < 50; count += 1) {
    const answer = await page(cursor);
    rows.push(...answer.items);
    if (!answer.next_cursor) return rows;
    cursor = answer.next_cursor;
  }
  return rows;
}
