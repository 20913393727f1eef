"""R2: a review without visits, in nine weeks and two stages, is planned by the same code."""

from collections.abc import Callable
from datetime import datetime

import pytest
from tests.methodology.documents import THEMATIC
from tests.people import Cast
from tests.timetable.plans import Planned

from plumbline.identity.roles import Role
from plumbline.kernel.clock import read_now
from plumbline.kernel.transaction import system_session
from plumbline.methodology.service import publish_method


@pytest.fixture
def review(cast: Cast, at: Callable[[str], datetime]) -> Planned:
    at("2026-03-02T09:00:00Z")
    with system_session(cast.app.state.database) as session:
        publish_method(session, THEMATIC, now=read_now(session, production=False))
    cast.organisation("A")
    administrator, lead = cast.person(Role.INSPECTORATE_ADMINISTRATOR), cast.person(Role.LEAD_INSPECTOR)
    support = cast.person(Role.STRATEGIC_SUPPORT_OFFICER)
    named = {"lead_inspector": str(lead.id), "strategic_support_officer": str(support.id)}
    wanted = {"council_code": "S12000901", "methodology": THEMATIC.id, "week_1_on": "2026-03-02", **named}
    made = administrator.post("/inspections", wanted)
    assert made.status_code == 201, made.text
    return Planned(made.json()["id"], cast, administrator, lead, support, "A")


def test_its_plan_has_nine_weeks_and_its_own_deadlines(review: Planned) -> None:
    assert [week["number"] for week in review.read("timetable")["weeks"] if not week["quiet"]] == [1, 6, 9]
    milestones = review.all("milestones")
    assert milestones["review_opened"]["due"]["words"] == "Tuesday 3 March 2026, 9:30 am"
    assert milestones["position_statement_due"]["due"]["due_at"] == "2026-04-09T16:00:00Z"
    assert milestones["national_report_published"]["opens"]["words"] == "Wednesday 29 April 2026, 7 am"
    assert milestones["reply_due"]["due"]["words"] == "end of Thursday 21 May 2026"


def test_its_letter_goes_out_and_its_last_stage_is_the_second(review: Planned) -> None:
    review.happen("notify", "advance")
    refused = review.lead.post(f"{review.path}/transitions", {"event": "advance"})
    assert (refused.status_code, refused.json()["allowed"]) == (409, ["step_back", "pause", "abandon"])
