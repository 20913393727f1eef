"""Evaluations as they are recorded and read."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from plumbline.identity.rules import PermittedAction
from plumbline.kernel.text import Text
from plumbline.kernel.views import Submission, View


class EvaluationRecord(Submission):
    """What was agreed for one indicator. `value` is a point of the method's scale, or null for narrative alone.

    Evidence is cited in the text, as `[E-014 p. 3]`; each citation is checked.
    """

    value: Annotated[int, Field(ge=0, le=100)] | None = None
    rationale: Text = ""
    narrative: Text = ""
    reason: Annotated[Text, Field(max_length=5_000)] | None = None


class EvaluationView(View):
    """One indicator's evaluation. For an indicator that the method does not evaluate, `value` and `label` are always null."""

    indicator: str
    title: str
    evaluated: bool
    version: int
    value: int | None
    label: str | None
    rationale: str
    narrative: str
    reason: str | None
    recorded_by: str | None
    recorded_at: datetime | None
    permitted_actions: list[PermittedAction] = []


class PublishedEvaluation(View):
    """What everyone may read from publication on."""

    indicator: str
    title: str
    value: int
    label: str


class EvaluationsView(View):
    """All indicators in scope. Before publication the council reads empty lists (R109)."""

    items: list[EvaluationView]
    published: list[PublishedEvaluation]
    approved_by: str | None
    approved_at: datetime | None
    sha256: str | None
    permitted_actions: list[PermittedAction] = []


class EvaluationHistory(View):
    """Every version of one indicator, newest first."""

    items: list[EvaluationView]


class EvaluationsApprovalAct(Submission):
    """Approve exactly what was read: `sha256` is the one that the list gave."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class EvaluationsApprovalView(View):
    """The approval that stands."""

    id: UUID
    sha256: str
    approved_by: str
    approved_at: datetime
