import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { history as text } from "./enHistory";
import { permittedAt } from "./permitted";
import type { Place } from "./place";
import { partHead, type Shape } from "./queries";

interface Props {
  place: Place;
  part: { code: string; shape: Shape };
  number: number;
  busy: boolean;
  onRestore: (number: number, etag: string | null) => Promise<boolean>;
}

/** Bringing a version back, from the text as it was when the question was asked: a later save is never lost to it. */
export function RestoreVersion({ place, part, number, busy, onRestore }: Props) {
  const [asking, setAsking] = useState(false);
  const { data } = useQuery({ ...partHead(place, part), staleTime: 0 });
  if (!data) return null;
  if (asking) {
    return (
      <Confirm
        title={text.restoreTitle(number)}
        yes={text.restoreYes(number)}
        no={text.restoreNo}
        busy={busy}
        onYes={() => void onRestore(number, data.etag).then(() => setAsking(false))}
        onNo={() => setAsking(false)}
      >
        <p>{text.restoreBody}</p>
      </Confirm>
    );
  }
  return (
    <div className="pl-mt5">
      <Button
        secondary
        permission={permittedAt(place, data.data.permitted_actions, "restore_section_version")}
        onClick={() => setAsking(true)}
      >
        {text.restore(number)}
      </Button>
    </div>
  );
}
