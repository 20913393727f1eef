"""A method that contradicts itself is refused, with the place and the cure, and with everything that is wrong at once."""

from typing import Any

import pytest
from tests.methodology.documents import Change, refusals_of

D = dict[str, Any]
REPLY = "tasks[reply_to_report].deadline.milestone"
THEIRS = "national_report_published, position_statement_due, reply_due, review_opened"


def task(document: D, position: int) -> D:
    found = document["tasks"][position]
    assert isinstance(found, dict)
    return found


def put(*path: str | int, value: object) -> Change:
    """Write one value at a place in the document."""

    def change(document: D) -> None:
        here: Any = document
        for step in path[:-1]:
            here = here[step]
        here[path[-1]] = value

    return change


def test_the_method_that_the_changes_below_start_from_is_accepted() -> None:
    assert refusals_of(lambda _: None) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("colour", value="blue"), "colour: this member is not known here; take it out or correct its spelling"),
        (
            put("tasks", 1, "colour", value="blue"),
            "tasks[send_position_statement].colour: this member is not known here; take it out or correct its spelling",
        ),
        (lambda document: document.pop("title"), "title: this member is missing; add it"),
        (lambda document: task(document, 0).pop("guidance"), "tasks[open_review].guidance: this member is missing; add it"),
        (put("tasks", value=[]), "tasks: this list may not be empty"),
        (put("id", value="Two Words"), "id: a code is small letters, figures, '_', '.' and '-', at most 60 of them"),
        (put("indicators", 0, "code", value=1.1), 'indicators[1.1].code: write this in quotes, such as "1.1" or "12:00"'),
        (
            put("tasks", 1, "deadline", "time", value=1020),
            'tasks[send_position_statement].deadline.time: write this in quotes, such as "1.1" or "12:00"',
        ),
        (
            put("tasks", 1, "deadline", "time", value="5pm"),
            'tasks[send_position_statement].deadline.time: a time is written with four figures, such as "09:00"',
        ),
        (
            put("tasks", 1, "deadline", "time", value="24:00"),
            'tasks[send_position_statement].deadline.time: a time is written with four figures, such as "09:00"',
        ),
        (put("title", value="a\x00b"), "title: this may not be empty or hold control characters"),
        (put("title", value=["a"]), "title: this has to be text; put it in quotes"),
        (put("total_weeks", value="9"), "total_weeks: this has to be a valid integer"),
        (put("total_weeks", value=True), "total_weeks: this has to be a valid integer"),
        (put("indicators", 0, "evaluated", value="yes"), "indicators[housing].evaluated: this has to be a valid boolean"),
        (
            put("programme", "starts_on", value="soon"),
            "programme.starts_on: this has to be a valid date in the format YYYY-MM-DD, input is too short",
        ),
        (put("tasks", 0, "party", value="police"), "tasks[open_review].party: this has to be 'inspectorate' or 'council'"),
        (
            put("tasks", 0, "deadline", value={"week": 1}),
            "tasks[open_review].deadline: say by which rule this is counted: rule: in_week, or rule: after_milestone",
        ),
    ],
)
def test_a_document_of_the_wrong_shape_is_refused_at_its_place(change: Change, said: str) -> None:
    assert refusals_of(change) == [said]


def test_a_role_that_does_not_exist_is_refused_with_the_roles_that_do() -> None:
    (said,) = refusals_of(put("tasks", 0, "roles", value=["inspector_general"]))
    assert said.startswith("tasks[open_review].roles[0]: this has to be 'lead_inspector', 'strategic_support_officer'")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        # tasks, stages, roles
        (put("tasks", 0, "stage", value=3), "tasks[open_review].stage: there is no stage 3; the stages are 1, 2"),
        (put("tasks", 0, "week", value=7), "tasks[open_review].week: week 7 is not in stage 1, which has weeks 1 to 6"),
        (
            put("tasks", 0, "roles", value=["senior_manager"]),
            "tasks[open_review].roles: senior_manager is a role of the council, and the task is the inspectorate's",
        ),
        (
            put("tasks", 0, "roles", value=["lead_inspector", "lead_inspector"]),
            "tasks[open_review].roles: lead_inspector stands here 2 times; give each its own",
        ),
        (put("tasks", 0, "code", value="reply_to_report"), "tasks: reply_to_report stands here 2 times; give each its own"),
        (put("tasks", 0, "milestone", "code", value="reply_due"), "tasks, milestones: reply_due stands here 2 times; give each its own"),
        (put("stages", 1, "code", value="asking"), "stages: asking stands here 2 times; give each its own"),
        (
            put("stages", 1, "first_week", value=6),
            "stages[reporting]: its weeks have to come after those of the stage before and end no earlier than they begin",
        ),
        (put("stages", 1, "last_week", value=10), "stages[reporting]: week 10 is past the last of 9 weeks"),
        # deadlines
        (
            put("tasks", 1, "deadline", "week", value=10),
            "tasks[send_position_statement].deadline.week: week 10 is past the last of 9 weeks",
        ),
        (
            lambda document: task(document, 1)["deadline"].pop("time"),
            'tasks[send_position_statement].deadline.time: "no_later_than" speaks of a time of day; give it, or write "by"',
        ),
        (
            put("tasks", 3, "deadline", "milestone", value="report_published"),
            f"{REPLY}: there is no milestone report_published; the milestones are {THEIRS}",
        ),
        (
            put("tasks", 3, "deadline", "milestone", value="reply_due"),
            "tasks[reply_to_report].deadline.milestone: counting from milestone to milestone never reaches a week; count one from week 1",
        ),
        (
            put("tasks", 3, "milestone", "opens", value={"week": 10, "weekday": "monday"}),
            "tasks[reply_to_report].milestone.opens.week: week 10 is past the last of 9 weeks",
        ),
        (
            put("tasks", 2, "milestone", "opens", "weekday", value="sunday"),
            "tasks[publish_national_report].milestone.opens: this opens after its own deadline; correct one of the two",
        ),
        # scale
        (
            put("scale", "points", 3, "value", value=4),
            "scale.points: the numbers have to run from 0 without a gap or a repetition, and are 0, 1, 2, 4",
        ),
        (put("scale", "points", 3, "label", value="Mostly"), "scale.points, labels: Mostly stands here 2 times; give each its own"),
        (lambda document: document.pop("scale"), "scale.points: housing are evaluated, and there is no scale to do it on; give its points"),
        (
            lambda document: document["scale"].update(points=document["scale"]["points"][:1]),
            "scale.points: a scale of one value says nothing; give at least two, or none where nothing is evaluated",
        ),
        # indicators
        (
            put("indicators", 2, "evaluated", value=True),
            "indicators[work].evaluated: only an indicator in focus can be evaluated; set in_focus, or take evaluated away",
        ),
        (
            put("indicators", 0, "status", value="unverified"),
            "indicators[housing].status: councils are shown what is in focus; check its title in the framework and set verified",
        ),
        (put("indicators", 2, "group", value="places"), "indicators[work].group: there is no group places; the groups are people"),
        (put("indicators", 2, "code", value="health"), "indicators: health stands here 2 times; give each its own"),
        (
            put("indicators", 0, "questions", 0, "number", value=2),
            "indicators[housing].questions: the numbers have to run from 1 without a gap or a repetition, and are 2",
        ),
        (
            put("areas", value=[{"code": "all", "title": "All", "indicators": ["housing"]}]),
            "areas: health is in focus and in no area; add it to the area that it covers",
        ),
        (
            put("areas", value=[{"code": "all", "title": "All", "indicators": ["housing", "health", "pets"]}]),
            "areas[all].indicators: there is no indicator pets; take it out or add it to the indicators",
        ),
        (
            put("areas", value=[{"code": "all", "title": "All", "indicators": ["housing", "health", "work"]}]),
            "areas[all].indicators: work is not in focus; take it out or set in_focus",
        ),
        # report, programme, theme
        (
            put("report_sections", value=[{"code": "one", "title": "One", "indicators": ["housing"]}]),
            "report_sections: health is in focus and in 0 sections; put it in exactly one",
        ),
        (
            put("report_sections", value=[{"code": "one", "title": "One", "indicators": ["housing", "health"], "statement": "pets"}]),
            "report_sections[one].statement: there is no statement pets; the statements are ",
        ),
        (
            put("programme", "ends_on", value="2030-12-31"),
            "programme.ends_on: the programme ends before it starts; correct one of the two dates",
        ),
        (
            put("theme", "case_list", value=[{"code": "a", "title": "A", "kind": "choice"}]),
            "theme.case_list[a]: a column of the kind choice or choices lists its choices, and no other column does",
        ),
        (
            put("headline_outcomes", value=[{"number": 2, "title": "Second"}]),
            "headline_outcomes: the numbers have to run from 1 without a gap or a repetition, and are 2",
        ),
    ],
)
def test_parts_that_contradict_each_other_are_refused_at_their_place(change: Change, said: str) -> None:
    assert refusals_of(change) == [said]


def test_a_statement_that_the_report_has_to_answer_needs_a_section() -> None:
    def change(document: D) -> None:
        part = {"code": "cost", "title": "Cost", "prompt": "What does it cost?"}
        document["statements"] = [{"code": "money", "title": "Money", "prompt": "Say.", "required_in_report": True, "parts": [part]}]
        document["report_sections"] = [{"code": "all", "title": "All", "indicators": ["housing", "health"]}]

    assert refusals_of(change) == ["report_sections: the statement money is required in the report and has no section; add one"]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    def change(document: D) -> None:
        document["total_weeks"] = 8
        document["indicators"][2]["evaluated"] = True

    assert refusals_of(change) == [
        "stages[reporting]: week 9 is past the last of 8 weeks",
        "tasks[publish_national_report].deadline.week: week 9 is past the last of 8 weeks",
        "tasks[publish_national_report].milestone.opens.week: week 9 is past the last of 8 weeks",
        "indicators[work].evaluated: only an indicator in focus can be evaluated; set in_focus, or take evaluated away",
    ]


def test_a_gap_between_stages_numbers_is_refused() -> None:
    def change(document: D) -> None:
        document["stages"][1]["number"] = 3
        for position in (2, 3):
            document["tasks"][position]["stage"] = 3

    assert refusals_of(change) == ["stages: the numbers have to run from 1 without a gap or a repetition, and are 1, 3"]
