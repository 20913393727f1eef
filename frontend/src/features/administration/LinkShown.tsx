import { CopyButton } from "../../ui/CopyButton";
import { Notice } from "../../ui/Notice";
import { words } from "./en";

/** A link that is shown this once, to be sent on by hand. */
export function LinkShown({ title, address, once }: { title: string; address: string; once: string }) {
  return (
    <Notice kind="next" title={title}>
      <p>{once}</p>
      <p className="pl-anywhere">
        <code>{address}</code>
      </p>
      <CopyButton text={address} label={words.invite.copy} what={words.invite.what} />
    </Notice>
  );
}
