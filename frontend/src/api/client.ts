/** The one way to the server: typed by the generated schema, signed in, and every refusal an error with words. */
import createClient from "openapi-fetch";
import type { paths } from "./schema";
import { ConnectionLost, SignedOut, problemOf } from "./problems";
import type { Complete } from "./schemas";
import { session, type Session } from "./session";

async function send(request: Request): Promise<Response> {
  return fetch(request).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ConnectionLost();
  });
}

/** Fetch with the access token; a token refused in mid-session is renewed once and the request repeated as it was. */
export function signedInFetch(who: Session = session) {
  return async (request: Request): Promise<Response> => {
    const again = request.clone();
    const token = await who.bearer();
    if (token) request.headers.set("Authorization", `Bearer ${token}`);
    const response = await send(request);
    if (response.status !== 401 || !token) return response;
    await who.renew();
    again.headers.set("Authorization", `Bearer ${(await who.bearer()) ?? ""}`);
    return send(again);
  };
}

export const api = createClient<paths>({
  // The paths of the schema begin with /api/v1.
  baseUrl: window.location.origin,
  fetch: signedInFetch(),
});

/** Asked for from our own pages before anyone is signed in; their answers hold secrets and are never kept for a replay. */
const WITHOUT_ACCOUNT = /^\/api\/v1\/(invitations\/(opening|acceptance|naming)|password-resets|sign-in\/enrolment)$/;

/** Asked again every few seconds: an answer kept for a repeat would be of no use to anybody. */
const NEVER_REPEATED = /\/watch$/;

api.use({
  onRequest({ request, schemaPath }) {
    if (WITHOUT_ACCOUNT.test(schemaPath)) {
      request.headers.set("X-Plumbline", "1");
      return request;
    }
    // Repeating the same request after a dropped line must not do the thing twice.
    if (request.method === "POST" && !request.headers.has("Idempotency-Key") && !NEVER_REPEATED.test(schemaPath)) {
      request.headers.set("Idempotency-Key", crypto.randomUUID());
    }
    return request;
  },
});

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

export interface Versioned<T> {
  data: T;
  etag: string | null;
}

/** The body of an answer with its version, or the refusal as an error. */
export async function versioned<T>(answer: Promise<Answer<T>>): Promise<Versioned<Complete<T>>> {
  const { data, error, response } = await answer;
  if (response.status === 401) throw new SignedOut();
  if (!response.ok) {
    const body = new Response(typeof error === "string" ? error : JSON.stringify(error ?? {}), {
      status: response.status,
      headers: response.headers,
    });
    throw await problemOf(body);
  }
  return { data: data as Complete<T>, etag: response.headers.get("etag") };
}

/** The body of an answer, or the refusal as an error. */
export async function got<T>(answer: Promise<Answer<T>>): Promise<Complete<T>> {
  return (await versioned(answer)).data;
}
