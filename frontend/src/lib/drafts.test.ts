import { beforeEach, expect, it } from "vitest";
import { draftAt, draftsOf, dropDraft, dropDraftsOf, keepDraft, pruneDrafts } from "./drafts";

const DAY = 86_400_000;

beforeEach(async () => {
  await dropDraftsOf("ann");
  await dropDraftsOf("bob");
});

it("keeps the latest words of one account and place", async () => {
  await keepDraft({ account: "ann", place: "5.2", value: "first", etag: '"1"' });
  await keepDraft({ account: "ann", place: "5.2", value: "second", etag: '"1"' });
  expect((await draftAt("ann", "5.2"))?.value).toBe("second");
  expect(await draftsOf("ann")).toHaveLength(1);
});

it("shows nobody the words of another account on the same computer", async () => {
  await keepDraft({ account: "ann", place: "5.2", value: "hers", etag: null });
  expect(await draftAt("bob", "5.2")).toBeUndefined();
  expect(await draftsOf("bob")).toEqual([]);
});

it("lets go of a draft once the server has acknowledged it", async () => {
  await keepDraft({ account: "ann", place: "5.2", value: "x", etag: null });
  await dropDraft("ann", "5.2");
  expect(await draftAt("ann", "5.2")).toBeUndefined();
});

it("removes what is older than seven days and nothing else", async () => {
  const now = Date.now();
  await keepDraft({ account: "ann", place: "old", value: "x", etag: null }, now - 7 * DAY - 1);
  await keepDraft({ account: "bob", place: "young", value: "y", etag: null }, now - 6 * DAY);
  await pruneDrafts(now);
  expect(await draftAt("ann", "old")).toBeUndefined();
  expect((await draftAt("bob", "young"))?.value).toBe("y");
});

it("at sign-out removes only the drafts of the one who leaves", async () => {
  await keepDraft({ account: "ann", place: "a", value: 1, etag: null });
  await keepDraft({ account: "ann", place: "b", value: 2, etag: null });
  await keepDraft({ account: "bob", place: "a", value: 3, etag: null });
  await dropDraftsOf("ann");
  expect(await draftsOf("ann")).toEqual([]);
  expect(await draftsOf("bob")).toHaveLength(1);
});
