/**
 * The files that this tab is sending. Kept outside the page, so that sending goes on while the person writes elsewhere.
 */
import { ApiProblem } from "../../api/problems";
import { startUpload, type UploadHandle } from "../../api/upload";
import { addEvidence } from "./queries";
import { refusalOf } from "./refusals";

export type Phase = "waiting" | "sending" | "paused" | "lost" | "received" | "refused";

export interface Sending {
  key: string;
  file: File;
  phase: Phase;
  sent: number;
  startedAt: number;
  reference: string | null;
  receivedAt: Date | null;
  words: string | null;
}

const AT_ONCE = 2;

const titleOf = (name: string): string => name.replace(/\.[^.]+$/, "").replaceAll("_", " ");

export class Uploads {
  private rows: Sending[] = [];
  private readonly handles = new Map<string, UploadHandle>();
  private readonly items = new Map<string, { id: string; reference: string }>();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly inspection: string,
    private readonly onReceived: () => void,
    private readonly add = addEvidence,
    private readonly start = startUpload,
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): Sending[] => this.rows;

  take(files: Iterable<File>): void {
    const now = Date.now();
    const fresh = [...files].map((file, at): Sending => {
      const words = refusalOf(file);
      const key = `${now}-${at}-${file.name}`;
      const phase = words ? "refused" : "waiting";
      return { key, file, phase, sent: 0, startedAt: now, reference: null, receivedAt: null, words };
    });
    this.rows = [...this.rows, ...fresh];
    this.tell();
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

  remove(key: string): void {
    void this.handles.get(key)?.pause();
    this.handles.delete(key);
    this.rows = this.rows.filter((row) => row.key !== key);
    this.tell();
    this.next();
  }

  private next(): void {
    const busy = this.rows.filter((row) => row.phase === "sending").length;
    for (const row of this.rows.filter(({ phase }) => phase === "waiting").slice(0, Math.max(0, AT_ONCE - busy))) {
      this.become(row.key, { phase: "sending", startedAt: Date.now() });
      void this.send(row);
    }
  }

  private async send(row: Sending): Promise<void> {
    try {
      // Trying again after a lost line must not make a second item of the same file.
      const item =
        this.items.get(row.key) ??
        (await this.add(this.inspection, { title: titleOf(row.file.name), kind: "file", file_name: row.file.name }));
      this.items.set(row.key, item);
      this.become(row.key, { reference: item.reference });
      const handle = await this.start(
        row.file,
        item.id,
        { evidence_id: item.id },
        {
          progress: (sent) => this.become(row.key, { sent }),
          done: () => this.received(row.key),
          lost: ({ refused }) => this.stopped(row.key, refused),
        },
      );
      this.handles.set(row.key, handle);
    } catch (error) {
      this.stopped(row.key, error instanceof ApiProblem && error.status < 500 ? error.message : null);
    }
  }

  private received(key: string): void {
    this.handles.delete(key);
    const row = this.rows.find((one) => one.key === key);
    this.become(key, { phase: "received", sent: row?.file.size ?? 0, receivedAt: new Date() });
    this.onReceived();
    this.next();
  }

  private stopped(key: string, refused: string | null): void {
    if (refused) this.handles.delete(key);
    this.become(key, { phase: refused ? "refused" : "lost", words: refused });
    this.next();
  }

  private become(key: string, change: Partial<Sending>): void {
    this.rows = this.rows.map((row) => (row.key === key ? { ...row, ...change } : row));
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
