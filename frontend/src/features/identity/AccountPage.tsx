import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { paths } from "../../lib/paths";
import { PageHead } from "../../ui/PageHead";
import { words } from "./enAccount";
import { OneTimeCodes } from "./OneTimeCodes";
import { PasswordForm } from "./PasswordForm";
import { me, type Me } from "./queries";
import { Sessions } from "./Sessions";

function Who({ who }: { who: Me }) {
  return (
    <>
      <dl className="pl-dl">
        <dt>{words.email}</dt>
        <dd className="pl-anywhere">{who.email}</dd>
        <dt>{words.organisation}</dt>
        <dd>{who.organisation.name}</dd>
        <dt>{words.post}</dt>
        <dd>{who.post ?? words.notGiven}</dd>
      </dl>
      <h3>{words.roles}</h3>
      {who.roles.length + who.organisation_roles.length === 0 ? <p>{words.noRoles}</p> : null}
      <ul className="pl-rows">
        {who.organisation_roles.map((role) => (
          <li key={role}>{role.replaceAll("_", " ")}</li>
        ))}
        {who.roles.map((row) => (
          <li key={row.inspection_id}>
            <Link to={paths.inspection(row.inspection_id)}>{row.reference}</Link>: {row.roles_in_words.join(", ")}
          </li>
        ))}
      </ul>
    </>
  );
}

export default function AccountPage() {
  const { data } = useSuspenseQuery(me());
  return (
    <>
      <PageHead title={words.title} lede={data.name} />
      <div className="pl-grid">
        <div className="pl-c7">
          <section className="pl-mb6" aria-labelledby="sessions">
            <h2 id="sessions">{words.sessions.title}</h2>
            <p className="pl-meta">{words.sessions.lede}</p>
            <Sessions />
          </section>
          <section className="pl-mb6" aria-labelledby="codes">
            <h2 id="codes">{words.codes.title}</h2>
            <OneTimeCodes who={data} />
          </section>
          <section className="pl-mb6" aria-labelledby="password">
            <h2 id="password">{words.password.title}</h2>
            <PasswordForm />
          </section>
        </div>
        <section className="pl-c5" aria-labelledby="who">
          <h2 id="who">{words.who}</h2>
          <Who who={data} />
        </section>
      </div>
    </>
  );
}
