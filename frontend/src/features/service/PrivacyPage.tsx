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
      </ul>
    </div>
  );
}
