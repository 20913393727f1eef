/** Rows as a spreadsheet reads them. A cell that would begin a formula begins with an apostrophe and stays a text. */
export function csvOf(rows: string[][]): Blob {
  const cell = (value: string) => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
  // The mark at the start tells the spreadsheet that this is UTF-8.
  return new Blob(["\ufeff", rows.map((row) => row.map(cell).join(",")).join("\r\n"), "\r\n"], { type: "text/csv" });
}
