// @vitest-environment jsdom
import { expect, it, vi } from "vitest";
import { ConnectionLost } from "../../api/problems";
import type { UploadEvents } from "../../api/upload";
import type { Keeper, Pending } from "./pending";
import { refusalOf } from "./refusals";
import { Uploads } from "./uploads";

const LIMITS = {
  largest_bytes: 2 * 1024 ** 3,
  part_bytes: 1,
  unfinished_kept_hours: 24,
  checked: ["pdf"],
  refused: [
    { code: "mailbox", endings: ["pst", "ost"], cure: "Save the messages as PDF." },
    { code: "macros", endings: ["docm", "xlsm"], cure: "Save it as .docx or .xlsx: no macros." },
  ],
};

const file = (name: string, size = 100) => new File([new Uint8Array(size)], name);

function keeperIn(kept: Map<string, Pending>): Keeper {
  return {
    all: () => [...kept.values()],
    keep: (pending) => void kept.set(pending.item.id, { ...pending }),
    drop: (item) => void kept.delete(item),
  };
}

function sending(kept = new Map<string, Pending>()) {
  const started: { name: string; on: UploadEvents; pause: () => Promise<void>; carryOn: () => void }[] = [];
  let number = 0;
  const add = vi.fn(() => {
    number += 1;
    return Promise.resolve({ id: `id-${number}`, reference: `E-00${number}` });
  });
  const start = vi.fn((one: File, _place: string, _metadata: Record<string, string>, on: UploadEvents) => {
    const handle = { pause: vi.fn(() => Promise.resolve()), carryOn: vi.fn() };
    started.push({ name: one.name, on, ...handle });
    return Promise.resolve(handle);
  });
  const received = vi.fn();
  const discard = vi.fn(() => Promise.resolve());
  const uploads = new Uploads("inspection", received, add as never, start, discard, keeperIn(kept));
  uploads.limits = () => Promise.resolve(LIMITS);
  const phases = () => uploads.snapshot().map((row) => row.phase);
  return { uploads, add, start, started, received, phases, discard };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

it("sends two files at once and the others in their turn", async () => {
  const { uploads, started, phases } = sending();
  void uploads.take([file("a.pdf"), file("b.pdf"), file("c.pdf")]);
  await settled();
  expect(phases()).toEqual(["sending", "sending", "waiting"]);
  started[0]?.on.done("");
  await settled();
  expect(phases()).toEqual(["received", "sending", "sending"]);
});

it("refuses a wrong type before anything is sent", async () => {
  const { uploads, add, phases } = sending();
  void uploads.take([file("mail.pst")]);
  await settled();
  expect(phases()).toEqual(["refused"]);
  expect(add).not.toHaveBeenCalled();
});

it("pauses one file and lets the next begin", async () => {
  const { uploads, phases } = sending();
  void uploads.take([file("a.pdf"), file("b.pdf"), file("c.pdf")]);
  await settled();
  uploads.pause(uploads.snapshot()[0]?.key ?? "");
  await settled();
  expect(phases()).toEqual(["paused", "sending", "sending"]);
});

it("carries a lost file on without making a second item of it", async () => {
  const { uploads, add, started, phases } = sending();
  void uploads.take([file("a.pdf")]);
  await settled();
  started[0]?.on.lost({ refused: null });
  expect(phases()).toEqual(["lost"]);
  uploads.carryOn(uploads.snapshot()[0]?.key ?? "");
  await settled();
  expect(phases()).toEqual(["sending"]);
  expect(add).toHaveBeenCalledOnce();
});

it("says the server's own words when it refuses the file", async () => {
  const { uploads, started } = sending();
  void uploads.take([file("a.pdf")]);
  await settled();
  started[0]?.on.lost({ refused: "The file is not what its name says." });
  expect(uploads.snapshot()[0]).toMatchObject({ phase: "refused", words: "The file is not what its name says." });
});

it("can be tried again when the line was down from the start", async () => {
  const { uploads, add, phases } = sending();
  add.mockRejectedValueOnce(new ConnectionLost());
  void uploads.take([file("a.pdf")]);
  await settled();
  expect(phases()).toEqual(["lost"]);
  uploads.carryOn(uploads.snapshot()[0]?.key ?? "");
  await settled();
  expect(phases()).toEqual(["sending"]);
});

it("asks for the same file after a reload and goes on into the same item", async () => {
  const kept = new Map<string, Pending>();
  const before = sending(kept);
  const film = file("film.mp4", 1000);
  void before.uploads.take([film]);
  await settled();
  before.started[0]?.on.progress(600, 1000);
  const after = sending(kept);
  expect(after.uploads.snapshot()).toMatchObject([
    { name: "film.mp4", phase: "interrupted", sent: 600, reference: "E-001" },
  ]);
  after.uploads.offer("id-1", file("other.mp4", 1000));
  expect(after.phases()).toEqual(["interrupted"]);
  expect(after.uploads.snapshot()[0]?.words).toMatch(/another file/);
  void after.uploads.take([film]);
  await settled();
  expect(after.phases()).toEqual(["sending"]);
  expect(after.start).toHaveBeenCalledWith(film, "id-1", { evidence_id: "id-1" }, expect.anything());
  expect(after.add).not.toHaveBeenCalled();
  after.started[0]?.on.done("");
  expect(kept.size).toBe(0);
});

it("gives up an item whose file never came, and no item that was there before", async () => {
  const { uploads, started, discard } = sending();
  void uploads.take([file("a.pdf")]);
  void uploads.take([file("b.pdf")], { id: "old", reference: "E-009" });
  await settled();
  started[0]?.on.lost({ refused: "The file is not what its name says." });
  started[1]?.on.lost({ refused: "The file is not what its name says." });
  await settled();
  expect(discard.mock.calls).toEqual([["inspection", "id-1"]]);
});

it("sends a new version into the item that it belongs to", async () => {
  const { uploads, add, start } = sending();
  void uploads.take([file("b.pdf")], { id: "old", reference: "E-009" });
  await settled();
  expect(add).not.toHaveBeenCalled();
  expect(start.mock.calls[0]?.[1]).toBe("old");
});

it.each([
  ["report.pdf", 10, null],
  ["Report.PDF", 10, null],
  ["notes", 10, /ending/],
  ["macro.xlsm", 10, /macros/],
  ["mail.PST", 10, /Save the messages/],
  ["empty.pdf", 0, /empty/],
  ["film.mp4", 3 * 1024 ** 3, /2\.1 GB/],
])("decides about %s of %i bytes", (name, size, words) => {
  const refusal = refusalOf({ name, size }, LIMITS);
  if (words === null) expect(refusal).toBeNull();
  else expect(refusal).toMatch(words);
});

it("leaves the kinds and the size to the server until it has said what it takes", () => {
  expect(refusalOf({ name: "mail.pst", size: 3 * 1024 ** 3 }, undefined)).toBeNull();
});
