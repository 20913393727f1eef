/** Somebody asked to see the newest version: a page that holds words of its own takes it in, if none of them are unsent. */

const listeners = new Set<() => void>();

export function onShowNewest(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function showNewest(): void {
  for (const listener of listeners) listener();
}
