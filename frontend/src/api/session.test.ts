// @vitest-environment jsdom
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { signedInFetch } from "./client";
import { ConnectionLost, SignedOut } from "./problems";
import { Session } from "./session";

const HERE = window.location.origin;
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function token(account: string, serial: number): string {
  return ["e30", btoa(JSON.stringify({ sub: account, serial })).replaceAll("=", ""), "sig"].join(".");
}

/** A sign-in service that renews for Ann and counts how often it was asked. */
function service({ expiresIn = 600 } = {}) {
  const asked = { signIn: 0, refresh: 0, headers: [] as (string | null)[] };
  const answer = () =>
    HttpResponse.json({
      access_token: token("ann", asked.refresh + asked.signIn),
      token_type: "Bearer",
      expires_in: expiresIn,
      idle_seconds: 1800,
      server_time: new Date().toISOString(),
      permitted_actions: [{ action: "list_accounts", allowed: true, reason: null }],
    });
  server.use(
    http.post(`${HERE}/api/v1/sign-in`, ({ request }) => {
      asked.signIn += 1;
      asked.headers.push(request.headers.get("X-Plumbline"));
      return answer();
    }),
    http.post(`${HERE}/api/v1/sign-in/refresh`, ({ request }) => {
      asked.refresh += 1;
      asked.headers.push(request.headers.get("X-Plumbline"));
      return answer();
    }),
  );
  return asked;
}

it("signs in with the custom header and knows whose session it is", async () => {
  const asked = service();
  const session = new Session();
  await session.signIn("ann@council.example", "secret words");
  expect(session.state).toBe("signed_in");
  expect(session.account).toBe("ann");
  expect(session.endsAt - session.renewedAt).toBe(30 * 60_000);
  expect(session.permitted.map(({ action }) => action)).toEqual(["list_accounts"]);
  expect(asked.headers).toEqual(["1"]);
});

it("takes up the session of the cookie when the page is loaded again", async () => {
  service();
  const session = new Session();
  expect(await session.restore()).toBe(true);
  expect(session.account).toBe("ann");
});

it("is signed out, not expired, when there was no session at the start", async () => {
  server.use(http.post(`${HERE}/api/v1/sign-in/refresh`, () => HttpResponse.json({}, { status: 401 })));
  const session = new Session();
  expect(await session.restore()).toBe(false);
  expect(session.state).toBe("signed_out");
});

it("renews once when many requests find the token at its end", async () => {
  const asked = service({ expiresIn: 10 });
  const session = new Session();
  await session.signIn("ann@council.example", "x");
  await Promise.all([session.bearer(), session.bearer(), session.bearer()]);
  expect(asked.refresh).toBe(1);
});

it("renews in the middle of a session and repeats the request with its body", async () => {
  const asked = service();
  const bodies: string[] = [];
  let first = true;
  server.use(
    http.put(`${HERE}/api/v1/thing`, async ({ request }) => {
      bodies.push(await request.text());
      if (!first) return HttpResponse.json({ ok: true });
      first = false;
      return HttpResponse.json({}, { status: 401 });
    }),
  );
  const session = new Session();
  await session.signIn("ann@council.example", "x");
  const response = await signedInFetch(session)(new Request(`${HERE}/api/v1/thing`, { method: "PUT", body: "words" }));
  expect(response.status).toBe(200);
  expect(bodies).toEqual(["words", "words"]);
  expect(asked.refresh).toBe(1);
});

it("ends as expired, so that the page stays and asks for the password in place", async () => {
  service();
  const session = new Session();
  await session.signIn("ann@council.example", "x");
  server.use(
    http.post(`${HERE}/api/v1/sign-in/refresh`, () => HttpResponse.json({}, { status: 401 })),
    http.get(`${HERE}/api/v1/thing`, () => HttpResponse.json({}, { status: 401 })),
  );
  await expect(signedInFetch(session)(new Request(`${HERE}/api/v1/thing`))).rejects.toBeInstanceOf(SignedOut);
  expect(session.state).toBe("expired");
  expect(session.account).toBe("ann");
});

it("does not take a lost connection for a sign-out", async () => {
  service({ expiresIn: 10 });
  const session = new Session();
  await session.signIn("ann@council.example", "x");
  server.use(http.post(`${HERE}/api/v1/sign-in/refresh`, () => HttpResponse.error()));
  await expect(session.bearer()).rejects.toBeInstanceOf(ConnectionLost);
  expect(session.state).toBe("signed_in");
});

it("uses the token that another tab has just got instead of asking again", async () => {
  const asked = service({ expiresIn: 10 });
  const one = new Session();
  const other = new Session();
  await one.signIn("ann@council.example", "x");
  await vi.waitFor(() => expect(other.account).toBe("ann"));
  expect(other.state).toBe("signed_in");
  expect(asked).toMatchObject({ signIn: 1, refresh: 0 });
});

it("signs every tab of the same account out together", async () => {
  service();
  server.use(http.post(`${HERE}/api/v1/sign-out`, () => new HttpResponse(null, { status: 204 })));
  const one = new Session();
  const other = new Session();
  await one.signIn("ann@council.example", "x");
  await vi.waitFor(() => expect(other.account).toBe("ann"));
  await one.signOut();
  await vi.waitFor(() => expect(other.state).toBe("signed_out"));
  expect(other.account).toBeNull();
});
