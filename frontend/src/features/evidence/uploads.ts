/**
 * The files that this tab is sending. Kept outside the page, so that sending goes on while the person writes elsewhere.
 */
import { ApiProblem } from "../../api/problems";
import { startUpload, type UploadHandle } from "../../api/upload";
import { session } from "../../api/session";
import { serverNow } from "../../lib/serverClock";
import { words } from "./en";
import type { Limits } from "../service/queries";
import { keeperOf, sameFile, type Keeper, type Pending } from "./pending";
import { addEvidence, discardEvidence } from "./queries";
import { refusalOf } from "./refusals";

export type Phase = "waiting" | "sending" | "paused" | "lost" | "interrupted" | "received" | "refused";

export interface Item {
  id: string;
  reference: string;
}

export interface Sending {
  key: string;
  name: string;
  size: number;
  /** Nothing after a reload, until the same file is chosen again. */
  file: File | null;
  phase: Phase;
  sent: number;
  startedAt: number;
  reference: string | null;
  receivedAt: Date | null;
  words: string | null;
}

const AT_ONCE = 2;
/** How often what was sent is noted for after a reload: at every part would be too often for small files. */
const NOTE_EVERY = 0.05;

const titleOf = (name: string): string => name.replace(/\.[^.]+$/, "").replaceAll("_", " ");

export class Uploads {
  /** What the service takes; nothing while it cannot be asked: then it alone decides. */
  limits: () => Promise<Limits["files"] | undefined> = () => Promise.resolve(undefined);
  private rows: Sending[] = [];
  private readonly handles = new Map<string, UploadHandle>();
  private readonly pending = new Map<string, Pending>();
  private readonly given = new Map<string, Item>();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly inspection: string,
    private readonly onReceived: () => void,
    private readonly add = addEvidence,
    private readonly start = startUpload,
    private readonly discard = discardEvidence,
    private readonly keeper: Keeper = keeperOf(session.account, inspection),
  ) {
    for (const pending of this.keeper.all()) {
      this.pending.set(pending.item.id, pending);
      const { name, size, sent } = pending;
      const row = { key: pending.item.id, name, size, sent, reference: pending.item.reference };
      this.rows.push({ ...row, file: null, phase: "interrupted", startedAt: 0, receivedAt: null, words: null });
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): Sending[] => this.rows;

  /** Send files: each makes an item of its own, or is a new version of the item that is named. */
  async take(chosen: Iterable<File>, item?: Item): Promise<void> {
    // A field that is emptied for the next choice empties its list too.
    const files = [...chosen];
    const limits = await this.limits();
    const now = Date.now();
    files.forEach((file, at) => {
      const interrupted = this.rows.find((row) => row.phase === "interrupted" && this.isFor(row.key, file));
      if (interrupted) return this.offer(interrupted.key, file);
      const refused = refusalOf(file, limits);
      const key = `${now}-${at}-${file.name}`;
      const row = { key, name: file.name, size: file.size, file, sent: 0, startedAt: now, receivedAt: null };
      if (item) this.given.set(key, item);
      const reference = item?.reference ?? null;
      this.rows = [...this.rows, { ...row, phase: refused ? "refused" : "waiting", reference, words: refused }];
    });
    this.tell();
    this.next();
  }

  /** Go on with a file that a reload cut off, once the same file is chosen again. */
  offer(key: string, file: File): void {
    if (this.isFor(key, file)) this.become(key, { file, phase: "waiting", words: null });
    else this.become(key, { words: words.anotherFile(this.rows.find((row) => row.key === key)?.name ?? "") });
    this.next();
  }

  pause(key: string): void {
    void this.handles.get(key)?.pause();
    this.become(key, { phase: "paused" });
    this.next();
  }

  carryOn(key: string): void {
    const handle = this.handles.get(key);
    this.become(key, { phase: handle ? "sending" : "waiting", startedAt: Date.now() });
    if (handle) handle.carryOn();
    else this.next();
  }

  /** Take a row off the list; an item that was made for a file that never came goes with it. */
  remove(key: string): void {
    void this.handles.get(key)?.pause();
    this.forget(key);
    this.rows = this.rows.filter((row) => row.key !== key);
    this.tell();
    this.next();
  }

  private isFor(key: string, file: File): boolean {
    const pending = this.pending.get(key);
    return pending !== undefined && sameFile(file, pending);
  }

  private next(): void {
    const busy = this.rows.filter((row) => row.phase === "sending").length;
    for (const row of this.rows.filter(({ phase }) => phase === "waiting").slice(0, Math.max(0, AT_ONCE - busy))) {
      this.become(row.key, { phase: "sending", startedAt: Date.now() });
      if (row.file) void this.send(row, row.file);
    }
  }

  private async send(row: Sending, file: File): Promise<void> {
    try {
      const { item } = await this.placeOf(row.key, file);
      this.become(row.key, { reference: item.reference });
      const handle = await this.start(
        file,
        item.id,
        { evidence_id: item.id },
        {
          progress: (sent) => this.progress(row.key, sent),
          done: () => this.received(row.key),
          lost: ({ refused }) => this.stopped(row.key, refused),
        },
      );
      this.handles.set(row.key, handle);
    } catch (error) {
      this.stopped(row.key, error instanceof ApiProblem && error.status < 500 ? error.message : null);
    }
  }

  /** Trying again, after a lost line or a reload, must not make a second item of the same file. */
  private async placeOf(key: string, file: File): Promise<Pending> {
    const known = this.pending.get(key);
    if (known) return known;
    const given = this.given.get(key);
    const item =
      given ?? (await this.add(this.inspection, { title: titleOf(file.name), kind: "file", file_name: file.name }));
    const { name, size, lastModified } = file;
    const { id, reference } = item;
    const pending = { item: { id, reference }, fresh: !given, name, size, lastModified, sent: 0, keptAt: Date.now() };
    this.pending.set(key, pending);
    this.keeper.keep(pending);
    return pending;
  }

  private progress(key: string, sent: number): void {
    const pending = this.pending.get(key);
    if (pending && Math.abs(sent - pending.sent) > pending.size * NOTE_EVERY) {
      pending.sent = sent;
      this.keeper.keep(pending);
    }
    this.become(key, { sent });
  }

  private received(key: string): void {
    const pending = this.pending.get(key);
    if (pending) this.keeper.drop(pending.item.id);
    this.pending.delete(key);
    this.handles.delete(key);
    const row = this.rows.find((one) => one.key === key);
    this.become(key, { phase: "received", sent: row?.size ?? 0, receivedAt: serverNow() });
    this.onReceived();
    this.next();
  }

  private stopped(key: string, refused: string | null): void {
    if (refused) this.forget(key);
    this.become(key, { phase: refused ? "refused" : "lost", words: refused });
    this.next();
  }

  private forget(key: string): void {
    const pending = this.pending.get(key);
    this.pending.delete(key);
    this.handles.delete(key);
    if (!pending) return;
    this.keeper.drop(pending.item.id);
    if (pending.fresh) void this.discard(this.inspection, pending.item.id).then(this.onReceived, () => undefined);
  }

  private become(key: string, change: Partial<Sending>): void {
    this.rows = this.rows.map((row) => (row.key === key ? { ...row, ...change } : row));
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
