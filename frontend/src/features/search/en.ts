export const words = {
  title: "Search this inspection",
  titleOf: (typed: string) => `Search: ${typed}`,
  label: "Search this inspection",
  button: "Search",
  hint: 'Words of the text. A "phrase" in quotation marks; -word leaves out what has it.',
  begin: "Search evidence, the self-evaluation, findings, comments and tasks: everything here that you may read.",
  none: (typed: string) => `Nothing that you can see has “${typed}” in it.`,
  noneHint: "Try fewer or other words. Very common words such as “the” are not searched for.",
  found: (count: number, more: boolean) => {
    if (more) return `More than ${count} found, the best of each kind first`;
    return count === 1 ? "1 found" : `${count} found, the best of each kind first`;
  },
  more: "There are more of these. A further word narrows them.",
  kinds: {
    evidence: "Evidence",
    self_evaluation_section: "Self-evaluation",
    finding: "Findings",
    shared_finding: "Findings shared by the inspectors",
    evaluation: "Evaluations",
    comment: "Comments",
    task: "Tasks and milestones",
  } as Record<string, string>,
  only: (kind: string) => `Only ${kind.toLowerCase()}`,
  all: "All kinds",
  jump: "Kinds found",
  on: {
    inspection: "on the inspection",
    stage: "on a stage",
    question: "on a question",
    evidence: "on evidence",
    case_list: "on the case list",
    self_evaluation_section: "on the self-evaluation",
    evaluation: "on an evaluation",
  } as Record<string, string>,
  week: (week: string) => `Week ${week}`,
};
