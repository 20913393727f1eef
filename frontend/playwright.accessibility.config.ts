import { defineConfig } from "@playwright/test";
import base from "./playwright.config";

export default defineConfig({
  ...base,
  testDir: "e2e-accessibility",
  reporter: [["list"], ["./e2e-accessibility/table.ts"]],
});
