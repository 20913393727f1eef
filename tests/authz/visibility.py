"""The oracle: who may do what, typed by hand from the rules of the process; nothing here asks the code."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Sign-in, links, secrets, reference data and what is published: each of these checks something other than a token, or nothing.
PUBLIC = frozenset(
    [
        "sign_in",
        "enrol_one_time_codes",
        "refresh_access_token",
        "sign_out",
        "open_invitation",
        "accept_invitation",
        "name_coordinator",
        "set_new_password",
        "issue_token",
        "revoke_token",
        "get_signing_keys",
        "get_authorization_server",
        "list_councils",
        "list_methodologies",
        "read_methodology",
        "list_public_reports",
        "read_public_report",
        "ask_for_public_format",
        "read_limits",
        "download_with_ticket",
        "describe_uploads",
    ]
)
# A person's own account: a token and no role.
OWN = frozenset(
    [
        "get_me",
        "list_sessions",
        "end_session",
        "end_other_sessions",
        "change_password",
        "offer_one_time_codes",
        "confirm_one_time_codes",
        "renew_recovery_codes",
        "end_one_time_codes",
    ]
)
# Served beside the API, for machines that watch and for people who read what a problem means.
BESIDE = frozenset({"/openapi.json", "/healthz", "/readyz", "/problems", "/problems/{slug}"})
# Never given to an unattended client.
ATTENDED = frozenset(
    [
        "consensus:read",
        "consensus:write",
        "evaluations:write",
        "reports:release",
        "reports:publish",
        "tokens:manage",
        "notes:read",
        "notes:write",
        "case_readings:write",
        "report_drafts:read",
        "accuracy:read",
        "accuracy:write",
        "accuracy:submit",
        "accuracy:respond",
        "members:manage",
        "notifications:read",
        "notifications:write",
    ]
)


@dataclass(frozen=True)
class Cell:
    """One role's place at one operation: `sees`, `acts`, `forbidden` (403) or `never` (404), and the word of a condition.

    `own` means that of another's thing nothing is found; any other word names what has to happen first.
    """

    verdict: str
    condition: str = ""

    @property
    def rule_refuses_with(self) -> int | None:
        return {"never": 404, "forbidden": 403}.get(self.verdict)


@dataclass(frozen=True)
class Line:
    """One operation, the scope that a token needs, and what a caller gets before the condition holds."""

    operation: str
    scope: str
    closed: int
    cells: dict[str, Cell]


@cache
def visibility() -> dict[str, Line]:
    """Read the file. A word that is not known is a KeyError somewhere else; here it only has to be there."""
    with Path(__file__).with_name("visibility.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = {row["operation"]: _line(row) for row in rows}
    assert len(lines) == len(rows), "an operation stands there twice"
    return lines


def _line(row: dict[str, str]) -> Line:
    cells = {role: Cell(*words.split()) for role, words in row.items() if role not in {"operation", "scope", "closed"}}
    assert {cell.verdict for cell in cells.values()} <= {"sees", "acts", "forbidden", "never"}, row
    return Line(row["operation"], row["scope"], int(row["closed"]), cells)
