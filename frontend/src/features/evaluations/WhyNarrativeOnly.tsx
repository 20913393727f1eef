import { Notice } from "../../ui/Notice";
import type { Method } from "../methodology/queries";
import { words } from "./en";

/** No picker, and the method's reason for it: the service would refuse a value too. */
export function WhyNarrativeOnly({ code, method }: { code: string; method: Method }) {
  const evaluated = method.indicators.filter((row) => row.evaluated).map((row) => row.code);
  return (
    <Notice title={words.onlyTitle}>
      <p>{words.only(code, evaluated)}</p>
    </Notice>
  );
}
