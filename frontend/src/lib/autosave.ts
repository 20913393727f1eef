/**
 * Sends what a person writes two seconds after they stop, one request at a time.
 *
 * Nothing typed is ever dropped: every change is kept on this computer first and let go only when the server has
 * acknowledged that very text. A clash stops the queue until the person has chosen; a lost connection or an ended
 * sign-in leaves the words kept and the queue ready to try again.
 */

export type SaveState =
  | { kind: "untouched" }
  | { kind: "waiting" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "kept"; why: "offline" | "signed_out" }
  | { kind: "conflict"; theirs: unknown; etag: string | null }
  | { kind: "refused"; message: string };

export type Outcome<T> =
  | { kind: "saved"; etag: string | null; at: Date; value?: T }
  | { kind: "conflict"; theirs: unknown; etag: string | null }
  | { kind: "offline" }
  | { kind: "signed_out" }
  | { kind: "refused"; message: string };

export interface AutosaveOptions<T> {
  etag: string | null;
  send: (value: T, etag: string | null) => Promise<Outcome<T>>;
  keep: (value: T, etag: string | null) => Promise<void>;
  letGo: () => Promise<void>;
  delay?: number;
  retryAfter?: number;
}

export class Autosave<T> {
  state: SaveState = { kind: "untouched" };
  private etag: string | null;
  private pending: { value: T } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly options: Required<AutosaveOptions<T>>;

  constructor(options: AutosaveOptions<T>) {
    this.options = { delay: 2000, retryAfter: 15_000, ...options };
    this.etag = options.etag;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): SaveState => this.state;

  /** True while the server does not have the latest words. */
  get unsent(): boolean {
    return this.pending !== null || this.running !== null;
  }

  change(value: T): void {
    this.pending = { value };
    void this.options.keep(value, this.etag);
    if (this.state.kind === "conflict") return;
    if (!this.running) this.become({ kind: "waiting" });
    this.schedule(this.options.delay);
  }

  /** Send now: on blur, on leaving the page, when the connection or the sign-in is back. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.state.kind === "conflict") return;
    if (this.running) await this.running;
    if (!this.pending) return;
    this.running = this.sendPending().finally(() => {
      this.running = null;
    });
    await this.running;
    if (this.pending && this.state.kind === "saving") {
      this.become({ kind: "waiting" });
      this.schedule(this.options.delay);
    }
  }

  /** The person chose what to keep after a clash; it is written over the version they have now seen. */
  async settle(value: T, etag: string | null): Promise<void> {
    this.etag = etag;
    this.pending = { value };
    this.become({ kind: "waiting" });
    await this.options.keep(value, etag);
    await this.flush();
  }

  /** The person took the other version: theirs stays as it is and nothing is sent. */
  async take(etag: string | null): Promise<void> {
    this.etag = etag;
    this.pending = null;
    await this.options.letGo();
    this.become({ kind: "untouched" });
  }

  stop(): void {
    clearTimeout(this.timer);
    this.listeners.clear();
  }

  private async sendPending(): Promise<void> {
    const sent = this.pending;
    if (!sent) return;
    this.become({ kind: "saving" });
    const outcome = await this.options.send(sent.value, this.etag);
    if (outcome.kind === "saved") {
      this.etag = outcome.etag;
      if (this.pending !== sent) {
        if (this.pending) await this.options.keep(this.pending.value, this.etag);
        return;
      }
      this.pending = null;
      await this.options.letGo();
      this.become({ kind: "saved", at: outcome.at });
    } else if (outcome.kind === "offline" || outcome.kind === "signed_out") {
      this.become({ kind: "kept", why: outcome.kind });
      this.schedule(this.options.retryAfter);
    } else {
      this.become(outcome);
    }
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delay);
  }

  private become(state: SaveState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
