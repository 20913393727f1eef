"""The audit trail as it is read and taken away."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from plumbline.kernel.views import View


class Format(StrEnum):
    """How a trail is taken away."""

    CSV = "csv"
    JSON = "json"


class AuditEventView(View):
    """One thing that was done, or one opening of restricted material (`opened`).

    `position` is its place in the chain of your side; openings are chained in batches and have none.
    """

    id: str
    inspection_id: UUID | None
    position: int | None
    at: datetime
    action: str
    action_in_words: str
    actor: UUID | None
    actor_name: str
    subject_kind: str
    subject_id: UUID | None
    summary: str
    reason: str | None


class AuditAction(View):
    """One word of the ledger that you can meet and filter by."""

    action: str
    words: str


class AuditActions(View):
    """Every word of the ledger that your roles can meet."""

    items: list[AuditAction]


class AuditExport(View):
    """The events that were asked for, oldest first."""

    exported_at: datetime
    items: list[AuditEventView]


class BrokenEntry(View):
    """The first place at which a chain does not hold."""

    position: int
    entry_id: UUID | None
    detail: str


class VerificationView(View):
    """What the recomputation of your side's chain found."""

    inspection_id: UUID | None
    holds: bool
    entries: int
    broken: BrokenEntry | None
    openings_hold: bool | None
    """Whether the sealed openings hold too; null for whoever reads only a part of them."""
