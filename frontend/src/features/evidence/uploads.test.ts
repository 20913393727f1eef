import { expect, it, vi } from "vitest";
import { ConnectionLost } from "../../api/problems";
import type { UploadEvents } from "../../api/upload";
import { refusalOf } from "./refusals";
import { Uploads } from "./uploads";

const file = (name: string, size = 100) => new File([new Uint8Array(size)], name);

function sending() {
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
  const uploads = new Uploads("inspection", received, add as never, start);
  const phases = () => uploads.snapshot().map((row) => row.phase);
  return { uploads, add, start, started, received, phases };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

it("sends two files at once and the others in their turn", async () => {
  const { uploads, started, phases } = sending();
  uploads.take([file("a.pdf"), file("b.pdf"), file("c.pdf")]);
  await settled();
  expect(phases()).toEqual(["sending", "sending", "waiting"]);
  started[0]?.on.done("");
  await settled();
  expect(phases()).toEqual(["received", "sending", "sending"]);
});

it("refuses a wrong type before anything is sent", async () => {
  const { uploads, add, phases } = sending();
  uploads.take([file("mail.pst")]);
  await settled();
  expect(phases()).toEqual(["refused"]);
  expect(add).not.toHaveBeenCalled();
});

it("pauses one file and lets the next begin", async () => {
  const { uploads, phases } = sending();
  uploads.take([file("a.pdf"), file("b.pdf"), file("c.pdf")]);
  await settled();
  uploads.pause(uploads.snapshot()[0]?.key ?? "");
  await settled();
  expect(phases()).toEqual(["paused", "sending", "sending"]);
});

it("carries a lost file on without making a second item of it", async () => {
  const { uploads, add, started, phases } = sending();
  uploads.take([file("a.pdf")]);
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
  uploads.take([file("a.pdf")]);
  await settled();
  started[0]?.on.lost({ refused: "The file is not what its name says." });
  expect(uploads.snapshot()[0]).toMatchObject({ phase: "refused", words: "The file is not what its name says." });
});

it("can be tried again when the line was down from the start", async () => {
  const { uploads, add, phases } = sending();
  add.mockRejectedValueOnce(new ConnectionLost());
  uploads.take([file("a.pdf")]);
  await settled();
  expect(phases()).toEqual(["lost"]);
  uploads.carryOn(uploads.snapshot()[0]?.key ?? "");
  await settled();
  expect(phases()).toEqual(["sending"]);
});

it.each([
  ["report.pdf", 10, null],
  ["Report.PDF", 10, null],
  ["notes", 10, /ending/],
  ["macro.xlsm", 10, /macros/],
  ["page.html", 10, /PDF/],
  ["empty.pdf", 0, /empty/],
  ["film.mp4", 3 * 1024 ** 3, /2\.1 GB/],
])("decides about %s of %i bytes", (name, size, words) => {
  const refusal = refusalOf({ name, size });
  if (words === null) expect(refusal).toBeNull();
  else expect(refusal).toMatch(words);
});
