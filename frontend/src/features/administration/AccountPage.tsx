import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { deadlineInWords, shortDateAndTime } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { Button, permissionFor } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { words } from "./en";
import { LinkShown } from "./LinkShown";
import { ACTS, KEY, account, passwordLink, type Account, type Act } from "./queries";
import { WithReason } from "./WithReason";

const text = words.account;
const ORDER = Object.keys(ACTS) as Act[];

function Facts({ row }: { row: Account }) {
  return (
    <dl className="pl-dl">
      <dt>{text.email}</dt>
      <dd className="pl-anywhere">{row.email}</dd>
      <dt>{text.post}</dt>
      <dd>{row.post ?? text.notGiven}</dd>
      <dt>{text.kind}</dt>
      <dd>{row.administrator ? text.admin : text.person}</dd>
      <dt>{text.codes}</dt>
      <dd>{row.one_time_codes ? words.on : words.off}</dd>
      <dt>{text.created}</dt>
      <dd>{shortDateAndTime(row.created_at)}</dd>
      <dt>{text.used}</dt>
      <dd>{row.last_used_at ? shortDateAndTime(row.last_used_at) : words.never}</dd>
    </dl>
  );
}

export default function AccountPage() {
  const id = useParam("account");
  const { data: row } = useSuspenseQuery(account(id));
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Act | null>(null);
  const [link, setLink] = useState<{ address: string; expires_at: string } | null>(null);
  const [said, setSaid] = useState("");
  const { act, busy, messages } = useAct();

  async function carryOut(wanted: Act, reason: string) {
    await ACTS[wanted](id, reason);
    await queries.invalidateQueries({ queryKey: KEY });
    setAsking(null);
    setSaid(text.done[wanted]);
  }

  return (
    <>
      <PageHead title={row.name} kicker={<Link to={paths.admin()}>{words.title}</Link>} />
      {row.deactivated_at ? (
        <Notice kind="warn">{text.deactivatedAt(shortDateAndTime(row.deactivated_at))}</Notice>
      ) : null}
      <p role="status">{said ? <StatusText tone="ok">{said}</StatusText> : null}</p>
      <ErrorSummary messages={messages} />
      {link ? (
        <LinkShown
          title={text.linkFor(row.name)}
          address={link.address}
          once={text.linkOnce(deadlineInWords(link.expires_at))}
        />
      ) : null}
      {asking ? (
        <WithReason
          key={asking}
          wanted={asking}
          onDone={(reason) => carryOut(asking, reason)}
          onCancel={() => setAsking(null)}
        />
      ) : null}
      <div className="pl-grid">
        <div className="pl-c6">
          <Facts row={row} />
        </div>
        <section className="pl-c6" aria-labelledby="acts">
          <h2 id="acts">{text.acts}</h2>
          <ul className="pl-plain">
            <li className="pl-mb4">
              <Button
                secondary
                small
                busy={busy}
                permission={permissionFor(row.permitted_actions, "make_password_link")}
                onClick={() => void act(async () => setLink(await passwordLink(id)))}
              >
                {text.link}
              </Button>
            </li>
            {ORDER.map((name) => (
              <li className="pl-mb4" key={name}>
                <Button
                  secondary
                  small
                  permission={permissionFor(row.permitted_actions, name)}
                  onClick={() => {
                    setSaid("");
                    setAsking(name);
                  }}
                >
                  {text.titles[name]}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}
