import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../api/useAct";
import { deadlineInWords } from "../../lib/dates";
import { paths } from "../../lib/paths";
import { useParam } from "../../lib/useParam";
import { AudienceLabel } from "../../ui/AudienceLabel";
import { Button, permissionFor } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { PageHead } from "../../ui/PageHead";
import { StatusText } from "../../ui/StatusText";
import { useInspection } from "../inspections/useInspection";
import { words } from "./en";
import { shareFindings, sharingPreview } from "./queries";
import { SharedDocument } from "./SharedDocument";

const text = words.sharing;

function WordsOfTheScale({
  found,
  settled,
  onSettle,
  reword,
  standsIn,
}: {
  found: string[];
  settled: string[];
  onSettle: (word: string) => void;
  reword: string;
  standsIn: (word: string) => string[];
}) {
  const open = found.filter((word) => !settled.includes(word));
  return (
    <section className="pl-mt6" aria-labelledby="check">
      <h2 id="check">
        {text.check} {open.length > 0 ? text.found(open.length) : null}
      </h2>
      {found.length === 0 ? <StatusText tone="ok">{text.none}</StatusText> : null}
      <ul className="pl-rows">
        {found.map((word) => (
          <li key={word}>
            {settled.includes(word) ? (
              <StatusText tone="ok">{text.kept(word)}</StatusText>
            ) : (
              <>
                <p>
                  <StatusText tone="warn" wrap>
                    {text.also(word)}
                  </StatusText>
                </p>
                <p className="pl-meta">{text.stands(standsIn(word))}</p>
                <div className="pl-bar pl-mt2">
                  <Link to={reword}>{text.reword}</Link>
                  <Button secondary small onClick={() => onSettle(word)}>
                    {text.keep(word)}
                  </Button>
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function SharingPage() {
  const id = useParam("id");
  const inspection = useInspection(id);
  const { data: preview } = useSuspenseQuery(sharingPreview(id));
  const queries = useQueryClient();
  const [settled, setSettled] = useState<string[]>([]);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const { act, busy, messages } = useAct();
  const open = preview.words_of_the_scale.filter((word) => !settled.includes(word));
  const permission = permissionFor(preview.permitted_actions, "share_findings");

  const share = () =>
    act(async () => {
      await shareFindings(id, preview.sha256, settled);
      await queries.invalidateQueries({ queryKey: ["shared-findings", id] });
      setDone(true);
    }).then(() => setAsking(false));

  return (
    <>
      <PageHead title={text.title} lede={text.lede} kicker={inspection.council.name} />
      <ErrorSummary messages={messages} />
      <div role="status">{done ? <StatusText tone="ok">{text.done}</StatusText> : null}</div>
      <div className="pl-grid">
        <div className="pl-c5">
          <WordsOfTheScale
            found={preview.words_of_the_scale}
            settled={settled}
            onSettle={(word) => setSettled([...settled, word])}
            reword={paths.findings(id)}
            standsIn={(word) =>
              [...preview.document.key_messages, ...preview.document.findings]
                .filter((row) => row.text.toLowerCase().includes(word.toLowerCase()))
                .map((row) => row.reference)
            }
          />
          {preview.warnings.map((warning) => (
            <p key={warning}>
              <StatusText tone="warn" wrap>
                {warning}
              </StatusText>
            </p>
          ))}
          <p className="pl-meta pl-mt4">{text.opens(deadlineInWords(preview.opens_at))}</p>
        </div>
        <section className="pl-c7" aria-labelledby="preview">
          <div className="pl-preview">
            <div className="pl-preview__bar pl-bar pl-bar--between">
              <h2 className="pl-h4" id="preview">
                {text.preview}
              </h2>
              <AudienceLabel audience="both" words={text.receivers} />
            </div>
            <div className="pl-preview__body">
              <SharedDocument document={preview.document} />
            </div>
          </div>
          <div className="pl-mt5">
            {asking ? (
              <Confirm
                title={text.confirmTitle}
                yes={text.yes}
                onYes={() => void share()}
                onNo={() => setAsking(false)}
                busy={busy}
              >
                <p>{text.confirm}</p>
              </Confirm>
            ) : (
              permission && (
                <Button
                  onClick={() => setAsking(true)}
                  permission={
                    permission.allowed && open.length > 0
                      ? { ...permission, allowed: false, reason: text.unsettled }
                      : permission
                  }
                >
                  {text.share}
                </Button>
              )
            )}
          </div>
        </section>
      </div>
    </>
  );
}
