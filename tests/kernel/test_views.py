from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from plumbline.kernel.text import Line, SmallCount
from plumbline.kernel.views import Submission, View


class Deadline(View):
    due_at: datetime | None
    share: float = 0.0


class Kind(StrEnum):
    PLAN = "plan"


class Nested(Submission):
    count: SmallCount


class Draft(Submission):
    title: Line
    weeks: SmallCount | None = None
    share: float = 0.0
    agreed: bool = False
    kind: Kind = Kind.PLAN
    held_on: date | None = None
    owner: UUID | None = None
    nested: Nested | None = None


def test_instants_leave_in_utc_with_a_z() -> None:
    summer = datetime(2026, 6, 25, 12, tzinfo=ZoneInfo("Europe/London"))
    assert Deadline(due_at=summer).model_dump_json() == '{"due_at":"2026-06-25T11:00:00Z","share":0.0}'


def test_a_naive_instant_never_leaves() -> None:
    with pytest.raises(ValidationError, match="time zone"):
        Deadline(due_at=datetime(2026, 6, 25, 12))  # noqa: DTZ001 (the point)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_no_view_and_no_submission_holds_what_json_cannot(value: float) -> None:
    with pytest.raises(ValidationError):
        Deadline(due_at=None, share=value)
    with pytest.raises(ValidationError):
        Draft.model_validate({"title": "A", "share": value})


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("weeks", "3"),
        ("weeks", True),
        ("weeks", 2.5),
        ("weeks", 2**70),
        ("share", "0.5"),
        ("share", False),
        ("agreed", 1),
        ("agreed", "yes"),
        ("title", 3),
        ("kind", "other"),
        ("owner", 3),
        ("tittle", "A"),
        ("nested", {"count": "3"}),
    ],
)
def test_a_near_miss_is_refused_and_not_turned_into_something(member: str, value: object) -> None:
    with pytest.raises(ValidationError):
        Draft.model_validate({"title": "A", member: value})


def test_what_json_writes_as_text_is_read() -> None:
    owner = uuid4()
    draft = Draft.model_validate(
        {"title": "A", "kind": "plan", "held_on": "2026-01-05", "owner": str(owner), "weeks": 3, "share": 1, "agreed": True, "nested": None}
    )
    assert (draft.held_on, draft.owner, draft.share) == (date(2026, 1, 5), owner, 1.0)
    assert Deadline(due_at=datetime(2026, 1, 1, tzinfo=UTC)).due_at == datetime(2026, 1, 1, tzinfo=UTC)
