import type { ErrorComponentProps } from "@tanstack/react-router";
import { ApiProblem } from "../api/problems";
import { Button } from "../ui/Button";
import { NotFoundPage } from "../ui/NotFound";
import { PageHead } from "../ui/PageHead";
import { words } from "./en";

/** What a page shows when it could not be drawn at all. */
export function TroublePage({ error, reset }: Partial<ErrorComponentProps>) {
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 403)) return <NotFoundPage />;
  const said = error instanceof Error && "faults" in error ? error.message : words.broken.body;
  return (
    <>
      <PageHead title={words.broken.title} lede={said} />
      <Button onClick={() => (reset ? reset() : window.location.reload())}>{words.broken.reload}</Button>
    </>
  );
}
