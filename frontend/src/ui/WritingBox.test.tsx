// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { WritingBox } from "./WritingBox";

const EVIDENCE = [
  { reference: "E-014", title: "Case audit report" },
  { reference: "E-022", title: "Training record" },
];

interface PageProps {
  onBlur?: () => void;
  split?: (text: string) => Promise<string[]>;
}

function Page({ onBlur = () => undefined, split }: PageProps) {
  const [text, setText] = useState("");
  return (
    <>
      <label htmlFor="box">Strengths</label>
      <WritingBox
        id="box"
        value={text}
        onChange={setText}
        onBlur={onBlur}
        citable={EVIDENCE}
        {...(split ? { split } : {})}
      />
    </>
  );
}

it("offers evidence by its title after a bracket and cites what is chosen with the keyboard", async () => {
  const user = userEvent.setup();
  render(<Page />);
  const box = screen.getByLabelText("Strengths");
  await user.type(box, "Good [[train");
  expect(screen.getByRole("option", { name: "E-022 Training record" })).toHaveAttribute("aria-selected", "true");
  await user.keyboard("{Enter}");
  expect(box).toHaveValue("Good [E-022]");
  expect(screen.queryByRole("listbox")).toBeNull();
});

it("a click on an offer cites it without leaving the box", async () => {
  const user = userEvent.setup();
  const left = vi.fn();
  render(<Page onBlur={left} />);
  await user.type(screen.getByLabelText("Strengths"), "[[");
  await user.click(screen.getByRole("option", { name: "E-014 Case audit report" }));
  expect(screen.getByLabelText("Strengths")).toHaveValue("[E-014]");
  expect(left).not.toHaveBeenCalled();
});

it("goes away with Escape and lets Enter be a new line again", async () => {
  const user = userEvent.setup();
  render(<Page />);
  const box = screen.getByLabelText("Strengths");
  await user.type(box, "[[E{Escape}{Enter}");
  expect(box).toHaveValue("[E\n");
});

it("parts what is pasted from a word processor, and leaves it as it is when the line is down", async () => {
  const user = userEvent.setup();
  const { unmount } = render(<Page split={() => Promise.resolve(["One.", "Two."])} />);
  await user.click(screen.getByLabelText("Strengths"));
  await user.paste("•\tOne.\n•\tTwo.");
  await vi.waitFor(() => expect(screen.getByLabelText("Strengths")).toHaveValue("One.\n\nTwo."));
  unmount();
  render(<Page split={() => Promise.reject(new Error("no connection"))} />);
  await user.click(screen.getByLabelText("Strengths"));
  await user.paste("•\tOne.\n•\tTwo.");
  expect(screen.getByLabelText("Strengths")).toHaveValue("•\tOne.\n•\tTwo.");
});
