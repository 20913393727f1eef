"""The second wall and the ledger: what a forgotten filter would still not show, and who learns of which act."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from sqlalchemy import func, select, text
from tests.evidence.conftest import Library
from tests.evidence.test_uploads import begun

from plumbline.evidence.model import EvidenceCitation, EvidenceItem, EvidenceRegister, EvidenceUpload, EvidenceVersion
from plumbline.identity.roles import Role
from plumbline.kernel.ledger import LedgerEntry
from plumbline.kernel.transaction import system_session

TABLES = (EvidenceRegister, EvidenceItem, EvidenceVersion, EvidenceCitation, EvidenceUpload)


def seen_by(library: Library, inspections: str, organisation: str) -> list[int]:
    """Count every row of every table without any filter of ours, as the serving role with these settings."""
    with library.cast.app.state.database.sessions() as session:
        session.execute(
            text("select set_config('plumbline.inspections', :i, true), set_config('plumbline.organisation', :o, true)"),
            {"i": inspections, "o": organisation},
        )
        return [session.execute(select(func.count()).select_from(table)).scalar_one() for table in TABLES]


def test_a_query_without_its_filter_still_shows_nothing_of_another_council(library: Library, library_of_b: Library) -> None:
    item = library.add_file()
    library.coordinator.post(f"{library.path}/{item['id']}/citations", {"indicator": "1.1"})
    begun(library, item, 100)
    assert seen_by(library, str(library.id), "") == [1, 1, 1, 1, 1]
    assert seen_by(library, str(library_of_b.id), str(library_of_b.coordinator.organisation_id)) == [0, 0, 0, 0, 0]
    assert seen_by(library, "", "") == [0, 0, 0, 0, 0]


def acts(library: Library, side: str) -> list[str]:
    with system_session(library.cast.app.state.database) as session:
        entries = select(LedgerEntry.action).where(LedgerEntry.chain == library.id, LedgerEntry.side == side).order_by(LedgerEntry.sequence)
        return list(session.execute(entries).scalars())


def test_the_inspectorate_learns_of_no_act_before_submission(library: Library) -> None:
    path = f"{library.path}/{library.add_file(indicators=['1.1'])['id']}"
    library.coordinator.patch(path, {"title": "Renamed"}, headers=library.coordinator.etag(path))
    assert acts(library, "council") == ["evidence_added", "evidence_file_received", "evidence_changed"]
    assert acts(library, "inspectorate") == []
    library.submit()
    library.coordinator.post(f"{path}/withdrawal", {"reason": "It names a person."})
    assert acts(library, "inspectorate") == ["evidence_withdrawn"]


def test_people_who_add_at_once_get_numbers_of_their_own(library: Library) -> None:
    people = [library.person(Role.CHIEF_EXECUTIVE) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        references = list(pool.map(lambda person: library.add(person)["reference"], people))
    assert sorted(references) == ["E-001", "E-002", "E-003", "E-004"]


@pytest.mark.parametrize("act", ["delete", "withdraw"])
def test_an_act_that_is_refused_leaves_no_trace_in_the_ledger(library: Library, act: str) -> None:
    path = f"{library.path}/{library.add()['id']}"
    before = acts(library, "council")
    if act == "delete":
        assert library.coordinator.delete(path).status_code == 428
    else:
        assert library.coordinator.post(f"{path}/withdrawal", {"reason": "A mistake."}).status_code == 409
    assert acts(library, "council") == before
    assert library.coordinator.get(path).json()["id"] == str(UUID(path.rpartition("/")[2]))
