/**
 * Asks again and again while somebody is there: not while the page is hidden, offline or signed out, and ever more
 * seldom while the service is busy.
 */

export type Asked = "answered" | "busy" | "refused";

export interface PollOptions {
  ask: () => Promise<Asked>;
  /** Whether anybody would see the answer, and the service can be reached. */
  awake: () => boolean;
  every?: number;
  atMost?: number;
}

export class Poll {
  private readonly options: Required<PollOptions>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wait: number;
  private asking = false;
  private stopped = false;

  constructor(options: PollOptions) {
    this.options = { every: 10_000, atMost: 160_000, ...options };
    this.wait = this.options.every;
  }

  /** Ask now if it is time to: at the beginning, and when the page is looked at again. A busy service keeps its rest. */
  wake(): void {
    if (this.stopped || this.asking || !this.options.awake()) return;
    if (this.wait > this.options.every && this.timer !== undefined) return;
    void this.turn();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async turn(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.asking = true;
    const asked = await this.options.ask();
    this.asking = false;
    if (this.stopped || asked === "refused") return;
    this.wait = asked === "busy" ? Math.min(this.wait * 2, this.options.atMost) : this.options.every;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (!this.stopped && this.options.awake()) void this.turn();
    }, this.wait);
  }
}
