import { Icon, type IconName } from "./Icon";

export type Audience = "mine" | "council" | "inspectorate" | "both" | "public";

const LOOK: Record<Audience, { icon: IconName; className: string; words: string }> = {
  mine: { icon: "person", className: "mine", words: "Only you" },
  council: { icon: "lock", className: "council", words: "Council only" },
  inspectorate: { icon: "people", className: "team", words: "Inspectorate only" },
  both: { icon: "arrows", className: "shared", words: "Council and inspectorate" },
  public: { icon: "globe", className: "public", words: "Public" },
};

/** Who can see the thing beside it. Never a control: changing it is an act of its own, with a question first. */
export function AudienceLabel({ audience, words }: { audience: Audience; words?: string }) {
  const look = LOOK[audience];
  return (
    <span className={`pl-aud pl-aud--${look.className}`}>
      <Icon name={look.icon} />
      <span>
        <span className="visually-hidden">Who can see this: </span>
        {words ?? look.words}
      </span>
    </span>
  );
}
