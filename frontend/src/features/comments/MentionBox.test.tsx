// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it } from "vitest";
import { MentionBox } from "./MentionBox";
import type { CommentReader } from "./queries";

const reader = (name: string, role: string): CommentReader => ({
  account_id: name,
  name,
  role,
  side: "council",
  if_given: false,
});

function Page({ readers }: { readers: CommentReader[] }) {
  const [text, setText] = useState("Please look");
  return <MentionBox label="Comment" value={text} readers={readers} messages={[]} onChange={setText} />;
}

const READERS = [reader("Ann Lee", "senior manager"), reader("Jo Ross", "chief executive")];

it("offers those who can read the comment after an @, and writes who is chosen with the keyboard", async () => {
  const user = userEvent.setup();
  render(<Page readers={READERS} />);
  const box = screen.getByLabelText("Comment");
  await user.type(box, " @chief");
  expect(screen.getAllByRole("option")).toHaveLength(1);
  await user.keyboard("{Enter}");
  expect(box).toHaveValue("Please look @Jo Ross ");
  expect(screen.queryByRole("listbox")).toBeNull();
});

it("the button begins a name as typing does, and the arrows choose among all", async () => {
  const user = userEvent.setup();
  render(<Page readers={READERS} />);
  await user.click(screen.getByRole("button", { name: "Mention somebody" }));
  expect(screen.getByLabelText("Comment")).toHaveFocus();
  expect(screen.getAllByRole("option")).toHaveLength(2);
  await user.keyboard("{ArrowDown}{Enter}");
  expect(screen.getByLabelText("Comment")).toHaveValue("Please look @Jo Ross ");
});

it("offers nobody where nobody else can read it", async () => {
  const user = userEvent.setup();
  render(<Page readers={[]} />);
  await user.type(screen.getByLabelText("Comment"), " @a");
  expect(screen.queryByRole("listbox")).toBeNull();
  expect(screen.queryByRole("button")).toBeNull();
});
