"""One's own account, and accounts as an administrator sees them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from plumbline.identity.roles import Role, Side
from plumbline.identity.rules import PermittedAction
from plumbline.identity.sign_in.schema import Code, Password
from plumbline.kernel.text import Text
from plumbline.kernel.views import Submission, View

Reason = Annotated[Text, Field(min_length=1, max_length=2000)]


class OrganisationView(View):
    """The organisation that an account belongs to."""

    id: UUID
    name: str
    side: Side


class RolesView(View):
    """The roles held in one inspection."""

    inspection_id: UUID
    reference: str
    roles: list[Role]
    roles_in_words: list[str]


class NextTaskView(View):
    """Something that is due from the caller."""

    inspection_id: UUID
    reference: str
    title: str
    due_at: datetime | None
    due_local: str | None
    path: str


class SessionView(View):
    """One signed-in browser."""

    id: UUID
    browser: str
    signed_in_at: datetime
    last_used_at: datetime
    idle_ends_at: datetime
    ends_at: datetime
    current: bool


class MeView(View):
    """Who calls, with which rights, and what is due."""

    id: UUID
    machine: bool
    name: str
    email: str | None
    post: str | None
    organisation: OrganisationView
    roles: list[RolesView]
    organisation_roles: list[Role]
    scopes: list[str]
    session: SessionView | None
    one_time_codes: bool
    recovery_codes_left: int
    permitted_actions: list[PermittedAction]
    next_tasks: list[NextTaskView]
    server_time: datetime


class PasswordChangeSubmission(Submission):
    """A new password, by somebody who knows the old one."""

    current_password: Password
    new_password: Password


class ProofSubmission(Submission):
    """The password once more, before a way of signing in is changed."""

    current_password: Password


class CodeSubmission(Submission):
    """The six digits that the new authenticator shows."""

    one_time_code: Code


class OfferView(View):
    """The key of a new authenticator, as text and as the address behind a QR code. Shown once."""

    secret: str
    otpauth_uri: str


class RecoveryCodesView(View):
    """Ten codes to write down; each signs in once without the authenticator. Shown once."""

    recovery_codes: list[str]


class ReasonSubmission(Submission):
    """Why something is done to somebody's account."""

    reason: Reason


class AccountView(View):
    """An account as its administrator sees it."""

    id: UUID
    organisation_id: UUID
    name: str
    email: str
    post: str | None
    administrator: bool
    one_time_codes: bool
    created_at: datetime
    deactivated_at: datetime | None
    last_used_at: datetime | None
    permitted_actions: list[PermittedAction] = Field(default_factory=list)


class PasswordLinkView(View):
    """A link with which the person chooses a new password; shown once, to be handed over."""

    address: str
    mailed: bool
    """Whether the link also goes to the person by e-mail."""
    expires_at: datetime
