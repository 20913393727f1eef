import { expect, type Page } from "@playwright/test";

/** Write into the first box of a section, which shows what stands there until somebody wants to change it. */
export async function writeStrengths(page: Page, words: string): Promise<void> {
  const box = page.getByRole("textbox", { name: "Strengths" });
  const edit = page.getByRole("button", { name: "Edit strengths" });
  await expect(edit.or(box)).toBeVisible();
  if (await edit.isVisible()) await edit.click();
  await box.fill(words);
}
