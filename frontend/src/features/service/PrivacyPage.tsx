import { Link } from "@tanstack/react-router";
import { paths } from "../../lib/paths";
import { PageHead } from "../../ui/PageHead";

export default function PrivacyPage() {
  return (
    <div className="pl-public">
      <PageHead title="Privacy" lede="What the service keeps about the people who use it, and on their computer." />
      <h2>On your computer</h2>
      <ul>
        <li>One cookie keeps you signed in. It is removed when you sign out.</li>
        <li>
          Words you have typed that have not reached the service yet. They are removed when they arrive, after seven
          days, and when you sign out, after you have been asked.
        </li>
        <li>Where a file that is being sent has got to, so that sending can carry on.</li>
      </ul>
      <p>There is no tracking, no advertising and nothing from other websites.</p>
      <h2>In the service</h2>
      <ul>
        <li>Your name, post, email address and, if you give it, your telephone number.</li>
        <li>What you write and send, and a record of who did what and when. The record cannot be altered.</li>
        <li>Who opened files, drafts and copies under embargo.</li>
        <li>When you signed in and with which browser, for 90 days.</li>
      </ul>
      <h2>If you ask for another format</h2>
      <p>
        We keep your name, where to send it and what you need, so that we can answer. Only the support officer of the
        inspection and the inspectorate’s administrators see them. They are removed 90 days after we answered.
      </p>
      <h2>Who sees what</h2>
      <p>
        The council’s drafts, comments and evidence stay with the council until it submits or shares them. The
        inspectors’ notes never reach the council.
      </p>
      <h2>Questions</h2>
      <p>
        <Link to={paths.limits()}>Whom to ring</Link> about the service and what it keeps.
      </p>
    </div>
  );
}
