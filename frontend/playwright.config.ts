import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** A browser of the system: none is downloaded. No browser is a failure, never a skip. */
const browser = process.env["CHROMIUM_PATH"] ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
if (!browser) throw new Error("No browser found: install chromium or name one in CHROMIUM_PATH.");

const READING = ["pages", "outsiders", "sharing", "sign-in", "search"].map((name) => `**/e2e/${name}.spec.ts`);

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // One server serves every spec of a run, one after the other: each still writes in a place of its own.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // Two parts, which `make test` runs beside each other, each against a server of its own: the specs that go round and
  // read, and those that work. Those that move the clock by weeks come when all others that work are done.
  projects: [
    { name: "reading", testMatch: READING },
    { name: "working", testIgnore: ["later/**", ...READING] },
    { name: "later", testMatch: "later/**", dependencies: ["working"] },
  ],
  retries: 0,
  reporter: [["list"]],
  use: {
    actionTimeout: 30_000,
    baseURL: process.env["PLUMBLINE_E2E_URL"] ?? "http://localhost:8000",
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/London",
    // Costs as much as a fifth of the run: `npm run e2e -- --trace retain-on-failure` records what a failure needs.
    trace: "off",
    launchOptions: {
      executablePath: browser,
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
