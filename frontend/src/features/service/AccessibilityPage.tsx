import { Link } from "@tanstack/react-router";
import { useSession } from "../../app/useSession";
import { paths } from "../../lib/paths";
import { PageHead } from "../../ui/PageHead";

/** Says what was tested and how, and what was not: a statement that claims more helps nobody. */
export default function AccessibilityPage() {
  const signedIn = useSession() === "signed_in";
  return (
    <div className="pl-public">
      <PageHead
        title="Accessibility"
        lede="How far everybody can use this service, and what to do where they cannot."
      />
      <p>
        The pages are written and built to the Web Content Accessibility Guidelines 2.2 at level AA. You should be able
        to use every page with a keyboard alone, at 400% zoom, on a screen 320 pixels wide, with your own text spacing
        and with high-contrast colours.
      </p>
      <h2>Another format or language</h2>
      <p>
        Anybody can ask for a document in large print, braille, audio, easy read, British Sign Language or another
        language. The request is recorded, and you can follow what becomes of it.
      </p>
      <ul>
        <li>
          For a published report, follow the link at its foot: <Link to={paths.reports()}>Published reports</Link>. You
          need no account.
        </li>
        <li>
          {signedIn ? (
            <>
              For any other document: <Link to={paths.formats()}>Ask for another format or language</Link>.
            </>
          ) : (
            "For any other document, sign in and follow the link “Another format or language” at the foot of each page."
          )}
        </li>
      </ul>
      <h2>What is tested</h2>
      <p>Before each release, a browser opens every page as each role that can see it and checks that</p>
      <ul>
        <li>axe-core, an automatic tool, finds no barrier of the guidelines (it finds some barriers and not all);</li>
        <li>every control is reached with the Tab key, shows that it is reached, has a name and lets you go on;</li>
        <li>nothing needs sideways scrolling at 320 pixels or 400% zoom, with wider text spacing too;</li>
        <li>with high-contrast colours every state is still told by a word or a sign;</li>
        <li>nothing moves where you have asked for less movement, and the heading is read when the page changes.</li>
      </ul>
      <h2>What is not tested yet</h2>
      <ul>
        <li>People who use a screen reader every day have not tried it yet.</li>
        <li>The automatic checks run in one browser, Chromium.</li>
        <li>Files that councils send as evidence are theirs; some cannot be read by a screen reader.</li>
      </ul>
      <h2>If something does not work for you</h2>
      <p>
        Ring us: <Link to={paths.limits()}>whom to ring</Link>. In an inspection, its strategic support officer gives
        you what you need in another form while it is mended.
      </p>
    </div>
  );
}
