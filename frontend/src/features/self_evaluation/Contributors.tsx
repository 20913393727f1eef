import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { shortDate } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { Button, type Permission } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Checkbox } from "../../ui/fields";
import { useSeen } from "../../ui/useSeen";
import { members } from "../people/queries";
import { giving as text } from "./enGiving";
import { giveSection, sectionContributors } from "./queries";

interface Props {
  inspection: string;
  code: string;
  permission: Permission | undefined;
}

function Choice(props: Props & { etag: string | null; given: string[]; onDone: () => void }) {
  const { inspection, code, etag, given, onDone } = props;
  const { data: people } = useQuery(members(inspection));
  const [chosen, setChosen] = useState(given);
  const queries = useQueryClient();
  const { act, busy, messages } = useAct();
  const contributors = people?.filter((person) => person.role === "contributor");
  const save = () =>
    act(async () => {
      await giveSection(inspection, code, etag, chosen);
      onDone();
    }).finally(() => queries.invalidateQueries({ queryKey: ["self-evaluation", inspection, "contributors"] }));
  if (!contributors) return null;
  if (contributors.length === 0) {
    return (
      <p>
        {text.noContributors} <Link to={paths.people(inspection)}>{text.invite}</Link>
      </p>
    );
  }
  return (
    <>
      <ErrorSummary messages={messages} />
      <fieldset className="pl-fieldset">
        <legend>{text.legend}</legend>
        <p className="ds_hint-text">{text.hint}</p>
        {contributors.map(({ account_id, name, post }) => (
          <Checkbox
            key={account_id}
            name={account_id}
            label={post ? `${name}, ${post}` : name}
            checked={chosen.includes(account_id)}
            onChange={(event) =>
              setChosen(event.target.checked ? [...chosen, account_id] : chosen.filter((one) => one !== account_id))
            }
          />
        ))}
      </fieldset>
      <div className="pl-bar">
        <Button busy={busy} onClick={() => void save()}>
          {text.save}
        </Button>
        <Button secondary onClick={onDone}>
          {text.leave}
        </Button>
      </div>
    </>
  );
}

/** R157: the coordinator gives a part to those who know; they see this part and no other. */
export function Contributors({ inspection, code, permission }: Props) {
  const [changing, setChanging] = useState(false);
  const { block, seen } = useSeen<HTMLDivElement>();
  const contributors = sectionContributors(inspection, code);
  const { data } = useQuery({ ...contributors, throwOnError: false, enabled: !!permission && seen });
  if (!permission) return null;
  if (!data) return <div ref={block} />;
  const { items } = data.data;
  return (
    <section className="pl-section pl-mb6" aria-labelledby="who-writes">
      <h2 id="who-writes">{text.title}</h2>
      {items.length === 0 ? <p className="pl-measure">{text.nobody}</p> : null}
      <ul>
        {items.map((row) => (
          <li key={row.account_id}>{text.given(row.name, row.given_by, shortDate(row.given_at))}</li>
        ))}
      </ul>
      {changing ? (
        <Choice
          inspection={inspection}
          code={code}
          permission={permission}
          etag={data.etag}
          given={items.map((row) => row.account_id)}
          onDone={() => setChanging(false)}
        />
      ) : (
        <Button secondary small permission={permission} onClick={() => setChanging(true)}>
          {text.change}
        </Button>
      )}
    </section>
  );
}
