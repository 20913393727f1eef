/** The checks of `make accessibility`. Each gives what is wrong, in words; nothing where all is well. */
import type { Page } from "@playwright/test";
import { barriers, sidewaysScroll } from "../e2e/checks";

export const CHECKS = {
  "axe, WCAG 2.2 AA": barriers,
  "a name on every control": unnamedControls,
  "Tab walk": tabWalk,
  "320 px": (page: Page) => narrow(page, 320, 800),
  "400% zoom": (page: Page) => narrow(page, 320, 225),
  "text spacing": textSpacing,
  "forced colours": forcedColours,
  "reduced motion": reducedMotion,
} satisfies Record<string, (page: Page) => Promise<string[]>>;

const CONTROLS =
  /^\s*- (button|link|textbox|checkbox|radio|combobox|spinbutton|searchbox|slider|switch|tab|menuitem)(?!\w| ")/;

/** What a screen reader would say of each control: one without a name says only its kind. */
async function unnamedControls(page: Page): Promise<string[]> {
  const said = await page.locator("body").ariaSnapshot();
  return said.split("\n").filter((line) => CONTROLS.test(line));
}

/** At 1280 pixels and 400% the window is 320 CSS pixels wide and 225 high: nothing may stick and cover the text. */
async function narrow(page: Page, width: number, height: number): Promise<string[]> {
  await page.setViewportSize({ width, height });
  const over = await sidewaysScroll(page);
  const stuck = await page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => ["fixed", "sticky"].includes(getComputedStyle(element).position))
      .filter((element) => element.getBoundingClientRect().height > window.innerHeight / 4)
      .map((element) => `sticks and covers: ${element.outerHTML.slice(0, 120)}`),
  );
  await page.setViewportSize({ width: 1280, height: 900 });
  return [...(over > 0 ? [`needs ${over} pixels of sideways scrolling`] : []), ...stuck];
}

const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

/** WCAG 1.4.12: lines 1.5, paragraphs 2, letters 0.12, words 0.16; nothing is cut off and nothing needs sideways scrolling. */
async function textSpacing(page: Page): Promise<string[]> {
  await page.evaluate((css) => {
    // A sheet of the document's own: the policy of the pages lets no style element in.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, SPACED);
  const wrong: string[] = [];
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await sidewaysScroll(page);
    if (over > 0) wrong.push(`at ${width}: ${over} pixels of sideways scrolling`);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("main *, header *")]
        .filter((element) => element instanceof HTMLElement && element.innerText.trim() !== "")
        .filter((element) => getComputedStyle(element).overflow.includes("hidden"))
        .filter((element) => element.clientHeight > 2 && element.clientWidth > 2)
        .filter(
          (element) => element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2,
        )
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    wrong.push(...cut.map((html) => `at ${width} cut off: ${html}`));
  }
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  await page.setViewportSize({ width: 1280, height: 900 });
  return wrong;
}

/** Done, late, today and not allowed are told by a word or a sign where every colour is the reader's own. */
async function forcedColours(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: "active" });
  const wrong = await page.evaluate(() => {
    const found: string[] = [];
    const say = (what: string, element: Element) => found.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
    const words = (element: Element | null) => element?.textContent?.trim() ?? "";
    const shown = (element: Element) => element.getClientRects().length > 0;
    for (const state of document.querySelectorAll(".pl-state")) {
      if (shown(state) && words(state) === "") say("a state without a word", state);
    }
    for (const icon of document.querySelectorAll(".pl-state .pl-icon")) {
      const style = getComputedStyle(icon);
      if (shown(icon) && style.fill === getComputedStyle(document.body).backgroundColor)
        say("a sign that vanishes", icon);
    }
    for (const today of document.querySelectorAll("[aria-current=date]")) {
      if (!/today|this week|now/i.test(words(today))) say("today without a word", today);
    }
    for (const button of document.querySelectorAll("[aria-disabled=true]")) {
      const reason = (button.getAttribute("aria-describedby") ?? "")
        .split(" ")
        .map((id) => words(document.getElementById(id)));
      if (reason.join("") === "") say("not allowed, without a reason", button);
    }
    for (const current of document.querySelectorAll("nav [aria-current]")) {
      const other = [...(current.closest("ul, ol")?.querySelectorAll("a:not([aria-current])") ?? [])].find(shown);
      if (!other || !shown(current)) continue;
      const look = (element: Element) => {
        const { borderColor, borderBottomColor, outlineStyle, fontWeight, textDecorationLine } =
          getComputedStyle(element);
        return [borderColor, borderBottomColor, outlineStyle, fontWeight, textDecorationLine].join();
      };
      if (look(current) === look(other)) say("the page one is on looks like the others", current);
    }
    return found;
  });
  await page.emulateMedia({ forcedColors: "none" });
  return wrong;
}

/** Nothing moves for those who asked for that. */
async function reducedMotion(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => {
        const { animationName, transitionDuration, transitionProperty } = getComputedStyle(element);
        const slides =
          transitionProperty !== "none" && transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
        return animationName !== "none" || slides;
      })
      .map((element) => `moves: ${element.outerHTML.slice(0, 120)}`),
  );
  await page.emulateMedia({ reducedMotion: "no-preference" });
  return moving;
}

/** A date with a time has seven parts, each a stop of the Tab key; nothing has more. */
const MOST_PARTS = 8;

/** Each control is reached, shows that it is reached, and lets one go on to the end of the page. */
export async function tabWalk(page: Page): Promise<string[]> {
  const expected = await page.evaluate(markControls);
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
  });
  const reached = new Set<string>();
  const wrong: string[] = [];
  let last = "";
  let parts = 0;
  for (let stops = 0; stops < expected.length + 40;) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(focusShown, last);
    if (at === null) break;
    // Day, month and year of one date are stops of their own; a control that keeps the focus beyond them is a trap.
    parts = at.part ? parts + 1 : 0;
    if (at.part && parts < MOST_PARTS) continue;
    if (at.mark !== "" && reached.has(at.mark)) {
      if (at.mark === expected[0]?.mark) break;
      wrong.push(`the focus goes round and does not leave: ${at.html}`);
      break;
    }
    stops += 1;
    last = at.mark;
    reached.add(at.mark);
    if (!at.visible) wrong.push(`the focus is not seen: ${at.html}`);
  }
  wrong.push(...expected.filter(({ mark }) => !reached.has(mark)).map(({ html }) => `not reached: ${html}`));
  await page.evaluate(() =>
    document.querySelectorAll("[data-mark]").forEach((element) => element.removeAttribute("data-mark")),
  );
  return wrong;
}

interface Control {
  mark: string;
  html: string;
}

/** Number every control that Tab should reach: of radio buttons with one name, one. Runs in the page. */
function markControls(): Control[] {
  const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const groups = new Set<string>();
  return [...document.querySelectorAll<HTMLElement>(kinds)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0)
    .filter((element) => !element.matches(":disabled"))
    .filter((element) => {
      if (!(element instanceof HTMLInputElement) || element.type !== "radio") return true;
      const group = element.name;
      const checked = document.querySelector(`input[type=radio][name="${CSS.escape(group)}"]:checked`);
      if (checked && checked !== element) return false;
      if (groups.has(group)) return false;
      groups.add(group);
      return true;
    })
    .map((element, at) => {
      element.dataset["mark"] = String(at);
      return { mark: String(at), html: element.outerHTML.slice(0, 140) };
    });
}

interface Stop extends Control {
  visible: boolean;
  /** A further part of the control that the Tab key stopped at before: looked at once, so that it keeps its place. */
  part: boolean;
}

/** Where the focus is, and whether it can be seen; null once it has left the page. Runs in the page. */
function focusShown(last: string): Stop | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const mark = element.dataset["mark"] ?? "";
  const html = element.outerHTML.slice(0, 140);
  const parted = element.matches(
    "input:is([type=date], [type=time], [type=datetime-local], [type=month], [type=week])",
  );
  if (parted && mark !== "" && mark === last) return { mark, html, visible: true, part: true };
  const look = (one: Element) => {
    const { outlineStyle, outlineWidth, boxShadow, backgroundColor, borderColor } = getComputedStyle(one);
    return [outlineStyle === "none" ? "none" : outlineWidth, boxShadow, backgroundColor, borderColor].join(" ");
  };
  const around = [element, element.closest("label, li, tr, .pl-choice, .pl-grade__row") ?? element];
  const focused = around.map(look).join();
  element.blur();
  const blurred = around.map(look).join();
  element.focus({ preventScroll: true });
  const box = element.getBoundingClientRect();
  return { mark, html, visible: focused !== blurred && box.width > 0 && box.height > 0, part: false };
}
