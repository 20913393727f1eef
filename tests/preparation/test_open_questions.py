"""What waits for whom, and how long answers took (R20, R145)."""

from tests.conducted import Conducted
from tests.people import Person
from tests.preparation.asking import CONTRIBUTOR, COORDINATOR, LEAD, SUPPORT, act, answer, ask, references


def test_both_sides_see_how_each_side_answers(first_week: Conducted) -> None:
    """R20: the response time is visible."""
    lead, coordinator = first_week.by(LEAD), first_week.by(COORDINATOR)
    ours = [ask(first_week, coordinator, due_on=None) for _ in range(3)]
    ask(first_week, lead)
    taken = ask(first_week, lead)
    assert act(first_week, lead, taken, "withdrawal", {"reason": "We found it."}).status_code == 200
    for weekday, question in zip((1, 2, 4), ours, strict=True):
        first_week.week(1, weekday, "10:30:00")
        answer(first_week, lead, question)
    times = lead.get(f"{first_week.path}/questions/response-times").json()["items"]
    assert times == coordinator.get(f"{first_week.path}/questions/response-times").json()["items"]
    assert [(row["asked_of"], row["asked"], row["waiting"], row["typical"], row["longest"]) for row in times] == [
        ("inspectorate", 3, 0, "2 days 1 hour", "4 days 1 hour"),
        ("council", 1, 1, None, None),
    ]


def test_what_waits_for_me_is_due_from_me_most_pressing_first(first_week: Conducted) -> None:
    """R145: in all inspections at work, with the deadline; who was passed a query has it instead of the coordinator."""
    lead, coordinator, contributor = first_week.by(LEAD), first_week.by(COORDINATOR), first_week.by(CONTRIBUTOR)
    ask(first_week, lead, due_on="2026-01-20")
    passed = ask(first_week, lead, due_on="2026-01-12")
    ask(first_week, lead, due_on="2026-01-09")
    ask(first_week, coordinator, due_on=None)

    def waiting(person: Person) -> list[str]:
        return [row["reference"] for row in person.get("/me/questions").json()["items"]]

    assert (waiting(coordinator), waiting(contributor), waiting(lead)) == (["Q-003", "Q-002", "Q-001"], [], ["Q-004"])
    act(first_week, coordinator, passed, "passing-on", {"account_id": str(contributor.id)})
    assert (waiting(coordinator), waiting(contributor)) == (["Q-003", "Q-001"], ["Q-002"])
    mine = [task for task in coordinator.get("/me").json()["next_tasks"] if "/questions#" in task["path"]]
    assert [task["title"] for task in mine] == [f"Answer Q-00{number}: Orders with supervision" for number in (3, 1)]
    due = [task["due_at"] for task in coordinator.get("/me").json()["next_tasks"]]
    assert due == sorted(due)
    assert waiting(first_week.cast.person(COORDINATOR, council="B")) == []


def test_the_list_is_narrowed_and_each_filter_has_an_opposite(first_week: Conducted) -> None:
    lead, coordinator = first_week.by(LEAD), first_week.by(COORDINATOR)
    first = ask(first_week, first_week.by(SUPPORT))
    ask(first_week, coordinator, due_on=None)
    ask(first_week, lead, due_on="2026-01-06")
    answer(first_week, coordinator, first)
    first_week.week(1, 3)
    whole = ["Q-003", "Q-002", "Q-001"]
    assert references(first_week, lead) == whole
    for filters, kept in (
        ({"open": True}, ["Q-003", "Q-002"]),
        ({"mine": True}, ["Q-003", "Q-002"]),
        ({"overdue": True}, ["Q-003"]),
        ({"asked_of": "inspectorate"}, ["Q-002"]),
    ):
        assert references(first_week, lead, **filters) == kept
        (name, value), *_ = filters.items()
        other = {name: False} if value is True else {name: "council"}
        assert references(first_week, lead, **other) == [reference for reference in whole if reference not in kept], name
    page = lead.get(f"{first_week.path}/questions", params={"limit": 2, "count": "true"}).json()
    assert (len(page["items"]), page["count"]) == (2, 3)
    assert references(first_week, lead, limit=2, cursor=page["next_cursor"]) == ["Q-001"]
