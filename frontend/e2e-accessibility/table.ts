/** Prints, at the end, how many pages and checks there were for each role, and how many faults. */
import type { FullResult, Reporter, TestCase } from "@playwright/test/reporter";

type Row = Record<string, string | number>;

export default class Table implements Reporter {
  private readonly rows: Row[] = [];

  onTestEnd(test: TestCase): void {
    for (const { type, description } of test.annotations) {
      if (type === "counts" && description) this.rows.push(JSON.parse(description) as Row);
    }
  }

  onEnd(result: FullResult): void {
    const columns = this.rows.flatMap((row) => Object.keys(row)).filter((name) => name !== "role");
    const total: Row = { role: "in all" };
    for (const name of new Set(columns)) {
      total[name] = this.rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0);
    }
    const names = ["role", ...new Set(columns)];
    const width = (name: string) =>
      Math.max(name.length, ...[...this.rows, total].map((row) => String(row[name] ?? "").length));
    const line = (row: Row) => names.map((name) => String(row[name] ?? "").padStart(width(name))).join("  ");
    console.log(
      ["", names.map((name) => name.padStart(width(name))).join("  "), ...this.rows.map(line), line(total)].join("\n"),
    );
    console.log(`\naccessibility: ${result.status}`);
  }
}
