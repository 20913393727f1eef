"""What an inspection looks like from outside."""

from datetime import date, datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from plumbline.identity.roles import Side
from plumbline.identity.rules import PermittedAction
from plumbline.identity.sign_in.schema import Email
from plumbline.inspections.model import State
from plumbline.kernel.text import Line, Text, Word
from plumbline.kernel.views import Submission, View

Reason = Annotated[Text, Field(min_length=3, max_length=2000)]


class CouncilView(View):
    id: UUID
    code: str
    name: str


class MethodologyPin(View):
    """The version of the method that the inspection is bound to."""

    id: str
    version: int
    sha256: str


class InspectionRow(View):
    """An inspection in a list."""

    id: UUID
    reference: str
    council: CouncilView
    methodology: MethodologyPin
    week_1_on: date
    stage: int
    state: State


class InspectionView(InspectionRow):
    """One inspection: what it looks at, who leads it, and how far it has come.

    `support_telephone` is the support officer's, from the contacts; null where there is none, and for those who read no contacts.
    """

    methodology_title: str
    programme: str
    theme: str
    stage_title: str
    total_weeks: int
    current_week: int | None = None
    your_side: Side
    your_roles: list[str]
    created_at: datetime
    notified_at: datetime | None
    paused_at: datetime | None
    pause_reason: str | None
    published_at: datetime | None
    closed_at: datetime | None
    lead_inspector: str | None
    strategic_support_officer: str | None
    support_telephone: str | None
    inspection_coordinator: str | None
    permitted_actions: list[PermittedAction] = Field(default_factory=list)


class HandoverSubmission(Submission):
    """Who leads from now on, by account or by e-mail address, and why. Both sides read the reason."""

    account_id: UUID | None = None
    email: Email | None = None
    reason: Reason

    @model_validator(mode="after")
    def name_one_person(self) -> Self:
        """Refuse two ways of naming a person, and none."""
        if (self.account_id is None) == (self.email is None):
            raise PydanticCustomError("one_person", "Name the person by account_id or by email, not both.")
        return self


class FurtherIndicatorSubmission(Submission):
    """An indicator for narrative comment only. The two reasons are texts of their own: the council reads the second."""

    indicator: Word
    internal_reason: Reason
    reason_for_council: Reason


class FurtherIndicatorView(View):
    """`internal_reason` is null for those who do not read it."""

    indicator: str
    title: str
    reason_for_council: str
    internal_reason: str | None
    added_at: datetime
    permitted_actions: list[PermittedAction] = Field(default_factory=list)


class ContactSubmission(Submission):
    """Whom to write to or ring, by designation; a name is not needed."""

    designation: Line
    name: Line | None = None
    email: Email | None = None
    telephone: Annotated[Line, Field(max_length=60)] | None = None
    hours: Line | None = None


class ContactChange(Submission):
    """What is not sent stays; null empties. A contact always has a designation."""

    designation: Line = Field(default="", validate_default=False)
    name: Line | None = None
    email: Email | None = None
    telephone: Annotated[Line, Field(max_length=60)] | None = None
    hours: Line | None = None


class ContactView(View):
    id: UUID
    designation: str
    name: str | None
    email: str | None
    telephone: str | None
    hours: str | None
    permitted_actions: list[PermittedAction] = Field(default_factory=list)
