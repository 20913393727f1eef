import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useParam } from "../../lib/useParam";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { permissionFor } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { supplements as text } from "./enSupplements";
import { inside } from "./place";
import { evidenceOf, keyOf, selfEvaluation, supplements } from "./queries";
import { SupplementForm } from "./SupplementForm";
import { Supplements } from "./Supplements";

/** R68: what comes after the submission, for both sides to read, apart from what was submitted. */
export default function SupplementsPage() {
  const id = useParam("id");
  const place = inside(id);
  const { data: whole } = useSuspenseQuery(selfEvaluation(place));
  const { data: listed, error } = useQuery({ ...supplements(id), throwOnError: false });
  const { data: evidence } = useQuery({ ...evidenceOf(place), throwOnError: false });
  const [received, setReceived] = useState<number | null>(null);
  const queries = useQueryClient();
  const permission = permissionFor(whole.permitted_actions, "submit_supplement");

  async function handedIn(number: number) {
    await Promise.all([
      queries.invalidateQueries({ queryKey: keyOf(place) }),
      queries.invalidateQueries({ queryKey: ["evidence", id] }),
    ]);
    setReceived(number);
  }

  return (
    <>
      <PageHead title={text.title} lede={text.lede}>
        <AudienceLabel audience="both" />
      </PageHead>
      {whole.state !== "submitted" ? (
        <Notice>
          <p>{text.tooEarly}</p>
        </Notice>
      ) : (
        <>
          <p role="status">
            {received === null ? null : (
              <StatusText tone="ok" wrap>
                {text.form.done(received)}
              </StatusText>
            )}
          </p>
          {permission ? (
            <SupplementForm
              inspection={id}
              evidence={evidence ?? []}
              permission={permission}
              onHandedIn={(number) => void handedIn(number)}
            />
          ) : null}
          {error ? (
            <Notice>
              <p>{error.message}</p>
            </Notice>
          ) : null}
          {listed ? <Supplements inspection={id} rows={listed.items} evidence={evidence ?? []} /> : null}
        </>
      )}
    </>
  );
}
