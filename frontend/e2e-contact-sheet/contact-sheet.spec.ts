import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { ready } from "../e2e/checks";
import { PAGES, type Seat } from "../e2e/pages";
import { placesFor, test } from "../e2e/people";

const FOLDER = "../build/contact-sheet";
const SEATS: Seat[] = ["public", "inspection_coordinator", "lead_inspector", "inspectorate_administrator"];
const WIDTHS = [1280, 360] as const;
/** The pictures of the README, taken anew with `make contact-sheet README=yes`. */
const README = new Map([
  ["inspection_coordinator /", "home"],
  ["inspection_coordinator /inspections/$id/self-evaluation/$indicator", "self-evaluation"],
  ["public /reports/$reference", "report"],
]);

interface Picture {
  who: string;
  route: string;
  files: string[];
}

const pictures: Picture[] = [];

test.beforeAll(() => rmSync(FOLDER, { recursive: true, force: true }));

for (const who of SEATS) {
  test(`pictures as ${who.replaceAll("_", " ")}`, async ({ seat }) => {
    test.setTimeout(900_000);
    mkdirSync(`${FOLDER}/${who}`, { recursive: true });
    const page = await seat(who);
    const places = await placesFor(who);
    for (const { route, address } of PAGES.filter(({ seats }) => seats.includes(who))) {
      const found = address ? await address(places, "full") : route;
      if (found === null) continue;
      const name = route.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "") || "home";
      const files: string[] = [];
      await page.goto(found);
      await ready(page);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const file = `${who}/${name}-${width}.png`;
        await page.screenshot({ path: `${FOLDER}/${file}`, fullPage: true });
        files.push(file);
        const picture = README.get(`${who} ${route}`);
        if (width === 1280 && picture) {
          await page.setViewportSize({ width, height: 800 });
          await page.screenshot({ path: `${FOLDER}/${picture}.png` });
          if (process.env["README"]) copyFileSync(`${FOLDER}/${picture}.png`, `../docs/pictures/${picture}.png`);
        }
      }
      pictures.push({ who, route, files });
    }
  });
}

test.afterAll(() => {
  const figures = pictures.map(
    ({ who, route, files }) =>
      `<section><h2>${who.replaceAll("_", " ")}: ${route}</h2>${files.map((file) => `<img src="${file}" alt="">`).join("")}</section>`,
  );
  const style =
    "body{font-family:sans-serif}section{margin:2rem 0}img{vertical-align:top;border:1px solid #999;margin-right:1rem;max-width:60%}";
  writeFileSync(
    `${FOLDER}/index.html`,
    `<!doctype html><meta charset="utf-8"><title>Every page</title><style>${style}</style>${figures.join("\n")}`,
  );
  console.log(`${pictures.length} pages in build/contact-sheet/index.html`);
});
