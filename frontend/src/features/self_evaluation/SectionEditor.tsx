import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Draft } from "../../lib/drafts";
import { useAutosave } from "../../api/useAutosave";
import { onShowNewest } from "../../lib/newest";
import { SaveStatus } from "../../ui/SaveStatus";
import { TheirsAndYours } from "../../ui/TheirsAndYours";
import type { EvidenceRow } from "../evidence/queries";
import type { Indicator } from "../methodology/queries";
import { AnswerBox } from "./AnswerBox";
import { bothOf, boxesOf, submissionOf, tagsOf, KINDS, type Boxes } from "./boxes";
import { words } from "./en";
import { EvidenceDrawer } from "./EvidenceDrawer";
import { Guide } from "./Guide";
import { deskAt } from "./desk";
import { useMethod } from "./parts";
import { permittedAt } from "./permitted";
import { keyOf, section as sectionQuery, type Section } from "./queries";
import type { Place } from "./place";
import { countWords } from "./statements";
import { TagPicker } from "./TagPicker";

const text = words.section;
const BOXES = [...KINDS, "how_do_we_know"] as const;

const asText = (boxes: Boxes): string =>
  BOXES.filter((name) => boxes[name].trim())
    .map((name) => `${words.boxes[name].title}\n${boxes[name]}`)
    .join("\n\n");

interface Props {
  place: Place;
  section: Section;
  etag: string | null;
  draft: (Draft & { value: Boxes }) | null;
  evidence: EvidenceRow[];
  guide: Indicator | undefined;
}

export function SectionEditor({ place, section, etag, draft, evidence, guide }: Props) {
  const [boxes, setBoxes] = useState(draft?.value ?? boxesOf(section));
  const [known, setKnown] = useState(section);
  const [theirs, setTheirs] = useState<{ section: Section; etag: string | null } | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const method = useMethod(place);
  const latest = useRef(section);
  const queries = useQueryClient();
  const writable = permittedAt(place, section.permitted_actions, "save_section")?.allowed ?? false;

  const autosave = useAutosave<Boxes>({
    place: `${place.id}/self-evaluation/${section.code}`,
    etag: draft?.etag ?? etag,
    send: async (value, version) => {
      const saved = await deskAt(place).saveSection(section.code, version, submissionOf(value, latest.current));
      latest.current = saved.data;
      setKnown(saved.data);
      return saved;
    },
    onSaved: () => void queries.invalidateQueries({ queryKey: keyOf(place) }),
  });

  // Words of an earlier visit that the server never got are sent now; if the text has moved on, that shows as a clash.
  const recovered = useRef(draft?.value ?? null);
  useEffect(() => {
    if (recovered.current) autosave.change(recovered.current);
    recovered.current = null;
  });

  const clash = autosave.state.kind === "conflict";
  useEffect(() => {
    if (!clash) return;
    void queries.fetchQuery({ ...sectionQuery(place, section.code), staleTime: 0 }).then((answer) => {
      setTheirs({ section: answer.data, etag: answer.etag });
    });
  }, [clash, queries, place, section.code]);

  /** Asked for by the reader: the newest text, unless words of their own would be lost by it; those go first, and may clash. */
  async function showTheirs() {
    await autosave.flush();
    if (autosave.unsent()) return;
    const newest = await queries.fetchQuery({ ...sectionQuery(place, section.code), staleTime: 0 });
    if (autosave.unsent()) return;
    latest.current = newest.data;
    setKnown(newest.data);
    setBoxes(boxesOf(newest.data));
    await autosave.take(newest.etag);
  }
  // Where it cannot be fetched the page stays as it is, and the note can be asked again.
  useEffect(() => onShowNewest(() => void showTheirs().catch(() => undefined)));

  function change(part: Partial<Boxes>) {
    const next = { ...boxes, ...part };
    setBoxes(next);
    autosave.change(next);
  }

  function settle(value: Boxes | null) {
    if (!theirs) return;
    latest.current = theirs.section;
    setKnown(theirs.section);
    setTheirs(null);
    const next = value ?? boxesOf(theirs.section);
    setBoxes(next);
    void (value ? autosave.settle(next, theirs.etag) : autosave.take(theirs.etag));
  }

  const total = BOXES.reduce((sum, name) => sum + countWords(boxes[name]), 0);
  return (
    <>
      <SaveStatus state={autosave.state} />
      {clash && theirs ? (
        <TheirsAndYours
          who={
            theirs.section.written_by
              ? `${theirs.section.written_by} saved this section while you were writing.`
              : text.clash
          }
          theirs={asText(boxesOf(theirs.section))}
          yours={asText(boxes)}
          onTheirs={() => settle(null)}
          onYours={() => settle(boxes)}
          onBoth={() => settle(bothOf(boxesOf(theirs.section), boxes))}
        />
      ) : (
        BOXES.map((name) => (
          <AnswerBox
            key={name}
            name={name}
            value={boxes[name]}
            known={known.statements.filter((statement) => statement.kind === name)}
            budget={section.word_budget}
            sectionWords={total}
            writable={writable}
            citable={evidence}
            onChange={(value) => change({ [name]: value })}
            onBlur={() => void autosave.flush()}
            onOpenEvidence={setOpen}
            openEvidence={open}
            split={(pasted) =>
              deskAt(place)
                .split(pasted)
                .then(({ statements }) => statements)
            }
            tagsOf={(statement) => (
              <TagPicker
                key={statement.reference}
                reference={statement.reference}
                method={method}
                guide={guide}
                tags={tagsOf(statement, boxes.tags)}
                onChange={(tags) => change({ tags: { ...boxes.tags, [statement.reference]: tags } })}
              />
            )}
            aside={guide ? <Guide box={name} guide={guide} /> : null}
          />
        ))
      )}
      {open ? <EvidenceDrawer place={place} code={open} items={evidence} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
