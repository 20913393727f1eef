/**
 * Every page of the service, once. `make test` visits each once for each side that sees it differently, `make
 * accessibility` visits each as every role and in every state, `make contact-sheet` takes its picture; a unit test
 * compares this table with the router. A new page is added here and nowhere else.
 */
export type Seat =
  "public" | "inspection_coordinator" | "lead_inspector" | "inspectorate_administrator" | "council_administrator";

/** What a page's address is made of: found by asking the service as the person who visits. */
export interface Places {
  /** The inspection under way with most in it that this person sees, or the one with least; null where they see none. */
  inspection(fullness: "full" | "empty"): string | null;
  /** The first row of a list of the service, or null where this person sees none. */
  first(path: string): Promise<Record<string, unknown> | null>;
  /** Every inspection that this person sees. */
  inspections: string[];
}

export interface PageOfTheService {
  /** As the router writes it. */
  route: string;
  /** Who sees a page that looks different for them: one person for each, in `make test`. */
  seats: Seat[];
  /** Give the address, or null where this person has nothing to fill it with. Without it the route is the address. */
  address?: (places: Places, fullness: "full" | "empty") => string | null | Promise<string | null>;
}

const PUBLIC: Seat[] = ["public"];
const COUNCIL: Seat[] = ["inspection_coordinator"];
const LEAD: Seat[] = ["lead_inspector"];
const BOTH: Seat[] = [...COUNCIL, ...LEAD];
const INSPECTORATE_ADMINISTRATOR: Seat[] = ["inspectorate_administrator"];
const ADMINISTRATORS: Seat[] = [...INSPECTORATE_ADMINISTRATOR, "council_administrator"];

const fixed = (route: string, seats: Seat[]): PageOfTheService => ({ route, seats });

const within = (part: string, seats: Seat[], instead: Record<string, string> = {}): PageOfTheService => ({
  route: `/inspections/$id${part}`,
  seats,
  address: (places, fullness) => {
    const id = places.inspection(fullness);
    const filled = part.replace(/\$(\w+)/g, (_, name: string) => instead[name] ?? name);
    return id === null ? null : `/inspections/${id}${filled}`;
  },
});

/** A page of the first of a council's own self-evaluations. */
const outside = (part: string, instead: Record<string, string> = {}): PageOfTheService => ({
  route: `/self-evaluations/$own${part}`,
  seats: COUNCIL,
  address: async (places) => {
    const found = await places.first("/self-evaluations");
    const filled = part.replace(/\$(\w+)/g, (_, name: string) => instead[name] ?? name);
    return found ? `/self-evaluations/${found["id"] as string}${filled}` : null;
  },
});

function search(places: Places, fullness: "full" | "empty"): string | null {
  const id = places.inspection(fullness);
  return id === null ? null : `/inspections/${id}/search?q=training`;
}

async function reportVersion(places: Places, part = ""): Promise<string | null> {
  for (const id of places.inspections) {
    const found = await places.first(`/inspections/${id}/reports`);
    if (found) return `/inspections/${id}/report/${found["id"] as string}${part}`;
  }
  return null;
}

async function published(places: Places, part = ""): Promise<string | null> {
  const found = await places.first("/public/reports");
  return found ? `/reports/${found["reference"] as string}${part}` : null;
}

export const PAGES: PageOfTheService[] = [
  fixed("/sign-in", PUBLIC),
  fixed("/invitation", PUBLIC),
  fixed("/new-password", PUBLIC),
  fixed("/reports", PUBLIC),
  { route: "/reports/$reference", seats: PUBLIC, address: (places) => published(places) },
  { route: "/reports/$reference/$version", seats: PUBLIC, address: (places) => published(places, "/1") },
  {
    route: "/reports/$reference/other-format",
    seats: PUBLIC,
    address: (places) => published(places, "/other-format"),
  },
  { route: "/method/$id", seats: PUBLIC, address: () => "/method/jsw-2019" },
  { route: "/method/$id/case-reading", seats: PUBLIC, address: () => "/method/jsw-2019/case-reading" },
  fixed("/help", ["public", ...BOTH]),
  fixed("/limits", PUBLIC),
  fixed("/accessibility", PUBLIC),
  fixed("/privacy", PUBLIC),
  fixed("/", BOTH),
  fixed("/account", BOTH),
  fixed("/other-formats", [...COUNCIL, "inspectorate_administrator"]),
  {
    route: "/other-formats/$id",
    seats: COUNCIL,
    address: async (places) => {
      const found = await places.first("/alternative-formats");
      return found ? `/other-formats/${found["id"] as string}` : null;
    },
  },
  fixed("/notifications", BOTH),
  fixed("/notifications/settings", BOTH),
  fixed("/admin", ADMINISTRATORS),
  {
    route: "/admin/accounts/$account",
    seats: ADMINISTRATORS,
    address: async (places) => {
      const found = await places.first("/accounts");
      return found ? `/admin/accounts/${found["id"] as string}` : null;
    },
  },
  fixed("/admin/audit", ADMINISTRATORS),
  fixed("/admin/councils", INSPECTORATE_ADMINISTRATOR),
  fixed("/admin/methods", INSPECTORATE_ADMINISTRATOR),
  fixed("/api-clients", ADMINISTRATORS),
  fixed("/api-clients/new", ADMINISTRATORS),
  {
    route: "/api-clients/$client",
    seats: [],
    address: async (places) => {
      const found = await places.first("/api-clients");
      return found ? `/api-clients/${found["id"] as string}` : null;
    },
  },
  fixed("/inspections", BOTH),
  fixed("/self-evaluations", BOTH),
  outside(""),
  outside("/evidence"),
  outside("/evidence/$reference", { reference: "E-001" }),
  outside("/format"),
  outside("/comparison"),
  outside("/coverage"),
  outside("/actions"),
  outside("/$indicator", { indicator: "5.1" }),
  outside("/$indicator/history", { indicator: "5.1" }),
  fixed("/inspections/new", ["inspectorate_administrator"]),
  within("", BOTH),
  within("/today", BOTH),
  within("/scope", BOTH),
  within("/agreement", BOTH),
  within("/agreement/case-data", BOTH),
  within("/case-list", BOTH),
  within("/case-sample", BOTH),
  within("/file-reading", BOTH),
  within("/timeline", BOTH),
  within("/timeline/move", LEAD),
  within("/timeline/stages", BOTH),
  within("/timeline/closed-days", BOTH),
  within("/people", BOTH),
  within("/audit", BOTH),
  within("/api-clients", ["council_administrator"]),
  within("/self-evaluation", BOTH),
  within("/self-evaluation/$indicator", BOTH, { indicator: "5.2" }),
  within("/self-evaluation/format", COUNCIL),
  within("/self-evaluation/comparison", COUNCIL),
  within("/self-evaluation/coverage", BOTH),
  within("/self-evaluation/actions", BOTH),
  within("/self-evaluation/supplements", BOTH),
  within("/self-evaluation/$indicator/history", COUNCIL, { indicator: "5.1" }),
  within("/submit", COUNCIL),
  within("/evidence", BOTH),
  within("/evidence/link", COUNCIL),
  within("/evidence/import", COUNCIL),
  within("/evidence/$reference", BOTH, { reference: "E-001" }),
  within("/questions", BOTH),
  within("/review", LEAD),
  within("/review/$indicator", LEAD, { indicator: "5.2" }),
  { route: "/inspections/$id/search", seats: BOTH, address: search },
  within("/findings", BOTH),
  within("/sharing", LEAD),
  within("/evaluations", LEAD),
  within("/evaluations/$indicator", LEAD, { indicator: "5.2" }),
  within("/report", BOTH),
  { route: "/inspections/$id/report/$reference", seats: LEAD, address: (places) => reportVersion(places) },
  {
    route: "/inspections/$id/report/$reference/preview",
    seats: LEAD,
    address: (places) => reportVersion(places, "/preview"),
  },
];
