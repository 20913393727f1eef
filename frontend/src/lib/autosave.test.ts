import { beforeEach, describe, expect, it, vi } from "vitest";
import { Autosave, type Outcome } from "./autosave";

const SAVED_AT = new Date("2026-03-17T14:02:00Z");

function queue(answers: Outcome<string>[] = []) {
  const send = vi.fn<(value: string, etag: string | null) => Promise<Outcome<string>>>(() =>
    Promise.resolve(answers.shift() ?? { kind: "saved", etag: '"next"', at: SAVED_AT }),
  );
  const keep = vi.fn(() => Promise.resolve());
  const letGo = vi.fn(() => Promise.resolve());
  return { autosave: new Autosave<string>({ etag: '"1"', send, keep, letGo }), send, keep, letGo };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe("saving by itself", () => {
  it("waits until typing has stopped for two seconds, then sends the last words once", async () => {
    const { autosave, send } = queue();
    autosave.change("a");
    await vi.advanceTimersByTimeAsync(1900);
    autosave.change("ab");
    await vi.advanceTimersByTimeAsync(1999);
    expect(send).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(send).toHaveBeenCalledExactlyOnceWith("ab", '"1"');
    expect(autosave.state).toEqual({ kind: "saved", at: SAVED_AT });
  });

  it("keeps every change on this computer before it is sent and lets go after the acknowledgement", async () => {
    const { autosave, keep, letGo } = queue();
    autosave.change("a");
    expect(keep).toHaveBeenCalledWith("a", '"1"');
    expect(letGo).not.toHaveBeenCalled();
    await autosave.flush();
    expect(letGo).toHaveBeenCalledOnce();
    expect(autosave.unsent).toBe(false);
  });

  it("sends at once on blur and uses the new version for the next save", async () => {
    const { autosave, send } = queue();
    autosave.change("a");
    await autosave.flush();
    autosave.change("b");
    await autosave.flush();
    expect(send.mock.calls).toEqual([
      ["a", '"1"'],
      ["b", '"next"'],
    ]);
  });

  it("sends words typed while a save was under way afterwards, and keeps them until then", async () => {
    const { autosave, send, letGo } = queue();
    let answer: (outcome: Outcome<string>) => void = () => undefined;
    send.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    autosave.change("a");
    const first = autosave.flush();
    autosave.change("ab");
    answer({ kind: "saved", etag: '"2"', at: SAVED_AT });
    await first;
    expect(letGo).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2000);
    expect(send).toHaveBeenLastCalledWith("ab", '"2"');
    expect(letGo).toHaveBeenCalledOnce();
  });

  it.each(["offline", "signed_out"] as const)("when %s keeps the words and tries again by itself", async (why) => {
    const { autosave, send, letGo } = queue([{ kind: why }]);
    autosave.change("a");
    await autosave.flush();
    expect(autosave.state).toEqual({ kind: "kept", why });
    expect(letGo).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(send).toHaveBeenCalledTimes(2);
    expect(autosave.state.kind).toBe("saved");
  });

  it("stops at a clash, sends nothing more, and keeps what is typed meanwhile", async () => {
    const { autosave, send, keep } = queue([{ kind: "conflict", theirs: "theirs", etag: '"9"' }]);
    autosave.change("mine");
    await autosave.flush();
    expect(autosave.state).toEqual({ kind: "conflict", theirs: "theirs", etag: '"9"' });
    autosave.change("mine and more");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(send).toHaveBeenCalledOnce();
    expect(keep).toHaveBeenLastCalledWith("mine and more", '"1"');
  });

  it("writes the chosen words over the version that the person has seen", async () => {
    const { autosave, send } = queue([{ kind: "conflict", theirs: "theirs", etag: '"9"' }]);
    autosave.change("mine");
    await autosave.flush();
    await autosave.settle("theirs and mine", '"9"');
    expect(send).toHaveBeenLastCalledWith("theirs and mine", '"9"');
    expect(autosave.state.kind).toBe("saved");
  });

  it("sends nothing when the person takes the other version, and lets the draft go", async () => {
    const { autosave, send, letGo } = queue([{ kind: "conflict", theirs: "theirs", etag: '"9"' }]);
    autosave.change("mine");
    await autosave.flush();
    await autosave.take('"9"');
    expect(send).toHaveBeenCalledOnce();
    expect(letGo).toHaveBeenCalledOnce();
    autosave.change("after theirs");
    await autosave.flush();
    expect(send).toHaveBeenLastCalledWith("after theirs", '"9"');
  });

  it("shows a refusal in words and keeps the text", async () => {
    const { autosave, letGo } = queue([{ kind: "refused", message: "The inspection is closed." }]);
    autosave.change("a");
    await autosave.flush();
    expect(autosave.state).toEqual({ kind: "refused", message: "The inspection is closed." });
    expect(letGo).not.toHaveBeenCalled();
  });
});
