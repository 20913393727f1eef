import { expect, type Page } from "@playwright/test";
import { ready } from "./checks";
import { inspectionsOf, test } from "./people";

const comment = (page: Page, text: string) => page.getByRole("listitem").filter({ hasText: text });

test("a comment stays with its side until its author, told who will read it, says it again to both", async ({
  seat,
}) => {
  test.setTimeout(120_000);
  const coordinator = await seat("inspection_coordinator");
  const both = (await inspectionsOf(coordinator)).find((row) => row.state === "Under way" && row.stage >= 3);
  const address = `/inspections/${both?.id}`;
  const mark = Date.now();
  const [written, reworded] = [`Nobody here knows the new rota ${mark}.`, `Who keeps the new rota? ${mark}`];
  const lead = await seat("lead_inspector", address);

  await coordinator.goto(address);
  await ready(coordinator);
  await coordinator.getByRole("button", { name: "Write a comment" }).click();
  await expect(coordinator.getByRole("radio", { name: "Only you" })).toBeChecked();
  await coordinator.getByRole("textbox", { name: "Comment" }).fill(written);
  // Kept on this computer: a reload in the middle of the sentence loses nothing.
  await coordinator.reload();
  await coordinator.getByRole("button", { name: "Write a comment" }).click();
  await expect(coordinator.getByRole("textbox", { name: "Comment" })).toHaveValue(written);
  // Nobody is offered where nobody else can read it; with a wider choice only those whom it lets in.
  await expect(coordinator.getByRole("button", { name: "Mention somebody" })).toHaveCount(0);
  await coordinator.getByText("Both sides", { exact: true }).click();
  await coordinator.getByRole("textbox", { name: "Comment" }).press("End");
  await coordinator.getByRole("textbox", { name: "Comment" }).pressSequentially(" @morag");
  await coordinator.getByRole("option", { name: "Morag Sinclair, lead inspector" }).click();
  await expect(coordinator.getByText("Morag Sinclair will be told.")).toBeVisible();
  await coordinator.getByText("Your side", { exact: true }).click();
  await expect(coordinator.getByText(/^Morag Sinclair cannot read the comment with this choice/)).toBeVisible();
  await coordinator.getByRole("textbox", { name: "Comment" }).fill(written);
  await coordinator.getByRole("button", { name: "Add it for your side" }).click();
  await expect(comment(coordinator, written).getByText("Council only")).toBeVisible();
  await lead.reload();
  await ready(lead);
  await expect(lead.getByRole("heading", { name: "Comments" })).toBeVisible();
  await expect(lead.getByText(String(mark))).toHaveCount(0);

  await comment(coordinator, written).getByRole("button", { name: /^More/ }).click();
  await coordinator.getByRole("button", { name: "Show it to more people" }).click();
  const widening = coordinator.getByRole("region", { name: "Say this again to more people" });
  await expect(widening.getByText("Morag Sinclair, lead inspector")).toBeVisible();
  await widening.getByRole("textbox", { name: "As they will read it" }).fill(reworded);
  await widening.getByRole("button", { name: "Say it to both sides" }).click();
  await expect(comment(coordinator, reworded).getByText("Council and inspectorate")).toBeVisible();
  await expect(comment(coordinator, written).getByText("Council only")).toBeVisible();

  await lead.reload();
  await expect(comment(lead, reworded)).toBeVisible();
  await expect(lead.getByText(written)).toHaveCount(0);
  await comment(lead, reworded).getByRole("button", { name: /^More/ }).click();
  await expect(lead.getByRole("button", { name: "Edit", exact: true })).toBeDisabled();
  await lead.getByRole("button", { name: "Settle" }).click();
  await expect(comment(lead, reworded).getByText("Settled by Morag Sinclair")).toBeVisible();
});
