import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { session } from "../api/session";
import { isInside, paths } from "../lib/paths";
import { permissionFor } from "../ui/Button";
import { words } from "./en";
import { SignOut } from "./SignOut";
import { useSession } from "./useSession";

const SessionGuard = lazy(() => import("./SessionGuard"));
const NotificationLink = lazy(() => import("../features/notifications/NotificationLink"));

/** Only for those whom the server lets look after accounts. */
function Administration() {
  if (!permissionFor(session.permitted, "list_accounts")?.allowed) return null;
  return (
    <li>
      <Link to={paths.admin()}>{words.administration}</Link>
    </li>
  );
}

function TopLinks({ signedIn }: { signedIn: boolean }) {
  if (!signedIn) {
    return (
      <>
        <li>
          <Link to={paths.reports()} activeOptions={{ exact: true }}>
            {words.reports}
          </Link>
        </li>
        <li>
          <Link to={paths.signIn()} activeOptions={{ exact: true }}>
            {words.signIn}
          </Link>
        </li>
      </>
    );
  }
  return (
    <>
      <li>
        <Link to={paths.home()} activeOptions={{ exact: true }}>
          {words.nextSteps}
        </Link>
      </li>
      <li>
        <Link to={paths.inspections()} activeOptions={{ exact: true }}>
          {words.inspections}
        </Link>
      </li>
      <li>
        <Link to={paths.reports()} activeOptions={{ exact: true }}>
          {words.reports}
        </Link>
      </li>
      <Administration />
      <li>
        <Suspense fallback={<Link to={paths.notifications()}>{words.notifications}</Link>}>
          <NotificationLink />
        </Suspense>
      </li>
      <li>
        <Link to={paths.account()} activeOptions={{ exact: true }}>
          {words.account}
        </Link>
      </li>
      <li>
        <SignOut />
      </li>
    </>
  );
}

function Header({ signedIn }: { signedIn: boolean }) {
  return (
    <header className="ds_site-header">
      <div className="ds_wrapper">
        <div className="ds_site-header__content">
          <div className="ds_site-branding">
            <Link className="ds_site-branding__link" to={paths.home()}>
              <span className="pl-brand">{words.product}</span>
            </Link>
            <div className="ds_site-branding__title">{words.strapline}</div>
          </div>
          <nav className="pl-topnav" aria-label="Service">
            <ul className="pl-top">
              <TopLinks signedIn={signedIn} />
            </ul>
          </nav>
          <details className="pl-menu">
            <summary>{words.menu}</summary>
            <nav aria-label={words.menu}>
              <ul className="pl-plain">
                <TopLinks signedIn={signedIn} />
              </ul>
            </nav>
          </details>
        </div>
      </div>
    </header>
  );
}

function Footer({ signedIn }: { signedIn: boolean }) {
  const links: [string, string][] = [
    [paths.help(), words.footer.help],
    [paths.limits(), words.footer.limits],
    ...(signedIn ? ([[paths.formats(), words.footer.formats]] as [string, string][]) : []),
    [paths.accessibility(), words.footer.accessibility],
    [paths.privacy(), words.footer.privacy],
    [paths.method("jsw-2019"), words.footer.method],
  ];
  return (
    <footer className="ds_site-footer">
      <div className="ds_wrapper">
        <div className="ds_site-footer__content">
          <ul className="ds_site-footer__site-items">
            {links.map(([to, label]) => (
              <li className="ds_site-items__item" key={to}>
                <Link to={to}>{label}</Link>
              </li>
            ))}
          </ul>
          <p>{words.footer.demonstration}</p>
        </div>
      </div>
    </footer>
  );
}

export function Shell() {
  const state = useSession();
  const signedIn = state === "signed_in" || state === "expired";
  const inside = useLocation({ select: ({ pathname }) => isInside(pathname) });
  return (
    <>
      <div className="ds_skip-links">
        <ul className="ds_skip-links__list">
          <li className="ds_skip-links__item">
            <a
              className="ds_skip-links__link"
              href="#main"
              onClick={(event) => {
                event.preventDefault();
                document.getElementById("main")?.focus();
              }}
            >
              {words.skip}
            </a>
          </li>
        </ul>
      </div>
      <div className="ds_page pl-work">
        <div className="ds_page__top">
          <Header signedIn={signedIn} />
          <div id="place" className={signedIn && inside ? `pl-place pl-place--${inside}` : undefined} />
        </div>
        <div className="ds_page__middle">
          <div className="ds_wrapper">
            {signedIn ? (
              <Suspense fallback={null}>
                <SessionGuard />
              </Suspense>
            ) : null}
            <main id="main" className="pl-main" tabIndex={-1}>
              <Outlet />
            </main>
          </div>
        </div>
        <div className="ds_page__bottom">
          <Footer signedIn={signedIn} />
        </div>
      </div>
    </>
  );
}
