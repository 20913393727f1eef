import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useSession } from "../../app/useSession";
import { paths } from "../../lib/paths";
import { Loading, PageHead } from "../../ui/PageHead";
import { me } from "../identity/queries";
import { inspections } from "../inspections/queries";
import { methodology } from "../methodology/queries";
import { helpWords as words, steps, type HelpPage as Place, type HelpStep } from "./en";

/** The address of a step: within the inspection that the person is in, or the list of them to choose from. */
function addressOf(place: Place, inspection: string | undefined): string {
  return place === "inspections" || !inspection ? paths.inspections() : paths[place](inspection);
}

function Steps({ list, inspection, linked }: { list: HelpStep[]; inspection: string | undefined; linked: boolean }) {
  return (
    <ul>
      {list.map((step) => (
        <li key={step.does}>
          {step.does} {linked ? <Link to={addressOf(step.page, inspection)}>{step.link}</Link> : null}
        </li>
      ))}
    </ul>
  );
}

/** Whoever is signed in reads their own side first, with links into their own inspection. */
function useReader() {
  const state = useSession();
  const signedIn = state === "signed_in" || state === "expired";
  const { data: who, isLoading: naming } = useQuery({ ...me(), enabled: signedIn, throwOnError: false });
  const { data: own, isLoading: listing } = useQuery({ ...inspections(), enabled: signedIn, throwOnError: false });
  const near = own?.find((row) => row.state === "active") ?? own?.[0];
  return { signedIn, side: who?.organisation.side ?? "council", near, arrived: !naming && !listing };
}

export default function HelpPage() {
  const { data } = useSuspenseQuery(methodology("jsw-2019"));
  const { signedIn, side, near, arrived } = useReader();
  // Whose side comes first is known with the reader: the columns never change places before their eyes.
  if (!arrived) return <Loading what="the help" />;
  const sides = side === "council" ? (["council", "inspectorate"] as const) : (["inspectorate", "council"] as const);
  return (
    <div className="pl-public">
      <PageHead title={words.title} lede={words.lede} />
      <p>{words.sides}</p>
      {near ? (
        <p>
          {words.chooseLede} {near.council.name} {near.reference}. <Link to={paths.inspections()}>{words.another}</Link>
        </p>
      ) : null}
      {data.document.stages.map((stage) => (
        <section key={stage.code} aria-labelledby={stage.code}>
          <h2 id={stage.code}>
            {stage.number}. {stage.title}
          </h2>
          <p className="pl-meta">{words.weeks(stage.first_week, stage.last_week)}</p>
          <div className="pl-grid">
            {sides.map((one) => (
              <div className="pl-c6" key={one}>
                <h3>{words[one]}</h3>
                <Steps list={steps[stage.code]?.[one] ?? []} inspection={near?.id} linked={signedIn && one === side} />
              </div>
            ))}
          </div>
        </section>
      ))}
      <h2>{words.trouble}</h2>
      <ul>
        {words.troubles.map(([what, cure]) => (
          <li key={what}>
            <b>{what}</b> {cure}
          </li>
        ))}
      </ul>
      <h2>{words.more}</h2>
      <ul>
        <li>
          <Link to={paths.method("jsw-2019")}>{words.method}</Link>
        </li>
        <li>
          <Link to={paths.limits()}>{words.limits}</Link>
        </li>
        {signedIn ? (
          <li>
            <Link to={paths.formats()}>{words.formats}</Link>
          </li>
        ) : null}
        <li>
          <Link to={paths.accessibility()}>{words.accessibility}</Link>
        </li>
      </ul>
    </div>
  );
}
