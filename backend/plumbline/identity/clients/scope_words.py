"""What each scope lets a machine do, in the words of the page where somebody chooses. Pure."""

from typing import Final

INSPECTION: Final = "The inspection"
WRITING: Final = "The council’s own work"  # noqa: RUF001 (as it is printed)
CASES: Final = "Case files"
JUDGING: Final = "Findings and evaluations"
REPORTING: Final = "Reports and what follows"
RUNNING: Final = "Running the service"

WORDS: Final[dict[str, tuple[str, str]]] = {
    "inspections:read": (INSPECTION, "See the inspection: its council, its method, who leads it, its stage"),
    "inspections:manage": (INSPECTION, "Create inspections and change their scope"),
    "timetable:read": (INSPECTION, "See the timetable, deadlines and tasks"),
    "requests:respond": (INSPECTION, "Answer requests for information"),
    "meetings:read": (INSPECTION, "See meetings, their agendas and notes"),
    "meetings:write": (INSPECTION, "Arrange meetings and write their notes"),
    "questions:read": (INSPECTION, "See questions and their answers"),
    "questions:write": (INSPECTION, "Ask and answer questions"),
    "comments:read": (INSPECTION, "Read comments"),
    "comments:write": (INSPECTION, "Write comments"),
    "changes:read": (INSPECTION, "Follow what changes in the inspection"),
    "notifications:read": (INSPECTION, "Read what waits for a person"),
    "notifications:write": (INSPECTION, "Mark what waits for a person as read, and choose what goes by mail"),
    "members:manage": (INSPECTION, "Appoint people, invite them and take roles back"),
    "self_evaluation:read": (WRITING, "Read the self-evaluation"),
    "self_evaluation:write": (WRITING, "Write in the self-evaluation"),
    "self_evaluation:submit": (WRITING, "Submit the self-evaluation"),
    "evidence:read": (WRITING, "Read evidence and download its files"),
    "evidence:write": (WRITING, "Add evidence and upload its files"),
    "case_lists:read": (CASES, "Read case lists"),
    "case_lists:write": (CASES, "Upload case lists"),
    "samples:read": (CASES, "Read the case sample"),
    "samples:draw": (CASES, "Draw the case sample"),
    "case_readings:read": (CASES, "Read the answers of the case file reading"),
    "case_readings:write": (CASES, "Answer the case file reading"),
    "notes:read": (JUDGING, "Read the notes of inspectors"),
    "notes:write": (JUDGING, "Write the notes of inspectors"),
    "findings:read": (JUDGING, "Read findings"),
    "findings:write": (JUDGING, "Write findings"),
    "evaluations:read": (JUDGING, "Read evaluations"),
    "evaluations:write": (JUDGING, "Record evaluations"),
    "consensus:read": (JUDGING, "Read how an evaluation was agreed"),
    "consensus:write": (JUDGING, "Record how an evaluation was agreed"),
    "report_drafts:read": (REPORTING, "Read the draft report"),
    "reports:write": (REPORTING, "Write the report"),
    "reports:qa": (REPORTING, "Assure the quality of the report"),
    "reports:release": (REPORTING, "Release the report to the council"),
    "reports:publish": (REPORTING, "Publish the report"),
    "accuracy:read": (REPORTING, "Read the check for factual accuracy"),
    "accuracy:write": (REPORTING, "Write accuracy comments"),
    "accuracy:submit": (REPORTING, "Submit accuracy comments"),
    "accuracy:respond": (REPORTING, "Answer accuracy comments"),
    "improvement_plan:read": (REPORTING, "Read the improvement plan"),
    "improvement_plan:write": (REPORTING, "Write the improvement plan"),
    "improvement_plan:submit": (REPORTING, "Submit the improvement plan"),
    "exports:read": (REPORTING, "Take whole exports away"),
    "overview:read": (REPORTING, "Read figures across all inspections"),
    "webhooks:manage": (RUNNING, "Be told of changes at an address of your own"),
    "audit:read_own": (RUNNING, "Read what your own side did and opened"),
    "audit:read": (RUNNING, "Read everything that the inspectorate did and opened in the inspection"),
    "tokens:manage": (RUNNING, "Create and revoke machine clients"),
}
