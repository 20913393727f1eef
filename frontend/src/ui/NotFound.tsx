import { PageHead } from "./PageHead";

/** Not yours, not yet and not there look the same. */
export function NotFoundPage() {
  return (
    <>
      <PageHead title="There is no such page" lede="It may have moved, or it may not be open to you." />
      <p>
        <a href="/">Go to what you need to do next</a>
      </p>
    </>
  );
}
