import { PageHead } from "../../ui/PageHead";

/** Says what was tested and how, and what was not: a statement that claims more helps nobody. */
export default function AccessibilityPage() {
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
      <h2>What is tested</h2>
      <p>
        Each page is checked by axe-core, an automatic tool, whenever the service is built. An automatic check finds
        some of the barriers and not all.
      </p>
      <h2>What is not tested yet</h2>
      <ul>
        <li>People who use a screen reader every day have not tried it yet.</li>
        <li>Files that councils send as evidence are theirs; some cannot be read by a screen reader.</li>
      </ul>
      <h2>If something does not work for you</h2>
      <p>
        Tell the strategic support officer of your inspection, whose telephone number is on the people page. They will
        give you what you need in another form while it is mended.
      </p>
    </div>
  );
}
