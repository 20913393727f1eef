"""The receipt for a submission, and the material handed in after it."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from plumbline.identity.rules import PermittedAction
from plumbline.kernel.views import View
from plumbline.self_evaluation.shown import FrozenEvidence


class Outage(View):
    began_at: datetime
    ended_at: datetime | None


class OnTimeView(View):
    reason: str
    recorded_by: str
    recorded_at: datetime


class ReceiptView(View):
    """The receipt, for people (`text`) and for machines."""

    text: str
    received_at: datetime
    counted_at: datetime
    due_at: datetime | None
    due_local: str | None
    time_zone: Literal["Europe/London"] = "Europe/London"
    on_time: bool
    seconds_late: int
    recorded_on_time: OnTimeView | None
    outages: list[Outage]
    submitted_by: str
    version: int
    sha256: str
    content_sha256: str
    evidence: list[FrozenEvidence]
    permitted_actions: list[PermittedAction] = Field(default_factory=list)


class SupplementView(View):
    """Supplementary material, stamped for itself."""

    id: UUID
    number: int
    title: str
    text: str
    evidence: list[FrozenEvidence]
    sha256: str
    submitted_by: str
    submitted_at: datetime


class SupplementRows(View):
    items: list[SupplementView]
