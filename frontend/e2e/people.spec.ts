import { expect, type Page } from "@playwright/test";
import { ready } from "./checks";
import { inspectionsOf, type TakeSeat, test } from "./people";

/** Opens a link that was copied by hand, as somebody who has no account. */
async function follow(seat: TakeSeat, address: string): Promise<Page> {
  const page = await seat("public");
  const link = new URL(address);
  await page.goto(link.pathname + link.hash);
  await ready(page);
  return page;
}

test("R158: a link from the letter names a coordinator, whose own link lets them in and invite others", async ({
  seat,
}) => {
  const mark = Date.now();
  const lead = await seat("lead_inspector");
  const inspection = (await inspectionsOf(lead)).find((row) => row.state === "Under way");
  await lead.goto(`/inspections/${inspection?.id}/people`);
  await ready(lead);
  await lead.getByRole("button", { name: "Make the link for the letter" }).click();
  const letter = await lead.getByText(/\/invitation#/).innerText();

  const council = await follow(seat, letter);
  await council.getByLabel("Their name").fill(`Una Baillie ${mark}`);
  await council.getByLabel("Their email address").fill(`una.${mark}@strathmore.example`);
  await council.getByRole("button", { name: "Name the coordinator" }).click();
  const own = await council.getByText(/\/invitation#/).innerText();

  const coordinator = await follow(seat, own);
  const password = `four unrelated words ${mark}`;
  await coordinator.getByLabel("Choose a password").fill(password);
  await coordinator.getByRole("button", { name: "Join" }).click();
  await expect(coordinator.getByRole("link", { name: "Go to the sign-in page" })).toBeVisible();
  await coordinator.goto(`/inspections/${inspection?.id}/people`);
  await coordinator.getByLabel("Email address").fill(`una.${mark}@strathmore.example`);
  await coordinator.getByLabel("Password", { exact: true }).fill(password);
  await coordinator.getByRole("button", { name: "Sign in" }).click();
  await expect(coordinator.getByRole("heading", { level: 1, name: "People" })).toBeVisible({ timeout: 30_000 });

  // Somebody without an account gets a link, and it stands among those that are out until it is withdrawn.
  await coordinator.getByLabel("Name", { exact: true }).fill(`Ross Innes ${mark}`);
  await coordinator.getByLabel("Email address", { exact: true }).fill(`ross.${mark}@strathmore.example`);
  await coordinator.getByLabel("Role").selectOption("contributor");
  await coordinator.getByRole("button", { name: "Give them the role" }).click();
  await coordinator.getByRole("button", { name: "Make the link" }).click();
  await expect(coordinator.getByText(/\/invitation#/)).toBeVisible();
  await coordinator.getByRole("button", { name: `Withdraw Ross Innes ${mark}` }).click();
  await coordinator
    .getByRole("region", { name: /Withdraw the link of/ })
    .getByRole("button", { name: "Withdraw" })
    .click();
  await expect(coordinator.getByRole("button", { name: `Withdraw Ross Innes ${mark}` })).toHaveCount(0);

  await lead.reload();
  await ready(lead);
  await expect(lead.getByRole("region", { name: "The council" })).toContainText(`Una Baillie ${mark}`);
});
