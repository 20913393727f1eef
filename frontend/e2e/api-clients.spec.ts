import { execFileSync } from "node:child_process";
import { expect } from "@playwright/test";
import { visit } from "./checks";
import { test } from "./people";

const run = (line: string, token = "") =>
  JSON.parse(execFileSync("sh", ["-c", line], { encoding: "utf8", env: { ...process.env, TOKEN: token } })) as Record<
    string,
    string
  >;

test("council IT makes a client, its lines work as they are copied, and revoking it stops it at once", async ({
  seat,
}) => {
  const page = await seat("council_administrator", "/api-clients");
  const name = `Document store ${Date.now()}`;
  await page.getByRole("link", { name: "Create a client" }).click();
  await page.getByLabel("What is it called?").fill(name);
  await page.getByLabel("Which role does it act as?").selectOption("inspection coordinator");
  await page.getByRole("group", { name: "In which inspections may it work?" }).getByRole("checkbox").first().check();
  await page.getByLabel("Read evidence and download its files").check();
  await page.getByLabel("Read the self-evaluation").check();
  await page.getByRole("button", { name: "Create the client and its secret" }).click();

  await expect(page.getByRole("heading", { name: `The secret of ${name}` })).toBeVisible();
  const [, fetchToken = "", useToken = ""] = await page.locator(".pl-panel code").allInnerTexts();
  const token = run(fetchToken);
  expect(token["scope"]).toBe("evidence:read self_evaluation:read");
  expect(run(useToken, token["access_token"])).toMatchObject({ machine: true, name });

  await page.getByRole("link", { name: "I have kept the secret" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await visit(page, new URL(page.url()).pathname);
  await page.getByRole("button", { name: /^Change its name/ }).click();
  await page.getByLabel("Read the self-evaluation").uncheck();
  await page.getByRole("button", { name: "Save the changes" }).click();
  await expect(page.getByText("The changes are saved.")).toBeVisible();
  await expect(page.getByText("Read the self-evaluation")).toHaveCount(0);
  await page.getByRole("button", { name: "Revoke this client" }).click();
  await page.getByRole("button", { name: "Revoke it" }).click();
  await expect(page.getByText("The client is revoked.").first()).toBeVisible();
  expect(run(useToken, token["access_token"])["status"]).toBe(401);
  expect(run(fetchToken)["error"]).toBe("invalid_client");
});
