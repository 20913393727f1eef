/** A number to ring: a touch on a telephone dials it. */
export function Telephone({ number }: { number: string }) {
  return <a href={`tel:${number.replaceAll(" ", "")}`}>{number}</a>;
}
