/**
 * Measures four pages with Lighthouse, each signed in where that is needed, and prints its figures: reported, no gate.
 * Lighthouse and the newer Node that it needs are installed by name into build/lighthouse by `make lighthouse`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const TOOLS = new URL("../../build/lighthouse/node_modules/", import.meta.url);
const take = async (path) => import(pathToFileURL(new URL(path, TOOLS).pathname).href);
const { default: lighthouse, desktopConfig } = await take("lighthouse/core/index.js");
const { default: puppeteer } = await take("puppeteer-core/lib/esm/puppeteer/puppeteer-core.js");

const SERVER = process.env.PLUMBLINE_E2E_URL;
const OUT = new URL("../../build/lighthouse/reports/", import.meta.url).pathname;
const accounts = JSON.parse(readFileSync(process.env.PLUMBLINE_E2E_ACCOUNTS, "utf8"));
const coordinator = accounts.find(({ role }) => role === "inspection_coordinator");

async function asked(path, options = {}) {
  const answer = await fetch(`${SERVER}/api/v1${path}`, options);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

async function signIn(page) {
  await page.goto(`${SERVER}/sign-in`);
  await page.waitForSelector("input[name=email]");
  await page.type("input[name=email]", coordinator.email);
  await page.type("input[name=password]", coordinator.password);
  await page.click("main button[type=submit]");
  await page.waitForFunction(() => location.pathname !== "/sign-in" && document.querySelector("h1"), {
    timeout: 60_000,
  });
}

const json = { "Content-Type": "application/json" };
const body = JSON.stringify({ email: coordinator.email, password: coordinator.password });
const { access_token: token } = await asked("/sign-in", { method: "POST", headers: json, body });
const { items } = await asked("/inspections", { headers: { Authorization: `Bearer ${token}` } });
const inspection = items.filter(({ state }) => state === "active").sort((one, other) => other.stage - one.stage)[0];
const report = (await asked("/public/reports")).items[0];
const PAGES = [
  ["home", "/", true],
  ["self-evaluation", `/inspections/${inspection.id}/self-evaluation/5.2`, true],
  ["evidence", `/inspections/${inspection.id}/evidence`, true],
  ["public report", `/reports/${report.reference}`, false],
];

mkdirSync(OUT, { recursive: true });
console.log(
  "page".padEnd(18),
  "performance  accessibility  best practices  first paint  largest paint  blocked  shift",
);
for (const [name, path, signedIn] of PAGES) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const page = await browser.newPage();
  if (signedIn) await signIn(page);
  const onlyCategories = ["performance", "accessibility", "best-practices"];
  const result = await lighthouse(
    `${SERVER}${path}`,
    { onlyCategories, disableStorageReset: true, output: "html" },
    desktopConfig,
    page,
  );
  const { categories, audits } = result.lhr;
  const score = (category) => String(Math.round(categories[category].score * 100));
  const told = (audit) => audits[audit].displayValue ?? "";
  console.log(
    name.padEnd(18),
    score("performance").padStart(11),
    score("accessibility").padStart(14),
    score("best-practices").padStart(15),
    told("first-contentful-paint").padStart(12),
    told("largest-contentful-paint").padStart(14),
    told("total-blocking-time").padStart(8),
    told("cumulative-layout-shift").padStart(6),
  );
  for (const { id, score: one, title } of Object.values(audits)) {
    if (categories.accessibility.auditRefs.some((ref) => ref.id === id) && one === 0)
      console.log(`  accessibility: ${title}`);
  }
  writeFileSync(`${OUT}${name.replace(" ", "-")}.html`, result.report);
  await browser.close();
}
console.log("reports in build/lighthouse/reports/");
