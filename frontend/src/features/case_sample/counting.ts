import { words } from "./en";
import type { Sample, Stratum } from "./queries";

const CLOSE = 2;

/** A group as it is read. */
export const groupOf = (values: string[]): string => values.join(", ") || words.compare.all;

/** What the comparison of list and sample shows, in a sentence. */
export function findingOf(allocation: Stratum[]): string {
  if (allocation.length < 2) return words.compare.one;
  const apart = (row: Stratum) => Math.abs(row.sample_share - row.population_share);
  const [most] = [...allocation].sort((one, other) => apart(other) - apart(one));
  if (!most || apart(most) <= CLOSE) return words.compare.even;
  return words.compare.apart(groupOf(most.values), most.sample_share, most.population_share);
}

/** The command by which the draw is done again from the downloaded files. */
export function commandOf(sample: Sample): string {
  return [
    "plumbline sample verify frame.txt",
    `--seed ${sample.seed}`,
    `--size ${sample.size}`,
    `--floor ${sample.floor}`,
    `--commitment ${sample.commitment}`,
    `--frame-sha256 ${sample.frame_sha256}`,
    "--sample sample.csv",
  ].join(" \\\n  ");
}

/** A whole number as it was typed; nothing for an empty field. */
export const numberOf = (typed: string): number | null => (typed.trim() === "" ? null : Number(typed));
