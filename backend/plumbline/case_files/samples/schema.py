"""What is asked of a sample, and the sample with its cases as they are read."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from plumbline.case_files.samples.model import CaseOrigin, ReplacementAnswer
from plumbline.identity.rules import PermittedAction
from plumbline.kernel.text import Line, Text, Word
from plumbline.kernel.views import Submission, View

Reason = Annotated[Text, Field(min_length=1, max_length=2000, pattern=r"\S", description="Both sides read it once the sample is released.")]
PLAN: dict[str, Any] = {"confidence": 90, "margin": 10, "strata": ["age_band"], "floor": 2}


class SampleFile(StrEnum):
    """What is needed to draw the sample again, and the cases as they stand."""

    SAMPLE = "sample.csv"
    """The cases as they were drawn: what the draw is checked against."""
    CASES = "cases.csv"
    """Every case with what became of it: replacements and those added by hand too."""
    FRAME = "frame.txt"
    SIZES = "sizes.txt"


class SamplePlanSubmission(Submission):
    """How sure the reading is to be. Without a `size` it is worked out."""

    model_config = {"json_schema_extra": {"examples": [PLAN]}}

    confidence: Annotated[int, Field(ge=50, le=99, description="In per cent.")] = 90
    margin: Annotated[int, Field(ge=1, le=50, description="In percentage points either way.")] = 10
    size: Annotated[int | None, Field(ge=1, le=200_000, description="Another number of cases than the one worked out.")] = None
    strata: Annotated[list[Word], Field(max_length=3, description="The columns by whose values the sample is kept in proportion.")] = Field(
        default_factory=list
    )
    floor: Annotated[int, Field(ge=0, le=1000, description="The fewest cases of each stratum, or all that it has.")] = 0


class SampleDraw(SamplePlanSubmission):
    """What the sample is drawn with. It can be drawn once."""

    size_reason: Annotated[Text, Field(max_length=2000, description="Why another size than the one worked out is taken.")] = ""


class StratumColumn(View):
    """A column of the list that the sample can be kept in proportion by."""

    code: str
    title: str


class StratumView(View):
    """One stratum in the list and in the sample. Shares are in per cent."""

    values: list[str]
    population: int
    size: int
    population_share: float
    sample_share: float


class SamplePlanView(View):
    """What a sample would be like; nothing is stored. `margin_reached` is what the size gives, in percentage points."""

    list_version: int
    population: int
    confidence: int
    margin: int
    offered_size: int
    size: int
    margin_reached: float
    offered_words: str
    words: str
    strata: list[StratumColumn]
    floor: int
    allocation: list[StratumView]


class OpeningView(View):
    """Somebody of the council who opened the cases of the sample."""

    name: str
    first_at: datetime
    last_at: datetime


class SampleView(View):
    """The sample. The `seed` is seen by whoever sees the sample."""

    id: UUID
    list_version: int
    population: int
    confidence: int
    margin: int
    offered_size: int
    size: int
    size_reason: str
    margin_reached: float
    words: str
    strata: list[StratumColumn]
    floor: int
    allocation: list[StratumView]
    commitment: str
    seed: str
    frame_sha256: str
    drawn_by: str
    drawn_at: datetime
    released_by: str | None
    released_at: datetime | None
    standing: int = Field(description="Cases that were drawn or took the place of one, and are to be read.")
    replaced: int
    by_hand: int = Field(description="Read and reported apart; they enter no estimate.")
    replacements_waiting: int
    openings: list[OpeningView]


class DrawableList(View):
    """The version of the case list that a sample can be drawn from."""

    version: int
    cases: int
    sent_at: datetime


class CaseSampleView(View):
    """Where the sample stands. `sample` is null until there is one that the caller may see."""

    commitment: str | None = Field(description="The SHA-256 of the seed, fixed when the list was asked for.")
    drawable: DrawableList | None = Field(description="What a sample can be drawn from now; null for the council, whatever there is.")
    columns: list[StratumColumn]
    release_opens_at: datetime | None
    sample: SampleView | None
    permitted_actions: list[PermittedAction] = []


class SampledCaseView(View):
    """One case. `place` is its rank in its stratum; `out_at` is when another took its place."""

    id: UUID
    case_ref: str
    stratum: list[str]
    place: int
    origin: CaseOrigin
    reason: str
    added_at: datetime
    out_at: datetime | None


class CaseByHand(Submission):
    """A case of the list that is to be read although it was not drawn."""

    case_ref: Annotated[Line, Field(max_length=60)]
    reason: Reason


class ReplacementRequest(Submission):
    """That a case of the sample cannot be read."""

    case_id: UUID
    reason: Reason


class ReplacementReply(Submission):
    """What the lead inspector says."""

    agree: bool


class ReplacementView(View):
    """A replacement that was asked for. `in_case_ref` is the case that took the place, once it was agreed."""

    id: UUID
    case_id: UUID
    case_ref: str
    stratum: list[str]
    reason: str
    asked_by: str
    asked_at: datetime
    answer: ReplacementAnswer | None
    answered_by: str | None
    answered_at: datetime | None
    in_case_ref: str | None
