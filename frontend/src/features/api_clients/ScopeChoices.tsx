import { Checkbox } from "../../ui/fields";
import type { Message } from "../../ui/ErrorSummary";
import { Checks } from "./Checks";
import { words } from "./en";
import type { Choices } from "./queries";

const text = words.form;

type Scope = Choices["scopes"][number];

function inGroups(scopes: Scope[]): [string, Scope[]][] {
  const groups = [...new Set(scopes.map((scope) => scope.group))];
  return groups.map((group) => [group, scopes.filter((scope) => scope.group === group)]);
}

interface ScopeChoicesProps {
  offered: Choices;
  role: string;
  chosen: string[];
  onChange: (scopes: string[]) => void;
  messages: Message[];
}

/** What a machine may do, in the words of what it does; only what is of use to its role. */
export function ScopeChoices({ offered, role, chosen, onChange, messages }: ScopeChoicesProps) {
  const useful = offered.roles.find((row) => row.role === role)?.scopes ?? [];
  const toggle = (scope: string, on: boolean) =>
    onChange(on ? [...chosen, scope] : chosen.filter((other) => other !== scope));
  return (
    <Checks name="scopes" legend={text.scopes} messages={messages}>
      {role ? null : <p className="pl-meta">{text.roleFirst}</p>}
      {inGroups(offered.scopes.filter((scope) => useful.includes(scope.scope))).map(([group, scopes]) => (
        <div className="pl-mb4" key={group}>
          <p>
            <b>{group}</b>
          </p>
          {scopes.map((scope) => (
            <Checkbox
              key={scope.scope}
              name={`scope-${scope.scope}`}
              label={scope.words}
              checked={chosen.includes(scope.scope)}
              onChange={(event) => toggle(scope.scope, event.target.checked)}
            />
          ))}
        </div>
      ))}
    </Checks>
  );
}

/** Said beside the form, so that nobody looks in vain for what needs a person. */
export function NeverChoices({ offered }: { offered: Choices }) {
  return (
    <section className="pl-panel pl-panel--plain" aria-labelledby="never">
      <h2 className="pl-h3" id="never">
        {text.neverTitle}
      </h2>
      <p>{text.neverLede}</p>
      <ul>
        {offered.never.map((scope) => (
          <li key={scope.scope}>{scope.words}</li>
        ))}
      </ul>
    </section>
  );
}
