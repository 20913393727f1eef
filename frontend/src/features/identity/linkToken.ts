import { useEffect, useState } from "react";

/** The secret of a link stands behind the `#`, where no server sees it; it is taken out of the address at once. */
export function useLinkToken(): string {
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    if (token) window.history.replaceState(window.history.state, "", window.location.pathname);
  }, [token]);
  return token;
}
