"""Before its release the sample does not exist for the council; after it, its coordinator has what is needed to prepare (R55)."""

from typing import Any

import pytest
from sqlalchemy import select
from tests.case_files.lists.sent import ask
from tests.case_files.samples.drawn import ANALYST, BY_AGE, COORDINATOR, LEAD, act, draw, listed, permitted, read
from tests.conducted import Conducted
from tests.notifications.inbox import kinds

from plumbline.case_files.samples.model import SampleOpening
from plumbline.identity.roles import INSPECTORATE, Role
from plumbline.kernel.read_log import ReadEntry
from plumbline.kernel.transaction import system_session

PATHS = ("", "/cases", "/replacements", "/files/sample.csv", "/files/frame.txt")


def everything(inspection: Conducted, by: Role = COORDINATOR) -> list[tuple[int, str | None, Any]]:
    """Give all that the coordinator can read of the sample and of what was done, to the byte and the tag."""
    paths = [f"{inspection.path}/case-sample{path}" for path in PATHS]
    paths += [f"{inspection.path}/milestones", f"{inspection.path}/changes", f"/audit-events?inspection_id={inspection.id}"]
    answers = [inspection.by(by).get(path) for path in [*paths, "/notifications"]]
    return [(one.status_code, one.headers.get("etag"), one.text.replace(one.headers["x-request-id"], "")) for one in answers]


def test_r55_until_the_release_the_council_reads_the_same_as_if_nothing_were_drawn(with_list: Conducted) -> None:
    before = everything(with_list)
    draw(with_list, size=10, size_reason="Ten readers.", **BY_AGE)
    act(with_list, "/cases", {"case_ref": next_one(with_list), "reason": "A complaint."})
    asked = act(with_list, "/replacements", {"case_id": drawn_one(with_list), "reason": "Lost."})
    act(with_list, f"/replacements/{asked.json()['id']}/answer", {"agree": True}, LEAD)
    assert everything(with_list) == before
    assert read(with_list, COORDINATOR)["sample"] is None
    with system_session(with_list.cast.app.state.database) as session:
        assert session.execute(select(SampleOpening)).first() is None


def next_one(inspection: Conducted) -> str:
    taken = {case["case_ref"] for case in listed(inspection)}
    return next(reference for number in range(1, 41) if (reference := f"SM-{number:04}") not in taken)


def drawn_one(inspection: Conducted) -> str:
    return str(next(case["id"] for case in listed(inspection) if case["origin"] == "drawn"))


def test_the_release_waits_for_the_week_that_the_timetable_gives(drawn: Conducted) -> None:
    drawn.week(11, weekday=6, at="23:59:59")
    early = act(drawn, "/release")
    assert (early.status_code, early.json()["type"], early.json()["milestone"]) == (409, "/problems/too-early", "case_sample_released")
    assert permitted(read(drawn), "release_case_sample")[0] is False
    drawn.week(12, at="00:00:00")
    assert permitted(read(drawn), "release_case_sample") == (True, None)
    released = act(drawn, "/release")
    assert (released.status_code, released.json()["sample"]["released_at"][:16]) == (200, "2026-03-23T00:00")
    assert act(drawn, "/release").json()["type"] == "/problems/sample-released"
    reached = drawn.by(COORDINATOR).get(f"{drawn.path}/milestones/case_sample_released").json()
    assert reached["state"] == "done"


def test_once_released_the_coordinator_has_cases_seed_and_files_and_it_is_shown_who_opened_them(released: Conducted) -> None:
    assert "case_sample_released" in kinds(released.by(COORDINATOR))
    assert read(released)["sample"]["openings"] == []
    seen = read(released, COORDINATOR)
    assert seen["sample"] == read(released)["sample"]
    assert [one["allowed"] for one in seen["permitted_actions"]] == [False] * 6
    assert listed(released, by=COORDINATOR) == listed(released)
    assert released.by(COORDINATOR).get(f"{released.path}/case-sample/files/frame.txt").status_code == 200
    [opening] = read(released)["sample"]["openings"]
    assert opening["name"] == released.by(COORDINATOR).name
    with system_session(released.cast.app.state.database) as session:
        opened = session.execute(select(ReadEntry.what).where(ReadEntry.reader == released.by(COORDINATOR).id)).scalars().all()
    assert opened == ["cases of the sample", "frame.txt of the sample"]


def test_a_change_after_the_release_is_told_to_the_coordinator(released: Conducted) -> None:
    added = act(released, "/cases", {"case_ref": next_one(released), "reason": "A complaint."})
    assert added.status_code == 201
    assert kinds(released.by(COORDINATOR)).count("case_sample_changed") == 1
    assert added.json() in listed(released, by=COORDINATOR)
    replaced = act(released, "/replacements", {"case_id": drawn_one(released), "reason": "Lost."})
    assert act(released, f"/replacements/{replaced.json()['id']}/answer", {"agree": True}, LEAD).status_code == 200
    [shown] = listed(released, "replacements", COORDINATOR)
    assert shown["answer"] == "agreed"


@pytest.mark.parametrize("role", sorted(INSPECTORATE))
def test_the_whole_inspectorate_sees_the_sample_from_the_draw_on(drawn: Conducted, role: Role) -> None:
    assert len(read(drawn, role)["sample"]["seed"]) == 64
    assert len(listed(drawn, by=role)) == 10


@pytest.mark.parametrize(
    "role", [Role.SENIOR_MANAGER, Role.CHIEF_EXECUTIVE, Role.CHIEF_SOCIAL_WORK_OFFICER, Role.CONTRIBUTOR, Role.LOCAL_FILE_READER]
)
def test_others_of_the_council_never_find_it(released: Conducted, role: Role) -> None:
    answers = {released.by(role).get(f"{released.path}/case-sample{path}").status_code for path in PATHS}
    assert answers == {404}


def test_what_is_asked_for_anew_after_a_release_leaves_the_council_its_sample(released: Conducted) -> None:
    before = read(released, COORDINATOR)["sample"]
    assert ask(released, reason="Orders were missing.").status_code == 201
    assert read(released, COORDINATOR)["sample"] == before
    assert read(released, ANALYST)["sample"] == before
