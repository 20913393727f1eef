import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env["PLUMBLINE_URL"] ?? "http://localhost:8000";

export default defineConfig({
  plugins: [react()],
  build: {
    // The same as the page of limits names.
    target: ["chrome117", "edge117", "firefox121", "safari16.4"],
    outDir: "dist",
    assetsDir: "assets",
    // Nothing inlined as data: the content security policy allows only our own files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: { proxy: { "/api": server, "/problems": server } },
  test: {
    // Most are of plain functions; the others ask for a document in their first line.
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test/setup.ts"],
    restoreMocks: true,
    env: { TZ: "America/New_York" },
  },
});
