import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { session } from "../../api/session";
import { limits } from "../service/queries";
import { Uploads, type Sending } from "./uploads";

const running = new Map<string, Uploads>();

/** The uploads of one inspection by the account that is signed in, whichever page is open. */
export function useUploads(inspection: string): { rows: Sending[]; uploads: Uploads } {
  const queries = useQueryClient();
  const key = `${session.account}|${inspection}`;
  let uploads = running.get(key);
  if (!uploads) {
    uploads = new Uploads(inspection, () => void queries.invalidateQueries({ queryKey: ["evidence", inspection] }));
    uploads.limits = () =>
      queries.fetchQuery(limits()).then(
        ({ files }) => files,
        () => undefined,
      );
    running.set(key, uploads);
  }
  return { uploads, rows: useSyncExternalStore(uploads.subscribe, uploads.snapshot) };
}
