import { useSuspenseQuery } from "@tanstack/react-query";
import { sizeInWords } from "../../lib/dates";
import { PageHead } from "../../ui/PageHead";
import { Telephone } from "../../ui/Telephone";
import { limitWords as words } from "./en";
import { limits, type Limits } from "./queries";

const named = (endings: string[]) => endings.map((ending) => `.${ending}`).join(", ");

function Refused({ kinds }: { kinds: Limits["files"]["refused"] }) {
  return (
    <table className="ds_table pl-cards">
      <caption className="visually-hidden">{words.refusedTable}</caption>
      <thead>
        <tr>
          <th scope="col">{words.kind}</th>
          <th scope="col">{words.instead}</th>
          <th scope="col">{words.endings}</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind.code}>
            <th scope="row">{words.kinds[kind.code] ?? kind.code}</th>
            <td data-h={words.instead}>{kind.cure}</td>
            <td data-h={words.endings} className="pl-meta">
              {named(kind.endings)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Words({ budgets }: { budgets: Limits["words"] }) {
  return (
    <table className="ds_table pl-cards">
      <caption className="visually-hidden">{words.wordsTable}</caption>
      <thead>
        <tr>
          <th scope="col">{words.method}</th>
          <th scope="col">{words.indicator}</th>
          <th scope="col">{words.know}</th>
          <th scope="col">{words.part}</th>
        </tr>
      </thead>
      <tbody>
        {budgets.map((budget) => (
          <tr key={budget.methodology}>
            <th scope="row">{budget.title}</th>
            <td data-h={words.indicator}>{budget.indicator.toLocaleString("en-GB")}</td>
            <td data-h={words.know}>{budget.how_do_we_know.toLocaleString("en-GB")}</td>
            <td data-h={words.part}>{budget.statement_part.toLocaleString("en-GB")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Desk({ desk }: { desk: Limits["desk"] }) {
  return (
    <>
      <p>{words.deskLede(desk.name)}</p>
      <dl className="pl-dl">
        <dt>{words.telephone}</dt>
        <dd>{desk.telephone ? <Telephone number={desk.telephone} /> : words.noNumber}</dd>
        {desk.email ? (
          <>
            <dt>{words.email}</dt>
            <dd>
              <a href={`mailto:${desk.email}`}>{desk.email}</a>
            </dd>
          </>
        ) : null}
        {desk.hours ? (
          <>
            <dt>{words.hours}</dt>
            <dd>{desk.hours}</dd>
          </>
        ) : null}
      </dl>
      <p>{words.support}</p>
    </>
  );
}

/** Everything here comes from the service's settings: a number that is typed a second time is one day wrong. */
export default function LimitsPage() {
  const { data } = useSuspenseQuery(limits());
  const { files, session, browsers } = data;
  return (
    <div className="pl-public">
      <PageHead title={words.title} lede={words.lede} />
      <h2>{words.files}</h2>
      <h3>{words.largest}</h3>
      <p>{words.size(sizeInWords(files.largest_bytes))}</p>
      <h3>{words.broken}</h3>
      <p>{words.resumed(sizeInWords(files.part_bytes), files.unfinished_kept_hours)}</p>
      <h3>{words.known}</h3>
      <p>{words.knownLede}</p>
      <p className="pl-meta">{named(files.checked)}</p>
      <h3>{words.refused}</h3>
      <Refused kinds={files.refused} />
      <h2>{words.time}</h2>
      <ul>
        <li>{words.idle(session.idle_minutes)}</li>
        <li>{words.longest(session.longest_hours)}</li>
      </ul>
      <h2>{words.words}</h2>
      <p>{words.wordsLede}</p>
      <Words budgets={data.words} />
      <h2>{words.browsers}</h2>
      <p>{words.browsersLede}</p>
      <ul>
        {browsers.map((browser) => (
          <li key={browser.name}>{words.from(browser.name, browser.from_version)}</li>
        ))}
      </ul>
      <h2>{words.desk}</h2>
      <Desk desk={data.desk} />
    </div>
  );
}
