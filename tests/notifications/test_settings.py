"""What a person wants by mail: the kinds that their roles are told, each at once, once a day or not at all."""

from typing import Any

import pytest
from sqlalchemy import select
from tests.conducted import Conducted
from tests.notifications.inbox import wish
from tests.people import Cast, Person

from plumbline.identity.roles import Role
from plumbline.kernel.database import Database
from plumbline.kernel.ledger import LedgerEntry
from plumbline.kernel.transaction import system_session

ADDRESS = "/notifications/settings"


def mailing(person: Person) -> dict[str, str]:
    return {item["kind"]: item["mailing"] for item in person.get(ADDRESS).json()["items"]}


def test_a_person_is_offered_the_kinds_that_their_roles_are_told(conducted: Conducted, cast: Cast) -> None:
    reader, coordinator = mailing(conducted.by(Role.LOCAL_FILE_READER)), mailing(conducted.by(Role.INSPECTION_COORDINATOR))
    assert set(reader) == {"role_given", "deadline_near", "deadline_passed", "report_published", "training_changed"}
    assert {"findings_shared", "mentioned", "dates_changed"} <= set(coordinator)
    assert not {"evaluations_approved", "draft_report_issued", "report_release_proposed"} & set(coordinator)
    assert mailing(cast.person()) == {}


def test_wishes_are_kept_and_those_not_named_stay_as_they_were(conducted: Conducted) -> None:
    coordinator = conducted.by(Role.INSPECTION_COORDINATOR)
    before = mailing(coordinator)
    wish(coordinator, mentioned="never")
    wish(coordinator, findings_shared="daily")
    assert mailing(coordinator) == before | {"mentioned": "never", "findings_shared": "daily"}


@pytest.mark.parametrize(
    ("items", "headers", "status"),
    [
        ([{"kind": "mentioned", "mailing": "daily"}], {}, 428),
        ([{"kind": "mentioned", "mailing": "daily"}], {"If-Match": '"another"'}, 412),
        ([{"kind": "mentioned", "mailing": "hourly"}], {"If-Match": "*"}, 422),
        ([{"kind": "evaluations_approved", "mailing": "daily"}], {"If-Match": "*"}, 422),
        ([{"kind": "moon", "mailing": "daily"}], {"If-Match": "*"}, 422),
    ],
)
def test_refusals(conducted: Conducted, items: list[dict[str, Any]], headers: dict[str, str], status: int) -> None:
    answer = conducted.by(Role.INSPECTION_COORDINATOR).put(ADDRESS, {"items": items}, headers=headers)
    assert answer.status_code == status, answer.text


def test_another_kind_and_one_of_the_other_side_are_refused_alike(conducted: Conducted) -> None:
    coordinator = conducted.by(Role.INSPECTION_COORDINATOR)
    answers = [
        coordinator.put(ADDRESS, {"items": [{"kind": kind, "mailing": "daily"}]}, headers={"If-Match": "*"}).json() | {"instance": ""}
        for kind in ("moon", "evaluations_approved")
    ]
    assert answers[0] == answers[1]


def test_a_change_is_entered_in_the_ledger_of_the_organisation(conducted: Conducted, database: Database) -> None:
    coordinator = conducted.by(Role.INSPECTION_COORDINATOR)
    wish(coordinator, mentioned="never")
    wanted = select(LedgerEntry.action).where(LedgerEntry.chain == coordinator.organisation_id)
    with system_session(database) as session:
        assert session.execute(wanted).scalars().all()[-1] == "notification_settings_changed"
