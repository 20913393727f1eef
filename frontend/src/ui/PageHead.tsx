import { useEffect, useRef, type ReactNode } from "react";

/** Set by the router when the address changes; the next heading takes the focus, so that a screen reader reads it. */
const navigation = { pending: false };

export function expectNewHeading(): void {
  navigation.pending = true;
}

interface PageHeadProps {
  title: string;
  /** For the browser's tab, when the heading alone would not tell pages apart. */
  tabTitle?: string;
  /** Where the heading is a text of somebody's own: its language. */
  lang?: string;
  kicker?: ReactNode;
  lede?: ReactNode;
  children?: ReactNode;
}

export function PageHead({ title, tabTitle, lang, kicker, lede, children }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!navigation.pending) return;
    navigation.pending = false;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div className="pl-pagehead">
      <title>{`${tabTitle ?? title} – Plumbline`}</title>
      <div>
        {kicker ? <p className="pl-kicker">{kicker}</p> : null}
        <h1 tabIndex={-1} ref={heading} lang={lang} dir={lang ? "auto" : undefined}>
          {title}
        </h1>
        {lede ? <p className="pl-lede">{lede}</p> : null}
      </div>
      {children ? <div>{children}</div> : null}
    </div>
  );
}

/** Shown only when an answer takes its time; the words are read out. */
export function Loading({ what }: { what: string }) {
  return (
    <p className="pl-loading" role="status">
      Loading {what}
    </p>
  );
}
