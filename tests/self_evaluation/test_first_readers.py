"""A self-evaluation is opened by whoever looks first; of two first readers neither finds nothing."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session
from tests.conducted import Conducted

from plumbline.identity.roles import Role
from plumbline.inspections.model import Inspection
from plumbline.kernel.clock import read_now
from plumbline.kernel.transaction import system_session
from plumbline.self_evaluation import desk
from plumbline.self_evaluation.opening import open_self_evaluation


def test_a_self_evaluation_that_another_reader_opens_meanwhile_is_found(conducted: Conducted, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another request opens it and commits just after this one has looked and found nothing."""
    exists = desk._exists
    opened = []

    def opened_meanwhile(session: Session, inspection_id: UUID) -> bool:
        with system_session(conducted.cast.app.state.database) as other:
            open_self_evaluation(other, other.get_one(Inspection, inspection_id), read_now(other, production=False))
        opened.append(inspection_id)
        return exists(session, inspection_id)

    monkeypatch.setattr(desk, "_exists", opened_meanwhile)
    answer = conducted.by(Role.INSPECTION_COORDINATOR).get(f"{conducted.path}/self-evaluation")
    assert answer.status_code == 200, answer.text
    assert opened == [UUID(conducted.id)]
