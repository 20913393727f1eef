"""What some roles are for, as a person who holds one meets it (R23, R24, R34)."""

import pytest
from tests.conducted import Conducted

from plumbline.identity.roles import Role


def test_a_senior_manager_reads_and_contributes_and_leaves_submitting_to_others(conducted: Conducted) -> None:
    """R23."""
    manager = conducted.by(Role.SENIOR_MANAGER)
    section = f"{conducted.path}/self-evaluation/sections/5.2"
    written = {"statements": [{"kind": "strength", "text": "Risk is assessed in time."}], "how_do_we_know": "", "question_answers": []}
    assert manager.put(section, written, headers=manager.etag(section)).status_code == 200
    assert manager.post(f"{conducted.path}/evidence", {"title": "Audit of files"}).status_code == 201
    assert manager.get(f"{conducted.path}/timetable").status_code == 200
    refused = manager.post(f"{conducted.path}/self-evaluation/submission", {})
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/forbidden")


@pytest.mark.parametrize("hidden", ["/findings", "/findings/sharing", "/self-evaluation/sections/5.2", "/evaluations/5.2/history"])
def test_an_analyst_sees_the_plan_and_none_of_what_inspectors_and_council_write(conducted: Conducted, hidden: str) -> None:
    """R24."""
    analyst = conducted.by(Role.ANALYST)
    assert analyst.get(f"{conducted.path}/timetable").status_code == 200
    assert analyst.get(f"{conducted.path}{hidden}").status_code == 404
    assert analyst.get(f"{conducted.path}/evaluations").json()["items"] == []


def test_from_the_letter_on_both_sides_plan_on_the_same_dates(conducted: Conducted) -> None:
    """R34."""
    lead, _ = conducted.by(Role.LEAD_INSPECTOR), conducted.by(Role.STRATEGIC_SUPPORT_OFFICER)
    office = conducted.cast.person(Role.COUNCIL_ADMINISTRATOR)
    assert office.get(f"{conducted.path}/timetable").status_code == 404
    assert lead.post(f"{conducted.path}/transitions", {"event": "notify"}).status_code == 201
    seen = [person.get(f"{conducted.path}/timetable").json() for person in (lead, conducted.by(Role.INSPECTION_COORDINATOR), office)]
    weeks = [[(week["number"], week["begins_on"]) for week in plan["weeks"]] for plan in seen]
    assert weeks[0] == weeks[1] == weeks[2]
    assert len(weeks[0]) == 28


@pytest.mark.parametrize("operation", ["list_comments", "list_contacts", "list_changes"])
@pytest.mark.parametrize("role", [Role.LEAD_INSPECTOR, Role.ANALYST, Role.INSPECTION_COORDINATOR, Role.CONTRIBUTOR, Role.LOCAL_FILE_READER])
def test_an_inspection_says_which_kinds_of_thing_there_are_for_its_reader(conducted: Conducted, role: Role, operation: str) -> None:
    """So that no page asks for what its reader may not have."""
    person = conducted.by(role)
    known = {act["action"] for act in person.get(conducted.path).json()["permitted_actions"]}
    about = {"subject_kind": "inspection", "subject_id": conducted.path.rsplit("/", 1)[-1]} if operation == "list_comments" else {}
    answer = person.get(f"{conducted.path}/{operation.removeprefix('list_')}", params=about)
    assert (operation in known) == (answer.status_code == 200), answer.text
