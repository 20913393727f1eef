import { expect, test } from "@playwright/test";
import { tabWalk } from "./checks";

/** Pages that are planted, so that the walk is known to find what it is there for. */
const before = `<style>:focus { outline: 3px solid }</style><h1>Planted</h1><p><a href="#end">First</a></p>`;
const after = `<p><button>Last</button></p>`;
const dates = `<p><label>Due <input type="date" value="2026-03-25" /></label></p>
  <p><label>At <input type="datetime-local" /></label></p>`;
const ring = `<p><button id="one">One</button> <button id="two">Two</button></p>`;

test("the Tab walk goes through the day, the month and the year of a date, and on", async ({ page }) => {
  await page.setContent(before + dates + after);
  expect(await tabWalk(page)).toEqual([]);
});

test("the Tab walk finds two controls that hand the focus to each other for ever", async ({ page }) => {
  await page.setContent(before + dates + ring + after);
  await page.evaluate(() => {
    for (const [from, to] of [
      ["one", "two"],
      ["two", "one"],
    ] as const) {
      document.getElementById(from)?.addEventListener("keydown", (event) => {
        event.preventDefault();
        document.getElementById(to)?.focus();
      });
    }
  });
  const wrong = await tabWalk(page);
  expect(wrong[0]).toMatch(/^the focus goes round and does not leave: <button id="one"/);
  expect(wrong[1]).toMatch(/^not reached: <button data-mark="\d+">Last/);
});

test("the Tab walk finds a date that lets nobody out", async ({ page }) => {
  await page.setContent(before + dates + after);
  await page.evaluate(() =>
    document.querySelector("input")?.addEventListener("keydown", (event) => event.preventDefault()),
  );
  expect((await tabWalk(page))[0]).toMatch(/^the focus goes round and does not leave: <input type="date"/);
});

test("the Tab walk finds a control whose focus is not seen", async ({ page }) => {
  await page.setContent(`${before}<style>.still:focus { outline: none }</style><button class="still">Still</button>`);
  expect(await tabWalk(page)).toEqual([expect.stringMatching(/^the focus is not seen: <button class="still"/)]);
});
