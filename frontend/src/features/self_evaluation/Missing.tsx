import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import { serious } from "./lacks";
import type { Lack } from "./queries";

const text = words.section;

/** What is open in one part; `name` is its number or title, as the page calls it. */
export function Missing({ code, name, lacks }: { code: string; name: string; lacks: Lack[] | undefined }) {
  if (!lacks) return null;
  const here = serious(lacks).filter((lack) => lack.section === code);
  return (
    <section className="pl-section" aria-labelledby="missing">
      <h2 id="missing">{text.missing(name)}</h2>
      {here.length === 0 ? <StatusText tone="ok">{text.nothingMissing}</StatusText> : null}
      <ul>
        {here.map((lack) => (
          <li key={lack.code + (lack.statement ?? "")}>{lack.detail}</li>
        ))}
      </ul>
      {here.length > 0 ? <p className="pl-measure">{text.noMatter}</p> : null}
    </section>
  );
}
