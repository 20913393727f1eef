import { useAct } from "../../api/useAct";
import { Button } from "../../ui/Button";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { words } from "./en";
import { exportedTrail, type Filter, type Format } from "./queries";

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function Export({ inspection, filter }: { inspection: string | undefined; filter: Filter }) {
  const { act, busy, messages } = useAct();
  const take = (format: Format) =>
    void act(async () => save(await exportedTrail(inspection, filter, format), words.fileName(format)));
  return (
    <section className="pl-c6" aria-labelledby="take">
      <h2 id="take">{words.take}</h2>
      <p>{words.takeLede}</p>
      <ErrorSummary messages={messages} />
      <div className="pl-bar">
        <Button secondary small busy={busy} onClick={() => take("csv")}>
          {words.csv}
        </Button>
        <Button secondary small busy={busy} onClick={() => take("json")}>
          {words.json}
        </Button>
      </div>
    </section>
  );
}
