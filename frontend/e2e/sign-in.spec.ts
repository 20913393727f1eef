import { expect, test } from "@playwright/test";
import { personWith, signIn } from "./people";

test("a wrong password is refused without saying which part was wrong", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill(personWith("senior_manager").email);
  await page.getByLabel("Password", { exact: true }).fill("not the password at all");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByLabel("Email address")).toHaveValue(/@/);
});

test("missing fields are named at the top and beside the field", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").getByRole("link", { name: "Give your password" }).click();
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
});

test("a page that was asked for opens after signing in, and signing out closes every tab", async ({ page }) => {
  await signIn(page, "senior_manager", "/account");
  await expect(page.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();
  const other = await page.context().newPage();
  await other.goto("/");
  await expect(other.getByRole("heading", { level: 1, name: "What you need to do next" })).toBeVisible();
  await page.getByRole("navigation", { name: "Service" }).getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await expect(other.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
});
