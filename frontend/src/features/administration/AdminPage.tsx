import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { paths } from "../../lib/paths";
import { permissionFor } from "../../ui/Button";
import { NotFoundPage } from "../../ui/NotFound";
import { PageHead } from "../../ui/PageHead";
import { me } from "../identity/queries";
import { Accounts } from "./Accounts";
import { words } from "./en";
import { Invitations, Invite } from "./Invite";

function Also({ reference }: { reference: boolean }) {
  const links: [string, string][] = [
    [paths.apiClients(), words.clients],
    [paths.adminAudit(), words.audit],
    ...(reference
      ? ([
          [paths.adminCouncils(), words.councils],
          [paths.adminMethods(), words.methods],
        ] as [string, string][])
      : []),
    [paths.inspections(), words.inspections],
  ];
  return (
    <nav aria-label={words.also} className="pl-mb6">
      <ul className="pl-rows">
        {links.map(([to, title]) => (
          <li key={to}>
            <Link to={to}>{title}</Link>
          </li>
        ))}
      </ul>
      <p className="pl-meta">{words.closedDays}</p>
    </nav>
  );
}

export default function AdminPage() {
  const { data: who } = useSuspenseQuery(me());
  if (!permissionFor(who.permitted_actions, "list_accounts")?.allowed) return <NotFoundPage />;
  return (
    <>
      <PageHead title={words.title} lede={words.lede(who.organisation.name)} />
      <div className="pl-grid">
        <section className="pl-c8" aria-labelledby="accounts">
          <h2 id="accounts">{words.accounts}</h2>
          <Accounts />
        </section>
        <div className="pl-c4">
          <h2>{words.also}</h2>
          <Also reference={permissionFor(who.permitted_actions, "create_inspection")?.allowed ?? false} />
          <h2>{words.invite.title}</h2>
          <Invite />
          <h2 className="pl-mt4">{words.invitations}</h2>
          <Invitations />
        </div>
      </div>
    </>
  );
}
