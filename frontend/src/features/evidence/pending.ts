/**
 * Files whose sending was cut off: what is needed to go on with each, kept on this computer until the service forgets
 * its half (48 hours). The file itself cannot be kept: the person is asked for it again.
 */
export interface Pending {
  item: { id: string; reference: string };
  /** Whether the item was made for this file, so that giving the file up gives the item up. */
  fresh: boolean;
  name: string;
  size: number;
  lastModified: number;
  sent: number;
  keptAt: number;
}

export interface Keeper {
  all: () => Pending[];
  keep: (pending: Pending) => void;
  drop: (item: string) => void;
}

const LIFETIME = 48 * 3_600_000;
const PLACE = "plumbline-uploads";

type Stored = Record<string, Pending[]>;

function read(now: number): Stored {
  try {
    const stored = JSON.parse(localStorage.getItem(PLACE) ?? "{}") as Stored;
    const fresh = Object.entries(stored).map(([place, rows]) => [
      place,
      rows.filter((row) => now - row.keptAt < LIFETIME),
    ]);
    return Object.fromEntries(fresh.filter(([, rows]) => (rows as Pending[]).length > 0)) as Stored;
  } catch {
    return {};
  }
}

function write(stored: Stored): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(stored));
  } catch {
    // A full or forbidden store costs the going on after a reload, and nothing else.
  }
}

/** What one account was sending to one inspection. */
export function keeperOf(account: string | null, inspection: string): Keeper {
  const place = `${account}|${inspection}`;
  const others = (stored: Stored, item: string) => (stored[place] ?? []).filter((row) => row.item.id !== item);
  return {
    all: () => read(Date.now())[place] ?? [],
    keep: (pending) => {
      const stored = read(Date.now());
      write({ ...stored, [place]: [...others(stored, pending.item.id), pending] });
    },
    drop: (item) => {
      const stored = read(Date.now());
      write({ ...stored, [place]: others(stored, item) });
    },
  };
}

export const sameFile = (
  one: Pick<File, "name" | "size" | "lastModified">,
  other: Pick<Pending, "name" | "size" | "lastModified">,
) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
