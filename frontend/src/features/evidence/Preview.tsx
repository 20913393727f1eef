import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { detail as words } from "./enDetail";
import { previewOf, type EvidenceItem } from "./queries";

const LONGEST_TEXT = 200_000;

function Shown({ blob, name }: { blob: Blob; name: string }) {
  const [address, setAddress] = useState<string>();
  const [text, setText] = useState<string>();
  const isText = blob.type.startsWith("text/plain");
  useEffect(() => {
    if (isText) {
      void blob.slice(0, LONGEST_TEXT).text().then(setText);
      return undefined;
    }
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob, isText]);
  if (isText) return <pre className="pl-preview pl-prewrap">{text}</pre>;
  if (!address) return null;
  if (blob.type === "application/pdf") return <iframe className="pl-preview" src={address} title={name} />;
  return <img className="pl-preview" src={address} alt={words.imageOf(name)} />;
}

/** Only what cannot run anything is shown in the page, and only once it was found clean: the server says which that is. */
export function Preview({ inspection, item }: { inspection: string; item: EvidenceItem }) {
  const [open, setOpen] = useState(false);
  const version = item.file?.version ?? 0;
  const { data, isError } = useQuery({
    ...previewOf(inspection, item.id, version),
    enabled: open && Boolean(item.file?.previewed),
    throwOnError: false,
  });
  if (!item.file?.previewed) return null;
  return (
    <details className="ds_details pl-mt5" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="ds_details__summary">{words.preview}</summary>
      <div className="ds_details__text">
        {data ? <Shown blob={data} name={item.file.file_name} /> : <p>{isError ? words.noPreview : words.loading}</p>}
      </div>
    </details>
  );
}
