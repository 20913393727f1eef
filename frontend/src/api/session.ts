/**
 * Who is signed in, in this tab. The access token lives in memory only; a cookie that scripts cannot read renews it.
 *
 * Tabs share one cookie that works once, so they take turns (navigator.locks) and hand the new token round: a second tab
 * that waited for its turn uses what the first one got instead of asking again.
 */
import type { Answer } from "./schemas";
import { setServerClock } from "../lib/serverClock";
import { ConnectionLost, SignedOut, problemOf } from "./problems";

const BASE = "/api/v1";
const HEADERS = { "X-Plumbline": "1" };
/** Renew a little before the end, so that no request leaves with a token that ends on the way. */
const MARGIN = 30_000;

export type SessionState = "unknown" | "signed_in" | "signed_out" | "expired";

type TokenAnswer = Answer<"AccessTokenView">;

interface Token {
  value: string;
  account: string;
  expires: number;
  /** How long the session lasts without a renewal, in milliseconds. */
  idle: number;
  permitted: TokenAnswer["permitted_actions"];
}

type Message = { kind: "token"; token: Token; at: number } | { kind: "signed_out"; account: string };

function accountIn(token: string): string {
  const payload = token.split(".")[1] ?? "";
  const claims = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))) as { sub?: string };
  return claims.sub ?? "";
}

export class Session {
  state: SessionState = "unknown";
  /** When this browser last spoke with the sign-in service: the idle clock counts from here. */
  renewedAt = 0;
  private token: Token | null = null;
  private renewing: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("plumbline-session");

  constructor() {
    this.channel?.addEventListener("message", (event: MessageEvent<Message>) => this.hear(event.data));
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): SessionState => this.state;

  get account(): string | null {
    return this.token?.account ?? null;
  }

  /** When the session ends unless it is renewed; never, while nobody is signed in. */
  get endsAt(): number {
    return this.token ? this.renewedAt + this.token.idle : Infinity;
  }

  /** What the frame over every page may lead to. */
  get permitted(): TokenAnswer["permitted_actions"] {
    return this.token?.permitted ?? [];
  }

  /** Whether the token in hand still holds, so that asking for something renews nothing. */
  get fresh(): boolean {
    return this.token !== null && this.token.expires - MARGIN > Date.now();
  }

  async signIn(email: string, password: string, oneTimeCode?: string): Promise<void> {
    const before = this.account;
    const response = await this.post("/sign-in", {
      email,
      password,
      ...(oneTimeCode ? { one_time_code: oneTimeCode } : {}),
    });
    if (!response.ok) throw await problemOf(response);
    this.accept((await response.json()) as TokenAnswer, before);
  }

  /** At the first load: take up the session of the cookie, if there is one. */
  async restore(): Promise<boolean> {
    if (this.state === "unknown") await this.renew().catch(() => undefined);
    return this.state === "signed_in" || this.state === "expired";
  }

  async bearer(): Promise<string | null> {
    if (this.token && !this.fresh) await this.renew();
    return this.token?.value ?? null;
  }

  /** One renewal at a time, in this tab and across tabs. */
  renew(): Promise<void> {
    this.renewing ??= this.inTurn(Date.now()).finally(() => {
      this.renewing = null;
    });
    return this.renewing;
  }

  async signOut(): Promise<void> {
    const account = this.account ?? "";
    await this.post("/sign-out", undefined).catch(() => undefined);
    this.token = null;
    this.channel?.postMessage({ kind: "signed_out", account } satisfies Message);
    this.become("signed_out");
  }

  private async inTurn(asked: number): Promise<void> {
    const turn = async () => {
      if (this.renewedAt > asked && this.token) return;
      await this.refresh();
    };
    await (typeof navigator.locks === "undefined" ? turn() : navigator.locks.request("plumbline-session", turn));
  }

  private async refresh(): Promise<void> {
    const before = this.account;
    const response = await this.post("/sign-in/refresh", undefined);
    if (response.status === 401 || response.status === 403) {
      this.become(before ? "expired" : "signed_out");
      throw new SignedOut();
    }
    if (!response.ok) throw await problemOf(response);
    this.accept((await response.json()) as TokenAnswer, before);
  }

  private accept(answer: TokenAnswer, before: string | null): void {
    const token = {
      value: answer.access_token,
      account: accountIn(answer.access_token),
      expires: Date.now() + answer.expires_in * 1000,
      idle: answer.idle_seconds * 1000,
      permitted: answer.permitted_actions,
    };
    setServerClock(answer.server_time);
    this.take(token, Date.now());
    this.channel?.postMessage({ kind: "token", token, at: this.renewedAt } satisfies Message);
    // Somebody else signed in with this browser: nothing of the first person may stay on the page.
    if (before && before !== token.account) window.location.assign("/");
  }

  private take(token: Token, at: number): void {
    this.token = token;
    this.renewedAt = at;
    this.become("signed_in");
  }

  private hear(message: Message): void {
    if (message.kind === "signed_out") {
      if (message.account !== this.account) return;
      this.token = null;
      this.become("signed_out");
    } else if (this.account === null || message.token.account === this.account) {
      this.take(message.token, message.at);
    } else {
      window.location.assign("/");
    }
  }

  private async post(path: string, body: unknown): Promise<Response> {
    const headers = body === undefined ? HEADERS : { ...HEADERS, "Content-Type": "application/json" };
    const init: RequestInit = { method: "POST", headers, credentials: "same-origin" };
    if (body !== undefined) init.body = JSON.stringify(body);
    return fetch(BASE + path, init).catch(() => {
      throw new ConnectionLost();
    });
  }

  private become(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

export const session = new Session();
