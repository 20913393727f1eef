export const words = {
  title: "People",
  lede: "Who works in this inspection, on either side.",
  sides: { inspectorate: "The inspectorate", council: "The council" },
  none: "Nobody yet.",
  deputy: "deputy",
  end: "Take the role back",
  contacts: "Whom to ring or write to",
  invitations: "Invitations",
  states: { open: "Open", used: "Used", expired: "Expired", withdrawn: "Withdrawn" },
  until: (when: string) => `works until ${when}`,
  invite: {
    title: "Invite somebody",
    lede: "They get a link that works once, for 14 days. It is shown to you once: send it by hand.",
    name: "Name",
    email: "Email address",
    post: "Post",
    role: "Role",
    choose: "Choose a role",
    button: "Make the link",
    made: (name: string) => `The link for ${name}`,
    once: "It is shown only now. Whoever has it can join in their name.",
  },
  letter: {
    title: "The letter’s link",
    lede: "With it a council that has no accounts yet names its coordinator.",
    button: "Make the link for the letter",
  },
};

/** The words of a role; the server decides who may give which. */
export const roles: Record<string, string> = {
  lead_inspector: "lead inspector",
  strategic_support_officer: "strategic support officer",
  inspection_team: "inspection team",
  analyst: "analyst",
  qa_service_manager: "quality assurance service manager",
  inspection_coordinator: "inspection coordinator",
  senior_manager: "senior manager",
  chief_social_work_officer: "chief social work officer",
  chief_executive: "chief executive",
  contributor: "contributor",
  local_file_reader: "local file reader",
};
