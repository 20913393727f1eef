"""Readers, the group that they are, and their training, as written and read."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from plumbline.identity.roles import Side
from plumbline.identity.rules import PermittedAction
from plumbline.kernel.text import Day, Line, Text, Word
from plumbline.kernel.views import Submission, View

Codes = Annotated[
    list[Annotated[Line, Field(max_length=40)]],
    Field(
        max_length=50,
        description="The council's own codes of those whose cases this person holds or supervises, never a name. "
        "Nobody is given such a case. Only the council's coordinator and the reader read them.",
    ),
]
Qualifications = Annotated[list[Word], Field(max_length=20, description="Codes of the method's qualifications.")]


class CaseReaderSubmission(Submission):
    """Somebody of your own side who holds the role already: a local file reader, or an inspector."""

    account_id: UUID
    qualifications: Qualifications = Field(default_factory=list)
    worker_codes: Codes = Field(default_factory=list)


class CaseReaderChange(Submission):
    """What is not sent stays."""

    qualifications: Qualifications = Field(default_factory=list)
    worker_codes: Codes = Field(default_factory=list)


class Qualification(View):
    """Something that a reader brings along, by the method's code and in its words."""

    code: str
    title: str


class TrainingTaken(View):
    """A day of training that the reader came to."""

    event_id: UUID
    title: str
    held_on: date


class CaseReaderRow(View):
    """A reader. `current` is false for somebody who no longer holds the role; `trained` is true after any day of training."""

    id: UUID
    account_id: UUID
    name: str
    side: Side
    current: bool
    qualifications: list[Qualification]
    training: list[TrainingTaken]
    trained: bool


class CaseReaderView(CaseReaderRow):
    """One reader. `worker_codes` is null for everybody but the council's coordinator and the reader."""

    worker_codes: list[str] | None
    permitted_actions: list[PermittedAction] = []


class KindOfReader(View):
    """A kind of local reader that the group should have, and which current readers are of it (guidance, stage 3)."""

    code: str
    title: str
    guidance: str
    met_by: list[str]
    met: bool


class PossibleReader(View):
    """Somebody of the caller's own side who holds a role that reads, and is no reader yet."""

    account_id: UUID
    name: str


class ReaderGroupView(View):
    """Whether the group is what the guidance asks for. What is missing is a warning and holds nobody up."""

    kinds: list[KindOfReader]
    qualifications: list[Qualification]
    local_readers: int
    inspectors: int
    untrained: list[str]
    missing: list[str] = Field(description="What to see to before the reading starts, one sentence each.")
    possible: list[PossibleReader] = Field(description="Whom the caller could name; nobody for those who name nobody.")
    permitted_actions: list[PermittedAction] = []


class TrainingEventSubmission(Submission):
    """A day of training, and who came: that can be told from the day itself on."""

    title: Annotated[Line, Field(max_length=200)]
    held_on: Day
    place: Annotated[Line, Field(max_length=200)]
    arrangements: Annotated[Text, Field(max_length=5000, description="What to bring, how to join. Readers of both sides read it.")] = ""
    attended: Annotated[list[UUID], Field(max_length=100, description="The readers who came.")] = Field(default_factory=list)


class Attendance(View):
    """A reader who came."""

    reader_id: UUID
    name: str


class TrainingEventView(View):
    """A day of training. A local reader reads of nobody else whether they came."""

    id: UUID
    title: str
    held_on: date
    place: str
    arrangements: str
    attended: list[Attendance]
    permitted_actions: list[PermittedAction] = []
