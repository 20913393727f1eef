import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dateInWords } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText, type Tone } from "../../ui/StatusText";
import { me } from "../identity/queries";
import { own } from "../self_evaluation/enOwn";
import { words } from "./en";
import { inspections, type InspectionState } from "./queries";

const text = words.list;

const TONES: Record<InspectionState, Tone> = {
  planned: "none",
  active: "go",
  paused: "warn",
  published: "ok",
  closed: "ok",
  abandoned: "none",
};

export default function InspectionsPage() {
  const { data: rows } = useSuspenseQuery(inspections());
  const { data: who } = useQuery(me());
  return (
    <>
      <PageHead title={text.title} lede={text.lede}>
        {who?.organisation.side === "inspectorate" ? (
          <Link className="ds_button" to={paths.newInspection()}>
            {text.create}
          </Link>
        ) : null}
      </PageHead>
      <p>
        <Link to={paths.ownSelfEvaluations()}>{own.link}</Link>
      </p>
      {rows.length === 0 ? (
        <Notice>
          <p>{text.none}</p>
        </Notice>
      ) : (
        <table className="ds_table pl-cards">
          <caption className="visually-hidden">{text.caption}</caption>
          <thead>
            <tr>
              {Object.values(text.columns).map((title) => (
                <th scope="col" key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link to={paths.inspection(row.id)}>{row.council.name}</Link>
                </th>
                <td data-h={text.columns.reference}>{row.reference}</td>
                <td data-h={text.columns.week1}>{dateInWords(row.week_1_on)}</td>
                <td data-h={text.columns.stage}>{row.stage}</td>
                <td data-h={text.columns.state}>
                  <StatusText tone={TONES[row.state]}>{words.states[row.state]}</StatusText>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
