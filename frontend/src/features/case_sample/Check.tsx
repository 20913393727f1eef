import { useAct } from "../../api/useAct";
import { saveFile } from "../../lib/saveFile";
import { Button } from "../../ui/Button";
import { CopyButton } from "../../ui/CopyButton";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { commandOf } from "./counting";
import { words } from "./en";
import { FILES, fileOf, type Sample } from "./queries";

const text = words.check;

/** Everything by which anybody draws the sample again: the seed, the fingerprints, the files and the command. */
export function Check({ inspection, sample }: { inspection: string; sample: Sample }) {
  const { act, busy, messages } = useAct();
  const command = commandOf(sample);
  return (
    <section className="pl-mb6" aria-labelledby="check">
      <h2 id="check">{text.title}</h2>
      <p className="pl-measure">{text.lede}</p>
      <ErrorSummary messages={messages} />
      <div className="pl-bar pl-mb4">
        {FILES.map((name) => (
          <Button
            key={name}
            secondary
            small
            busy={busy}
            onClick={() => void act(async () => saveFile(await fileOf(inspection, name), name))}
          >
            {text.files[name]}
          </Button>
        ))}
      </div>
      <dl className="pl-dl">
        <dt>{text.seed}</dt>
        <dd className="pl-anywhere">{sample.seed}</dd>
        <dt>{text.commitment}</dt>
        <dd className="pl-anywhere">{sample.commitment}</dd>
        <dt>{text.frame}</dt>
        <dd className="pl-anywhere">{sample.frame_sha256}</dd>
        <dt>{text.command}</dt>
        <dd>
          <code className="pl-prewrap pl-anywhere">{command}</code>
          <p className="pl-mt2">
            <CopyButton text={command} label={text.copy} what={text.command} />
          </p>
        </dd>
      </dl>
    </section>
  );
}
