/** Refusals of the server (RFC 9457) as typed errors, and the words a person reads beside a field. */

export interface FieldFault {
  pointer: string;
  code: string;
  detail: string;
}

interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  instance?: string;
  errors?: FieldFault[];
  [member: string]: unknown;
}

export class ApiProblem extends Error {
  readonly status: number;
  readonly slug: string;
  readonly title: string;
  readonly faults: FieldFault[];
  readonly etag: string | null;
  readonly members: Record<string, unknown>;

  constructor(status: number, body: ProblemBody, etag: string | null = null) {
    super(body.detail ?? body.title ?? `The service answered ${status}.`);
    this.name = "ApiProblem";
    this.status = status;
    this.slug = (body.type ?? "").split("/").pop() ?? "";
    this.title = body.title ?? "Something went wrong";
    this.faults = body.errors ?? [];
    this.etag = etag;
    this.members = body;
  }
}

/** No answer at all: the line is down or the service is restarting. */
export class ConnectionLost extends Error {
  constructor() {
    super("There is no connection to the service. Nothing you wrote is lost. Try again in a moment.");
    this.name = "ConnectionLost";
  }
}

/** The session has ended; the person signs in again in place and carries on. */
export class SignedOut extends Error {
  constructor() {
    super("You were signed out. Sign in again; nothing is lost.");
    this.name = "SignedOut";
  }
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => ({}));
  const members = typeof body === "object" && body !== null ? (body as ProblemBody) : {};
  return new ApiProblem(response.status, members, response.headers.get("etag"));
}

/** Where a fault belongs and what to say. The key is the pointer, or the pointer and the code: `/week_1_on not_a_monday`. */
export type FaultWords = Record<string, { field: string; words?: string }>;

export interface FieldMessage {
  field: string;
  words: string;
}

/**
 * The messages of a form. Two faults with one code on two fields stay two messages, and one field never says the same
 * thing twice. A fault nobody planned for still says something: the server's own sentence, at the top.
 */
export function messagesOf(error: unknown, words: FaultWords = {}): FieldMessage[] {
  if (!(error instanceof ApiProblem)) {
    return [{ field: "", words: error instanceof Error ? error.message : "Something went wrong. Try again." }];
  }
  if (error.faults.length === 0) return [{ field: "", words: error.message }];
  const messages = error.faults.map((fault) => {
    const known = words[`${fault.pointer} ${fault.code}`] ?? words[fault.pointer];
    const field = known?.field ?? fault.pointer.replace(/^\//, "").replaceAll("/", "-");
    return { field, words: known?.words ?? fault.detail };
  });
  return messages.filter(
    (message, at) =>
      messages.findIndex((other) => other.field === message.field && other.words === message.words) === at,
  );
}
