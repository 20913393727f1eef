import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { shortDateAndTime } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Select } from "../../ui/fields";
import { inspections } from "../inspections/queries";
import { own } from "./enOwn";
import { carryOwn, shareOwn } from "./ownQueries";
import type { SelfEvaluationOpen } from "./queries";

/** Nothing is shared by writing: it is an act of its own, said to be final before it is done. */
export function Share({ whole }: { whole: SelfEvaluationOpen }) {
  const text = own.share;
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();
  const permission = permissionFor(whole.permitted_actions, "share_own_self_evaluation");
  if (!permission) return null;
  const share = () =>
    act(async () => {
      await shareOwn(whole.id);
    }).finally(() => {
      setAsking(false);
      return queries.invalidateQueries({ queryKey: ["self-evaluation", whole.id] });
    });
  return (
    <section className="pl-section pl-mb6" aria-labelledby="share">
      <h2 id="share">{text.title}</h2>
      <p>
        <AudienceLabel audience={whole.shared_at ? "both" : "council"} />
      </p>
      <p role="status">{whole.shared_at ? text.done(shortDateAndTime(whole.shared_at)) : text.never}</p>
      <ErrorSummary messages={messages} />
      {asking ? (
        <Confirm
          title={text.confirmTitle}
          yes={text.yes}
          no={text.no}
          busy={busy}
          onYes={() => void share()}
          onNo={() => setAsking(false)}
        >
          <p>{text.confirm}</p>
        </Confirm>
      ) : (
        <Button secondary permission={permission} onClick={() => setAsking(true)}>
          {text.button}
        </Button>
      )}
    </section>
  );
}

/** Nobody writes the same text twice: it is copied into an inspection whose own is still untouched. */
export function Carry({ whole }: { whole: SelfEvaluationOpen }) {
  const text = own.carry;
  const [into, setInto] = useState("");
  const [asking, setAsking] = useState(false);
  const { data: rows } = useQuery(inspections());
  const queries = useQueryClient();
  const go = useNavigate();
  const { act, busy, messages, setMessages } = useAct();
  const permission = permissionFor(whole.permitted_actions, "carry_own_self_evaluation");
  if (!permission) return null;
  const open = rows?.filter((row) => row.state === "active" || row.state === "paused") ?? [];
  const carry = () =>
    act(async () => {
      await carryOwn(whole.id, into);
      await queries.invalidateQueries({ queryKey: ["self-evaluation", into] });
      await go({ to: paths.selfEvaluation(into) });
    }).finally(() => setAsking(false));
  return (
    <section className="pl-section pl-mb6" aria-labelledby="carry">
      <h2 id="carry">{text.title}</h2>
      <p className="pl-measure">{text.hint}</p>
      <ErrorSummary messages={messages} />
      {rows && open.length === 0 ? <p>{text.none}</p> : null}
      {open.length > 0 ? (
        <Select
          name="into"
          label={text.which}
          value={into}
          onChange={(event) => setInto(event.target.value)}
          messages={messages}
        >
          <option value="">{text.choose}</option>
          {open.map((row) => (
            <option key={row.id} value={row.id}>
              {row.council.name}, {row.reference}
            </option>
          ))}
        </Select>
      ) : null}
      {asking ? (
        <Confirm
          title={text.confirmTitle}
          yes={text.yes}
          no={text.no}
          busy={busy}
          onYes={() => void carry()}
          onNo={() => setAsking(false)}
        >
          <p>{text.confirm}</p>
        </Confirm>
      ) : open.length > 0 ? (
        <Button
          secondary
          permission={permission}
          onClick={() => {
            setMessages(into ? [] : [{ field: "into", words: text.missing }]);
            setAsking(into !== "");
          }}
        >
          {text.button}
        </Button>
      ) : null}
    </section>
  );
}
