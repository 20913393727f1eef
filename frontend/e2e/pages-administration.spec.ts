import { expect, test } from "@playwright/test";
import { visit } from "./checks";
import { seat } from "./people";

const SHARED = ["/admin", "/admin/audit", "/api-clients", "/api-clients/new"];
const SIDES = [
  { role: "inspectorate_administrator", addresses: [...SHARED, "/admin/councils", "/admin/methods"] },
  { role: "council_administrator", addresses: SHARED },
];

for (const { role, addresses } of SIDES) {
  test(`the ${role.replace("_", " ")} meets no barrier on any page`, async ({ browser }) => {
    test.setTimeout(180_000);
    const page = await seat(browser, role, "/admin");
    const person = page.getByRole("table", { name: "Accounts" }).getByRole("link").first();
    await expect(person).toBeVisible();
    const account = (await person.getAttribute("href")) ?? "";
    for (const address of [...addresses, account]) {
      await test.step(address, () => visit(page, address));
    }
  });
}
