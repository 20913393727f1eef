"""Where evidence is used: one document, many places (R69), and no side learns early what the other rests on it."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from tests.evidence.conftest import Item, Library
from tests.people import Person

from plumbline.evidence.citation_text import parse_citations
from plumbline.evidence.citations import CitingSubject, NewCitation, replace_citations, resolve
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role
from plumbline.kernel.clock import read_now
from plumbline.kernel.problems import InvalidRequest
from plumbline.kernel.transaction import system_session


def principal_of(person: Person, library: Library, role: Role) -> Principal:
    return Principal(
        account_id=person.id,
        client_id=None,
        session_id=None,
        organisation_id=person.organisation_id,
        side=role.side,
        name=person.name,
        memberships={library.id: frozenset({role})},
    )


def used_in(reader: Person, library: Library, item: Item) -> list[tuple[str, str | None]]:
    answer = reader.get(f"{library.path}/{item['id']}/citations")
    assert answer.status_code == 200
    return [(citation["subject_kind"], citation["locator"]) for citation in answer.json()["items"]]


def test_one_document_serves_many_indicators(library: Library) -> None:
    item = library.add_file()
    for indicator, locator in (("1.1", "p. 3"), ("5.2", "pp. 4–7"), ("9.1", None)):
        answer = library.coordinator.post(f"{library.path}/{item['id']}/citations", {"indicator": indicator, "locator": locator})
        assert answer.status_code == 201
    assert used_in(library.coordinator, library, item) == [("indicator", "p. 3"), ("indicator", "pp. 4–7"), ("indicator", None)]


def test_what_is_cited_goes_in_and_is_not_deleted_before(library: Library) -> None:
    path = f"{library.path}/{library.add_file()['id']}"
    citation = library.coordinator.post(f"{path}/citations", {"indicator": "1.1"}).json()
    refused = library.coordinator.delete(path, headers=library.coordinator.etag(path))
    assert refused.json()["type"] == "/problems/evidence-cited"
    assert library.submit() == ["E-001"]
    frozen = library.coordinator.delete(f"{path}/citations/{citation['id']}")
    assert frozen.json()["type"] == "/problems/evidence-submitted"


def test_a_mark_is_removed_before_submission(library: Library) -> None:
    path = f"{library.path}/{library.add_file()['id']}"
    citation = library.coordinator.post(f"{path}/citations", {"indicator": "1.1"}).json()
    assert library.coordinator.delete(f"{path}/citations/{citation['id']}").status_code == 204
    assert library.submit() == []


def test_an_evaluation_that_cites_evidence_is_unknown_to_the_council(library: Library) -> None:
    item = library.add_file(indicators=["1.1"])
    library.submit()
    lead = library.person(Role.LEAD_INSPECTOR)
    evaluation = CitingSubject("evaluation", uuid4(), "1.1")
    with system_session(library.cast.app.state.database) as session:
        writer = principal_of(lead, library, Role.LEAD_INSPECTOR)
        replace_citations(session, writer, evaluation, [NewCitation(UUID(item["id"]), "p. 3")], read_now(session, production=False))
    assert used_in(lead, library, item) == [("evaluation", "p. 3")]
    for unaware in (library.coordinator, library.person(Role.STRATEGIC_SUPPORT_OFFICER)):
        assert used_in(unaware, library, item) == []


def test_a_draft_text_that_cites_submitted_evidence_is_unknown_to_the_inspectorate(library: Library) -> None:
    item = library.add_file(indicators=["1.1"])
    library.submit()
    with system_session(library.cast.app.state.database) as session:
        writer = principal_of(library.coordinator, library, Role.INSPECTION_COORDINATOR)
        draft = CitingSubject("improvement_plan_action", uuid4())
        replace_citations(session, writer, draft, [NewCitation(UUID(item["id"]))], read_now(session, production=False))
    assert used_in(library.person(Role.LEAD_INSPECTOR), library, item) == []
    assert used_in(library.coordinator, library, item) == [("improvement_plan_action", None)]


def test_the_citations_of_a_text_are_found_and_replaced_with_it(library: Library) -> None:
    first, second = library.add(), library.add()
    section = CitingSubject("self_evaluation_section", uuid4(), "1.1")
    with system_session(library.cast.app.state.database) as session:
        writer = principal_of(library.coordinator, library, Role.INSPECTION_COORDINATOR)
        for text in ("Orders begin on time [E-001 p. 3] [E-002].", "Orders begin on time [E-002 s. 4] [E-002 s. 4]."):
            cited = resolve(session, writer, library.id, parse_citations(text))
            replace_citations(session, writer, section, cited, read_now(session, production=False))
    assert used_in(library.coordinator, library, first) == []
    assert used_in(library.coordinator, library, second) == [("self_evaluation_section", "s. 4")]


def test_a_text_that_cites_what_is_not_there_is_told_which(library: Library) -> None:
    library.add()
    writer = principal_of(library.coordinator, library, Role.INSPECTION_COORDINATOR)
    with system_session(library.cast.app.state.database) as session, pytest.raises(InvalidRequest) as refusal:
        resolve(session, writer, library.id, parse_citations("[E-001] and [E-999] and [E-998 p. 1]"))
    assert [error.detail for error in refusal.value.errors] == [
        "There is no item for citation number 2 of the text.",
        "There is no item for citation number 3 of the text.",
    ]


def test_evidence_of_another_council_cannot_be_cited(library: Library, library_of_b: Library) -> None:
    theirs = library_of_b.add()
    writer, stolen, now = (
        principal_of(library.coordinator, library, Role.INSPECTION_COORDINATOR),
        [NewCitation(UUID(theirs["id"]))],
        datetime(2026, 3, 1, tzinfo=UTC),
    )
    with system_session(library.cast.app.state.database) as session, pytest.raises(InvalidRequest):
        replace_citations(session, writer, CitingSubject("x", uuid4()), stolen, now)
