import { Link, type ErrorComponentProps } from "@tanstack/react-router";
import { ApiProblem } from "../api/problems";
import { paths } from "../lib/paths";
import { Button } from "../ui/Button";
import { PageHead } from "../ui/PageHead";
import { words } from "./en";

export function NotFoundPage() {
  return (
    <>
      <PageHead title={words.notFound.title} lede={words.notFound.body} />
      <p>
        <Link to={paths.home()}>{words.notFound.home}</Link>
      </p>
    </>
  );
}

/** What a page shows when it could not be drawn at all. Not yours, not yet and not there look the same. */
export function TroublePage({ error, reset }: Partial<ErrorComponentProps>) {
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;
  const said = error instanceof Error && "faults" in error ? error.message : words.broken.body;
  return (
    <>
      <PageHead title={words.broken.title} lede={said} />
      <Button onClick={() => (reset ? reset() : window.location.reload())}>{words.broken.reload}</Button>
    </>
  );
}
