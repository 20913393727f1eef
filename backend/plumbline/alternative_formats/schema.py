"""A request as it is made, followed and answered."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from plumbline.alternative_formats.model import OtherFormat, RequestState
from plumbline.identity.rules import PermittedAction
from plumbline.kernel.text import Line, Text
from plumbline.kernel.views import Submission, View

Need = Annotated[Text, Field(max_length=2_000)]


class _Wanted(Submission):
    """What both kinds of request say."""

    format: OtherFormat
    language: Annotated[Line | None, Field(validate_default=True)] = None
    need: Need | None = None

    @field_validator("language")
    @classmethod
    def name_the_language(cls, language: str | None, info: ValidationInfo) -> str | None:
        """Refuse a wish for another language that does not say which."""
        if info.data.get("format") is OtherFormat.OTHER_LANGUAGE and language is None:
            raise PydanticCustomError("missing", "Say which language.")
        return language


class FormatRequestSubmission(_Wanted):
    """A request of somebody who is signed in. Without `send_to` it is sent to the address of their account."""

    document: Line
    inspection_id: UUID | None = None
    send_to: Line | None = None


class PublicFormatRequestSubmission(_Wanted):
    """A request of anybody, for a published report."""

    name: Line
    send_to: Line


class FormatRequestChange(Submission):
    """Say where a request has got to. A declined one needs a reason, which the person who asked reads."""

    state: RequestState
    reason: Annotated[Text, Field(min_length=1, max_length=2_000)] | None = None


class FormatRequestView(View):
    """A request. `name` and `send_to` are null once the request was settled for 90 days: they are not needed any more."""

    id: UUID
    reference: str
    inspection_id: UUID | None
    report_reference: str | None
    document: str
    format: OtherFormat
    language: str | None
    need: str | None
    name: str | None
    send_to: str | None
    mine: bool
    asked_at: datetime
    state: RequestState
    reason: str | None
    changed_at: datetime | None
    changed_by: str | None
    permitted_actions: list[PermittedAction] = []


class PublicFormatRequestReceipt(View):
    """What somebody without an account keeps of their request."""

    reference: str
    document: str
    asked_at: datetime
