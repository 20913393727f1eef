import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { session } from "../../api/session";
import { Uploads, type Sending } from "./uploads";

const running = new Map<string, Uploads>();

/** The uploads of one inspection by the account that is signed in, whichever page is open. */
export function useUploads(inspection: string): { rows: Sending[]; uploads: Uploads } {
  const queries = useQueryClient();
  const key = `${session.account}|${inspection}`;
  let uploads = running.get(key);
  if (!uploads) {
    uploads = new Uploads(inspection, () => void queries.invalidateQueries({ queryKey: ["evidence", inspection] }));
    running.set(key, uploads);
  }
  return { uploads, rows: useSyncExternalStore(uploads.subscribe, uploads.snapshot) };
}
