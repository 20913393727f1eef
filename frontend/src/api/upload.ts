/** One resumable upload (tus 1.0): parts of 8 MiB, a fresh token for each, carried on from where it stopped. */
import { ConnectionLost, problemOf } from "./problems";
import { session } from "./session";

export interface UploadHandle {
  pause: () => Promise<void>;
  carryOn: () => void;
}

export interface UploadEvents {
  progress: (sent: number, total: number) => void;
  done: (uploadUrl: string) => void;
  lost: (reason: UploadTrouble) => void;
}

export interface UploadTrouble {
  /** The server said no and will say no again: its own words. Otherwise the line was lost and what was sent is safe. */
  refused: string | null;
}

const PART = 8 * 1024 * 1024;
const AGAIN_AFTER = [0, 1000, 3000, 5000, 10_000];

async function troubleOf(error: unknown): Promise<UploadTrouble> {
  const { DetailedError } = await import("tus-js-client");
  if (!(error instanceof DetailedError) || !error.originalResponse) return { refused: null };
  const status = error.originalResponse.getStatus();
  if (status >= 500 || status === 423 || status === 429 || status === 401) return { refused: null };
  try {
    const body = JSON.parse(error.originalResponse.getBody()) as { detail?: string };
    return { refused: body.detail ?? "The service did not take this file." };
  } catch {
    return { refused: "The service did not take this file." };
  }
}

/** Start, or carry on with, the sending of a file; `place` keeps the uploads of two inspections apart. */
export async function startUpload(
  file: File,
  place: string,
  metadata: Record<string, string>,
  on: UploadEvents,
): Promise<UploadHandle> {
  const { Upload } = await import("tus-js-client");
  const upload = new Upload(file, {
    endpoint: "/api/v1/uploads",
    chunkSize: PART,
    retryDelays: AGAIN_AFTER,
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name, filetype: file.type, ...metadata },
    fingerprint: () =>
      Promise.resolve([session.account, place, file.name, file.size, file.lastModified].map(String).join("|")),
    async onBeforeRequest(request) {
      request.setHeader("Authorization", `Bearer ${(await session.bearer()) ?? ""}`);
    },
    onProgress: on.progress,
    onSuccess: () => on.done(upload.url ?? ""),
    onError: (error) => void troubleOf(error).then(on.lost),
  });
  const [earlier] = await upload.findPreviousUploads();
  if (earlier) upload.resumeFromPreviousUpload(earlier);
  upload.start();
  return { pause: () => upload.abort(), carryOn: () => upload.start() };
}

/**
 * A whole file as the body of one POST, with progress. `fetch` cannot say how much of a body has left, so this is the
 * older way. The key makes a repeated sending harmless.
 */
export async function postFile<T>(
  path: string,
  file: File,
  key: string,
  onProgress: (sent: number, total: number) => void,
  type = "application/zip",
): Promise<T> {
  const bearer = (await session.bearer()) ?? "";
  const answer = await new Promise<Response>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("Authorization", `Bearer ${bearer}`);
    request.setRequestHeader("Content-Type", type);
    request.setRequestHeader("Idempotency-Key", key);
    request.upload.onprogress = (event) => onProgress(event.loaded, event.total);
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
    request.onerror = () => reject(new ConnectionLost());
    request.send(file);
  });
  if (!answer.ok) throw await problemOf(answer);
  return (await answer.json()) as T;
}
