import { useSuspenseQuery } from "@tanstack/react-query";
import { Table } from "../../ui/Table";
import { findingOf, percentOf } from "./counting";
import { words } from "./en";
import { profile, type Category } from "./queries";

const text = words.profile;

/** Two bars over one another; the table says the same in figures. */
function Bars({ here, national }: { here: number; national: number | null }) {
  return (
    <svg className="pl-bars" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="pl-bars__here" x="0" y="0" width={here} height={national === null ? 10 : 5} />
      {national === null ? null : <rect className="pl-bars__national" x="0" y="6" width={national} height="4" />}
    </svg>
  );
}

function OneCategory({ category }: { category: Category }) {
  const orders = category.national?.orders ?? 0;
  const { national, ...heads } = text.heads;
  const columns = category.national ? text.heads : heads;
  return (
    <section aria-labelledby={`profile-${category.code}`} className="pl-mb6">
      <h3 id={`profile-${category.code}`}>{category.title}</h3>
      <p>{findingOf(category)}</p>
      <Table caption={category.title} columns={columns}>
        {category.counts.map((row) => {
          const here = percentOf(row.cases, category.cases);
          const there = row.national === null ? null : percentOf(row.national, orders);
          return (
            <tr key={row.value}>
              <th scope="row" data-h={text.heads.value}>
                {row.value}
              </th>
              <td data-h={text.heads.here}>{text.share(row.cases, here)}</td>
              {category.national ? <td data-h={national}>{there === null ? "" : text.percent(there)}</td> : null}
              <td data-h={text.heads.bars}>
                <Bars here={here} national={there} />
              </td>
            </tr>
          );
        })}
      </Table>
      {category.national ? (
        <p className="pl-meta">
          {text.source(category.national.definition, category.national.period, category.national.licence)}{" "}
          <span className="pl-anywhere">{category.national.source}</span>
        </p>
      ) : null}
    </section>
  );
}

/** The whole list by its categories, with the finding in words above each, beside the national figures. */
export function Profile({ inspection, id }: { inspection: string; id: string }) {
  const { data } = useSuspenseQuery(profile(inspection, id));
  const empty = data.missing.filter((row) => row.cases > 0);
  return (
    <>
      <p className="pl-measure">{text.lede}</p>
      {data.categories.map((category) => (
        <OneCategory key={category.code} category={category} />
      ))}
      {empty.length > 0 ? (
        <section aria-labelledby="profile-empty">
          <h3 id="profile-empty">{text.empty}</h3>
          <p>{text.emptyLede(data.cases)}</p>
          <Table caption={text.empty} columns={text.emptyHeads}>
            {empty.map((row) => (
              <tr key={row.column}>
                <th scope="row" data-h={text.emptyHeads.column}>
                  {row.title}
                </th>
                <td data-h={text.emptyHeads.cases}>{text.share(row.cases, percentOf(row.cases, data.cases))}</td>
              </tr>
            ))}
          </Table>
        </section>
      ) : null}
    </>
  );
}
