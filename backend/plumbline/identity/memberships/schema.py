"""Members of an inspection, in and out."""

from datetime import datetime
from typing import Self
from uuid import UUID

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from plumbline.identity.roles import Role, Side
from plumbline.identity.rules import PermittedAction
from plumbline.identity.sign_in.schema import Email
from plumbline.kernel.views import Submission, View


class MemberSubmission(Submission):
    """Somebody who has an account already, by its id or its e-mail address; others are invited."""

    account_id: UUID | None = None
    email: Email | None = None
    role: Role
    deputy: bool = False

    @model_validator(mode="after")
    def name_one_person(self) -> Self:
        """Refuse two ways of naming a person, and none."""
        if (self.account_id is None) == (self.email is None):
            raise PydanticCustomError("one_person", "Name the person by account_id or by email, not both.")
        return self


class MemberView(View):
    """One role of one person in the inspection. The e-mail address is for the person's own side.

    `reason` says why the role ended: why the lead was handed over is read by both sides, the rest by the person's own.
    """

    id: UUID
    account_id: UUID
    name: str
    post: str | None
    email: str | None
    side: Side
    role: Role
    deputy: bool
    from_at: datetime
    until_at: datetime | None
    active: bool
    reason: str | None
    permitted_actions: list[PermittedAction] = Field(default_factory=list)


class AppointableRole(View):
    """A role of this inspection, and whether the caller may give it to somebody, or to somebody's deputy."""

    role: Role
    role_in_words: str
    side: Side
    permitted: PermittedAction
    permitted_for_a_deputy: PermittedAction


class AppointableRoles(View):
    """Every role that is given in an inspection, in the order of the process."""

    items: list[AppointableRole]
