"""Searching an inspection: filtered for the searcher, then ranked."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from tests.authz.world import COORDINATOR, LEAD, QA, TEAM, World, notify, populate, share, submit
from tests.contract.test_query_counts import statements
from tests.people import Cast, Person

from plumbline.identity.roles import Role
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session
from plumbline.search.registry import searchables
from plumbline.search.service import MOST_HITS, pieces_of

R = Role
INSIDE = {R.LEAD_INSPECTOR, R.INSPECTION_TEAM, R.QA_SERVICE_MANAGER, R.STRATEGIC_SUPPORT_OFFICER}
INSPECTORATE = INSIDE | {R.ANALYST}
INSPECTORS = INSIDE - {R.STRATEGIC_SUPPORT_OFFICER}
LEADERS = {R.INSPECTION_COORDINATOR, R.SENIOR_MANAGER, R.CHIEF_SOCIAL_WORK_OFFICER, R.CHIEF_EXECUTIVE}
EVERYBODY = INSPECTORATE | LEADERS | {R.CONTRIBUTOR, R.LOCAL_FILE_READER}


@pytest.fixture
def world(cast: Cast, at: Callable[[datetime], datetime]) -> World:
    made = populate(cast, at)
    notify(made)
    return made


def answer(world: World, by: Role | Person, typed: str, **query: str) -> dict[str, Any]:
    person = by if isinstance(by, Person) else world.by(by)
    found = person.get(f"{world.path}/search", params={"q": typed, **query})
    assert found.status_code == 200, found.text
    return found.json()  # type: ignore[no-any-return]


def groups(world: World, by: Role | Person, typed: str, **query: str) -> dict[str, list[dict[str, Any]]]:
    return {group["kind"]: group["hits"] for group in answer(world, by, typed, **query)["groups"]}


def finders(world: World, typed: str, kind: str) -> set[Role]:
    return {role for role in EVERYBODY if kind in groups(world, role, typed)}


def all_finders(world: World) -> dict[tuple[str, str], set[Role]]:
    return {(typed, kind): finders(world, typed, kind) for typed, kind, *_ in FINDERS}


def said(pieces: list[dict[str, Any]]) -> str:
    return "".join(piece["text"] for piece in pieces)


def marked(pieces: list[dict[str, Any]]) -> list[str]:
    return [piece["text"] for piece in pieces if piece["hit"]]


# Typed from the table of who sees what: before the self-evaluation is submitted, and what comes with it.
FINDERS: list[tuple[str, str, set[Role], set[Role]]] = [
    ("canary cited", "evidence", LEADERS, INSPECTORATE),
    ("canary uncited", "evidence", LEADERS, set()),
    ("canary draft", "self_evaluation_section", LEADERS, INSIDE),
    ("canary kept", "finding", INSIDE, set()),
    ("canary note", "finding", INSIDE, set()),
    ("canary eval", "evaluation", INSPECTORATE, set()),
    ("canary eval", "comment", INSPECTORS, set()),
    ("canary mine lead", "comment", {R.LEAD_INSPECTOR}, set()),
    ("canary mine council", "comment", {R.INSPECTION_COORDINATOR}, set()),
    ("canary side inspectorate", "comment", INSPECTORATE, set()),
    ("canary side council", "comment", LEADERS | {R.CONTRIBUTOR}, set()),
    ("canary both", "comment", INSPECTORATE | LEADERS | {R.CONTRIBUTOR}, set()),
    ("canary withdrawn", "comment", set(), set()),
    ("canary shared", "shared_finding", set(), set()),
]


def test_each_finds_what_they_may_read_and_nobody_more(world: World) -> None:
    world.conducted.week(11)
    assert all_finders(world) == {(typed, kind): before for typed, kind, before, _ in FINDERS}
    submit(world)
    assert all_finders(world) == {(typed, kind): before | added for typed, kind, before, added in FINDERS}


def test_the_council_finds_shared_findings_and_no_note_of_them(world: World) -> None:
    """R109: the neutral text and nothing else."""
    submit(world)
    world.conducted.week(19)
    share(world)
    hits = groups(world, COORDINATOR, "canary shared")
    assert [said(hit["excerpt"]) for hit in hits["shared_finding"]] == ["CANARY-SHARED"]
    assert groups(world, COORDINATOR, "canary note") == {}
    assert "shared_finding" not in groups(world, LEAD, "canary shared")


def test_the_inspectorate_searches_what_was_submitted_and_not_what_was_written_since(world: World) -> None:
    submit(world)
    with system_session(world.conducted.cast.app.state.database) as session:
        change = "update self_evaluation_section set content = replace(content::text, 'CANARY-DRAFT', 'Afterthought')::jsonb"
        session.execute(text(change))
    assert list(groups(world, COORDINATOR, "afterthought")) == ["self_evaluation_section"]
    assert groups(world, LEAD, "afterthought") == {}
    assert list(groups(world, LEAD, "canary draft")) == ["self_evaluation_section"]


def test_hidden_things_change_neither_order_nor_number_nor_tag(world: World) -> None:
    """What a searcher may not read could otherwise be guessed from the ranking of what they may."""
    submit(world)
    about = "reviews of plans"
    for number in range(3):
        world.evidence(COORDINATOR, f"{about.title()} {number}", description=f"{about} " * (number + 1))
    address, asked = f"{world.path}/search", {"q": about}
    before = world.by(LEAD).get(address, params=asked)
    for number in range(60):
        world.made(COORDINATOR, f"{world.path}/evidence", {"title": f"{about} {about} {number}", "description": about}, "new")
    after = world.by(LEAD).get(address, params=asked)
    assert (after.content, after.headers["etag"]) == (before.content, before.headers["etag"])
    assert answer(world, COORDINATOR, about)["groups"][0]["more"] is True


def test_the_best_comes_first_and_fifty_are_enough(world: World) -> None:
    for number in range(MOST_HITS + 2):
        world.made(
            COORDINATOR, f"{world.path}/evidence", {"title": f"Minutes {number}", "description": "They speak of supervision."}, "new"
        )
    best = world.made(COORDINATOR, f"{world.path}/evidence", {"title": "Supervision of unpaid work"}, "new")["reference"]
    (group,) = answer(world, COORDINATOR, "supervision", kind="evidence")["groups"]
    assert (group["hits"][0]["key"], len(group["hits"]), group["more"]) == (best, MOST_HITS, True)


TYPED = {
    "training": True,
    "TRAINED": True,
    '"day of training"': True,
    '"training of day"': False,
    "training -risk": False,
    "nothing or training": True,
    "E-003": True,
    "E-004": False,
    "the": False,
    "' | & ! ( :* <->": False,
}


def test_words_are_read_the_way_people_type_them(world: World) -> None:
    made = world.made(COORDINATOR, f"{world.path}/evidence", {"title": "A day of training", "description": "Risk."}, "new")
    assert made["reference"] == "E-003"
    assert {typed: "evidence" in groups(world, COORDINATOR, typed) for typed in TYPED} == TYPED


def test_a_hit_is_marked_as_text_and_never_as_markup(world: World) -> None:
    title = "<script>alert(1)</script> & <b>review</b>"
    world.made(COORDINATOR, f"{world.path}/evidence", {"title": title, "description": "A review of reviews."}, "new")
    (hit,) = groups(world, COORDINATOR, "review")["evidence"]
    assert marked(hit["title"]) == ["review"]
    assert marked(hit["excerpt"]) == ["review", "reviews"]
    assert said(hit["excerpt"]) == "review of reviews"
    assert pieces_of("a \x02b\x03 c\x02d\x03") == pieces_of("a \x02b\x03 c\x02d\x03")
    assert [(piece.text, piece.hit) for piece in pieces_of("a \x02b\x03 c\x02d\x03")] == [
        ("a ", False),
        ("b", True),
        (" c", False),
        ("d", True),
    ]


def test_a_token_finds_no_more_than_its_scopes(world: World) -> None:
    machine = world.conducted.cast.machine(COORDINATOR, world.ids["inspection"], "inspections:read evidence:read")
    assert set(groups(world, machine, "canary or brief or senior")) == {"evidence"}
    inspector = world.conducted.cast.machine(LEAD, world.ids["inspection"], "inspections:read findings:read")
    assert groups(world, inspector, "canary") == {}, "findings reach no unattended client before publication"


def test_a_stranger_finds_no_inspection_to_search(world: World) -> None:
    assert world.conducted.cast.person(COORDINATOR, council="B").get(f"{world.path}/search", params={"q": "canary"}).status_code == 404


def test_an_empty_search_is_refused_with_words(world: World) -> None:
    refused = world.by(LEAD).get(f"{world.path}/search", params={"q": " "})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "query:q")


def test_each_kind_costs_one_statement_however_many_rows(world: World, app: FastAPI) -> None:
    for role in (COORDINATOR, LEAD, QA, TEAM):
        token = world.by(role)
        kinds = len(searchables(None))
        with statements(app) as sent:
            answer(world, token, "canary or team")
        # The token's own clock is read outside; the caller and the inspection take one each.
        assert len([one for one in sent if "websearch_to_tsquery" in one]) <= kinds
        assert len(sent) <= kinds + 4


def test_words_are_indexed(database: Database) -> None:
    tables = {"evidence_item", "self_evaluation_section", "finding", "evaluation_version", "comment", "task"}
    with system_session(database) as session:
        found = session.execute(
            text("select tablename from pg_indexes where indexname like 'ix%_words' and indexdef like '%USING gin (words)'")
        )
        assert tables <= set(found.scalars())
