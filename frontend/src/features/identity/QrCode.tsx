import { encode } from "uqr";

const QUIET = 4;

/** Drawn here, so that the key is sent to nobody. Always dark on white: telephones cannot read it the other way round. */
export function QrCode({ text, name }: { text: string; name: string }) {
  const cells = encode(text, { border: 0 }).data;
  const size = cells.length + 2 * QUIET;
  const dark = cells.flatMap((row, y) => row.map((on, x) => (on ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : "")));
  return (
    <svg className="pl-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join("")} fill="#000" />
    </svg>
  );
}
