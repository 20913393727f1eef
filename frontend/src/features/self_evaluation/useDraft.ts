import { useQuery } from "@tanstack/react-query";
import { session } from "../../api/session";
import { draftAt, type Draft } from "../../lib/drafts";

/** Words of an earlier visit that never reached the server, looked up before the page is drawn. */
export function useDraft<T>(place: string): { ready: boolean; draft: (Draft & { value: T }) | null } {
  const account = session.account ?? "";
  const { data } = useQuery({
    queryKey: ["draft", account, place],
    gcTime: 0,
    staleTime: 0,
    queryFn: async () => (await draftAt(account, place)) ?? null,
  });
  return { ready: data !== undefined, draft: (data as (Draft & { value: T }) | null) ?? null };
}
