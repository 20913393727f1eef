import { useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Button, type Permission } from "../../ui/Button";
import { StatusText } from "../../ui/StatusText";
import { Table } from "../../ui/Table";
import { groupOf } from "./counting";
import { WithReason } from "../case_list/WithReason";
import { faults, words } from "./en";
import { addByHand, askForReplacement, replacements, sampledCases, type SampledCase } from "./queries";

const text = words.cases;

interface RowProps {
  inspection: string;
  row: SampledCase;
  waiting: boolean;
  mayAsk: Permission | undefined;
  onChanged: () => Promise<void>;
}

function Row({ inspection, row, waiting, mayAsk, onChanged }: RowProps) {
  const replaceable = row.out_at === null && row.origin !== "by_hand" && !waiting;
  return (
    <tr>
      <th scope="row" data-h={text.heads.ref} className="pl-anywhere">
        {row.case_ref}
      </th>
      <td data-h={text.heads.group}>{groupOf(row.stratum)}</td>
      <td data-h={text.heads.how}>
        {text.origins[row.origin]}
        {row.reason ? <span className="pl-meta pl-block pl-prewrap">{row.reason}</span> : null}
      </td>
      <td data-h={text.heads.state}>
        <StatusText tone={row.out_at ? "none" : waiting ? "warn" : "go"} wrap>
          {row.out_at ? text.out(row.out_at) : waiting ? text.waiting : text.toRead}
        </StatusText>{" "}
        {mayAsk?.allowed && replaceable ? (
          <WithReason
            place={`${inspection}/case-sample/replaced/${row.id}`}
            words={words.cannotRead}
            faults={faults}
            about={row.case_ref}
            permission={mayAsk}
            onSend={async (reason) => {
              await askForReplacement(inspection, { case_id: row.id, reason });
              await onChanged();
            }}
          />
        ) : null}
      </td>
    </tr>
  );
}

interface Props {
  inspection: string;
  mayAsk: Permission | undefined;
  mayAdd: Permission | undefined;
  onChanged: () => Promise<void>;
}

/** Every case with how it came in and whether it stands; the analyst says here what cannot be read, and adds a case by hand. */
export function Cases({ inspection, mayAsk, mayAdd, onChanged }: Props) {
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(sampledCases(inspection));
  const { data: asked } = useSuspenseQuery(replacements(inspection));
  const waiting = new Set(asked.filter((row) => row.answer === null).map((row) => row.case_id));
  return (
    <section className="pl-mb6" aria-labelledby="cases">
      <h2 id="cases">{text.title}</h2>
      <p>{text.lede}</p>
      <Table caption={text.caption} columns={text.heads}>
        {data.pages
          .flatMap((page) => page.items)
          .map((row) => (
            <Row
              key={row.id}
              inspection={inspection}
              row={row}
              waiting={waiting.has(row.id)}
              mayAsk={mayAsk}
              onChanged={onChanged}
            />
          ))}
      </Table>
      {hasNextPage ? (
        <p>
          <Button secondary busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {text.more}
          </Button>
        </p>
      ) : null}
      {mayAdd?.allowed ? (
        <WithReason
          place={`${inspection}/case-sample/by-hand`}
          words={words.byHand}
          faults={faults}
          permission={mayAdd}
          onSend={async (reason, case_ref) => {
            await addByHand(inspection, { case_ref, reason });
            await onChanged();
          }}
        />
      ) : null}
    </section>
  );
}
