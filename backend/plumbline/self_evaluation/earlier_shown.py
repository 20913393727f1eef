"""What goes out of a self-evaluation beside an earlier one (R144)."""

from datetime import datetime
from uuid import UUID

from plumbline.kernel.views import View
from plumbline.self_evaluation.year_on_year import ComparedPassage, PartChange


class EarlierSelfEvaluationRow(View):
    """A self-evaluation that another can be compared with."""

    id: UUID
    title: str
    inspection_id: UUID | None
    inspection_reference: str | None
    submitted_at: datetime | None
    written_at: datetime


class EarlierPart(View):
    """A part that only the earlier self-evaluation has."""

    code: str
    title: str


class YearOnYearView(View):
    """One section beside the same section of an earlier self-evaluation, and how much changed in each of the others."""

    earlier: EarlierSelfEvaluationRow
    parts: list[PartChange]
    only_earlier: list[EarlierPart]
    section: str
    passages: list[ComparedPassage]
