import { useParams } from "@tanstack/react-router";

type Name = "id" | "indicator" | "reference" | "token" | "version" | "client" | "account";

/** A part of the address. The routes are made in one place, so that a missing one is a mistake in the router. */
export function useParam(name: Name): string {
  const params: Partial<Record<Name, string>> = useParams({ strict: false });
  const value = params[name];
  if (value === undefined) throw new Error(`this page's address has no ${name}`);
  return value;
}

/** A part that only some addresses of a page have. */
export function useOptionalParam(name: Name): string | undefined {
  const params: Partial<Record<Name, string>> = useParams({ strict: false });
  return params[name];
}
