import { expect, it } from "vitest";
import { ApiProblem, ConnectionLost, messagesOf, problemOf } from "./problems";

const refused = (errors: { pointer: string; code: string; detail: string }[]) =>
  new ApiProblem(422, { type: "/problems/invalid-request", title: "Not valid", detail: "Two things.", errors });

it("maps a fault by its place and its code, so that two fields with one code keep two messages", () => {
  const error = refused([
    { pointer: "/planned_on", code: "date_type", detail: "not a date" },
    { pointer: "/due_on", code: "date_type", detail: "not a date" },
  ]);
  const words = {
    "/planned_on date_type": { field: "planned_on", words: "Give the planned date as 5/6/25" },
    "/due_on date_type": { field: "due_on", words: "Give the due date as 5/6/25" },
  };
  expect(messagesOf(error, words).map((message) => message.words)).toEqual([
    "Give the planned date as 5/6/25",
    "Give the due date as 5/6/25",
  ]);
});

it("says the same thing about one field only once", () => {
  const twice = { pointer: "/email", code: "value_error", detail: "Not an address" };
  expect(messagesOf(refused([twice, twice]))).toEqual([{ field: "email", words: "Not an address" }]);
});

it("gives a fault that nobody planned for the server's own words", () => {
  expect(messagesOf(refused([{ pointer: "/new/part", code: "odd", detail: "Say more" }]))).toEqual([
    { field: "new-part", words: "Say more" },
  ]);
});

it("puts a refusal without fields at the top", () => {
  const error = new ApiProblem(409, { type: "/problems/inspection-closed", detail: "Nothing more can be added." });
  expect(error.slug).toBe("inspection-closed");
  expect(messagesOf(error)).toEqual([{ field: "", words: "Nothing more can be added." }]);
});

it("says what to do when there is no answer at all", () => {
  expect(messagesOf(new ConnectionLost())[0]?.words).toMatch(/Nothing you wrote is lost/);
});

it("keeps the version and the other side's text of a clash", async () => {
  const response = new Response(JSON.stringify({ status: 412, title: "Changed", theirs: { text: "hers" } }), {
    status: 412,
    headers: { etag: '"7"' },
  });
  const problem = await problemOf(response);
  expect(problem.etag).toBe('"7"');
  expect(problem.members["theirs"]).toEqual({ text: "hers" });
});

it("still has words for an answer that is no JSON", async () => {
  const problem = await problemOf(new Response("<html>", { status: 502 }));
  expect(problem.message).toBe("The service answered 502.");
});
