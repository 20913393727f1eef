import { expect } from "@playwright/test";
import { codeOf } from "./authenticator";
import { personWith, test } from "./people";

test("somebody sets up one-time codes, signs in with one, and switches them off again", async ({ seat }) => {
  const person = personWith("local_file_reader");
  const page = await seat("local_file_reader", "/account");
  const prove = async (button: string) => {
    await page.getByLabel("Your password", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: button, exact: true }).click();
  };

  await page.getByRole("button", { name: "Set up one-time codes" }).click();
  await prove("Show the key");
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  const key = await page.locator("form code").innerText();
  await page.getByLabel("Code from the app").fill("000000");
  await page.getByRole("button", { name: "Switch on" }).click();
  await expect(page.getByText("Give the six digits that the new authenticator shows now").first()).toBeVisible();
  await page.getByLabel("Code from the app").fill(codeOf(key));
  await page.getByRole("button", { name: "Switch on" }).click();
  await expect(page.getByRole("list", { name: "The list of codes" }).getByRole("listitem")).toHaveCount(10);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();

  const elsewhere = await seat("public");
  await elsewhere.goto("/account");
  await elsewhere.getByLabel("Email address").fill(person.email);
  await elsewhere.getByLabel("Password", { exact: true }).fill(person.password);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await elsewhere.getByLabel("One-time code").fill(codeOf(key, 1));
  await elsewhere.getByRole("button", { name: "Sign in with the code" }).click();
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("You are signed out everywhere else.")).toBeVisible();
  await page.getByRole("button", { name: "Switch off" }).click();
  await prove("Switch off");
  await expect(page.getByText("One-time codes are off.")).toBeVisible();
});
