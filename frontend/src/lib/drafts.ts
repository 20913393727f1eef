/**
 * Words that the server has not acknowledged yet, kept on this computer only.
 *
 * One record for each account and place, removed when the server has the text, after seven days, and at sign-out once
 * the person has been asked. An idle sign-out keeps them, so that nobody loses a paragraph to a phone call.
 */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";

export interface Draft {
  account: string;
  place: string;
  value: unknown;
  /** The version the words were written against: sending them with it is what makes a clash visible. */
  etag: string | null;
  kept_at: number;
}

interface Drafts extends DBSchema {
  drafts: { key: [string, string]; value: Draft; indexes: { account: string } };
}

const SEVEN_DAYS = 7 * 86_400_000;

let opened: Promise<IDBPDatabase<Drafts>> | null = null;

function database(): Promise<IDBPDatabase<Drafts>> {
  opened ??= openDB<Drafts>("plumbline", 1, {
    upgrade(db) {
      db.createObjectStore("drafts", { keyPath: ["account", "place"] }).createIndex("account", "account");
    },
  });
  return opened;
}

export async function keepDraft(draft: Omit<Draft, "kept_at">, now = Date.now()): Promise<void> {
  await (await database()).put("drafts", { ...draft, kept_at: now });
}

export async function draftAt(account: string, place: string): Promise<Draft | undefined> {
  return (await database()).get("drafts", [account, place]);
}

export async function dropDraft(account: string, place: string): Promise<void> {
  await (await database()).delete("drafts", [account, place]);
}

export async function draftsOf(account: string): Promise<Draft[]> {
  return (await database()).getAllFromIndex("drafts", "account", account);
}

export async function dropDraftsOf(account: string): Promise<void> {
  for (const draft of await draftsOf(account)) await dropDraft(account, draft.place);
}

/** Remove what is older than seven days, whoever wrote it. */
export async function pruneDrafts(now = Date.now()): Promise<void> {
  const db = await database();
  for (const draft of await db.getAll("drafts")) {
    if (now - draft.kept_at > SEVEN_DAYS) await db.delete("drafts", [draft.account, draft.place]);
  }
}
