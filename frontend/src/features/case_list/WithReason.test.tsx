// @vitest-environment jsdom
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { draftAt } from "../../lib/drafts";
import { WithReason } from "./WithReason";

const WORDS = { open: "Say why", reason: "Why", send: "Send it", cancel: "Leave it" };

function show(onSend: (reason: string) => Promise<void>) {
  const permission = { action: "add_case_by_hand", allowed: true, reason: null };
  return render(<WithReason place="reason-of-one" words={WORDS} faults={{}} permission={permission} onSend={onSend} />);
}

it("has the reason again for whoever left the page in mid-sentence, and lets it go once it was sent", async () => {
  const user = userEvent.setup();
  const first = show(() => Promise.reject(new Error("the line is down")));
  await user.click(screen.getByRole("button", { name: "Say why" }));
  await user.type(screen.getByLabelText("Why"), "The record went with the order.");
  await waitFor(async () =>
    expect(await draftAt("", "reason-of-one/reason")).toMatchObject({ value: "The record went with the order." }),
  );
  await user.click(screen.getByRole("button", { name: "Send it" }));
  expect(screen.getByLabelText("Why")).toHaveValue("The record went with the order.");
  first.unmount();

  const onSend = vi.fn(() => Promise.resolve());
  show(onSend);
  await user.click(screen.getByRole("button", { name: "Say why" }));
  await waitFor(() => expect(screen.getByLabelText("Why")).toHaveValue("The record went with the order."));
  await user.click(screen.getByRole("button", { name: "Send it" }));
  await waitFor(() => expect(onSend).toHaveBeenCalledWith("The record went with the order.", ""));
  await waitFor(async () => expect(await draftAt("", "reason-of-one/reason")).toBeUndefined());
});
