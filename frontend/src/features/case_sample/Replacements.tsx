import { useSuspenseQuery } from "@tanstack/react-query";
import { useAct } from "../../api/useAct";
import { Button, type Permission } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { StatusText } from "../../ui/StatusText";
import { Table } from "../../ui/Table";
import { words } from "./en";
import { answerReplacement, replacements, type Replacement } from "./queries";

const text = words.replacements;

function Answered({ row }: { row: Replacement }) {
  if (row.answer === null) return <StatusText tone="warn">{text.waiting}</StatusText>;
  return (
    <>
      <StatusText tone={row.answer === "agreed" ? "ok" : "none"} wrap>
        {row.answer === "agreed" ? text.agreed(row.in_case_ref) : text.declined}
      </StatusText>
      {row.answered_by && row.answered_at ? (
        <span className="pl-meta pl-block">{text.by(row.answered_by, row.answered_at)}</span>
      ) : null}
    </>
  );
}

interface Props {
  inspection: string;
  mayAnswer: Permission | undefined;
  onChanged: () => Promise<void>;
}

/** R55: what cannot be read and why, and what the lead inspector said to it. */
export function Replacements({ inspection, mayAnswer, onChanged }: Props) {
  const { data: rows } = useSuspenseQuery(replacements(inspection));
  const { act, busy, messages } = useAct();
  const answer = (row: Replacement, agree: boolean) =>
    void act(async () => {
      await answerReplacement(inspection, row.id, agree);
      await onChanged();
    });
  return (
    <section className="pl-mb6" aria-labelledby="replacements">
      <h2 id="replacements">{text.title}</h2>
      <p>{rows.length === 0 ? text.none : text.lede}</p>
      <ErrorSummary messages={messages} />
      {rows.length > 0 ? (
        <Table caption={text.caption} columns={text.heads}>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" data-h={text.heads.out} className="pl-anywhere">
                {row.case_ref}
              </th>
              <td data-h={text.heads.why} className="pl-prewrap">
                {row.reason}
              </td>
              <td data-h={text.heads.asked}>{text.by(row.asked_by, row.asked_at)}</td>
              <td data-h={text.heads.answer}>
                <Answered row={row} />
                {row.answer === null && mayAnswer?.allowed ? (
                  <div className="pl-bar pl-mt2">
                    <Button small busy={busy} onClick={() => answer(row, true)}>
                      {text.agree}
                      <span className="visually-hidden">{text.of(row.case_ref)}</span>
                    </Button>
                    <Button small secondary busy={busy} onClick={() => answer(row, false)}>
                      {text.decline}
                      <span className="visually-hidden">{text.of(row.case_ref)}</span>
                    </Button>
                  </div>
                ) : null}
              </td>
            </tr>
          ))}
        </Table>
      ) : null}
    </section>
  );
}
