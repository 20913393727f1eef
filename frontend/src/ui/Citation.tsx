/** A piece of evidence named in running text: its code, then the page or section. */
export function Citation({
  code,
  locator,
  open,
  onOpen,
}: {
  code: string;
  locator?: string | null;
  open?: boolean;
  onOpen?: () => void;
}) {
  const inside = (
    <>
      <span className="visually-hidden">Evidence </span>
      <b>{code}</b>
      {locator ? ` ${locator}` : null}
    </>
  );
  if (!onOpen) return <span className="pl-cite">{inside}</span>;
  return (
    <button type="button" className="pl-cite" aria-expanded={open ?? false} onClick={onOpen}>
      {inside}
    </button>
  );
}
