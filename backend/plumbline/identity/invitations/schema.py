"""Invitations, in and out. A link's secret stands behind the '#' of its address and comes back in a body, never in a path."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from plumbline.identity.invitations.model import InvitationKind
from plumbline.identity.roles import Role
from plumbline.identity.sign_in.schema import Email, Password
from plumbline.kernel.text import Line
from plumbline.kernel.views import Submission, View

LinkToken = Annotated[str, Field(min_length=43, max_length=43, pattern=r"^[A-Za-z0-9_-]+$")]


class InvitationSubmission(Submission):
    """Somebody who is to join an inspection with a role, or to administer the council's accounts."""

    email: Email
    name: Line
    post: Line | None = None
    role: Role
    deputy: bool = False


class OrganisationInvitationSubmission(Submission):
    """Somebody who is to have an account in the administrator's own organisation."""

    email: Email
    name: Line
    post: Line | None = None
    administrator: bool = False


class InvitationState(StrEnum):
    """Where an invitation stands."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class InvitationView(View):
    """An invitation as those who look after it see it: never its link."""

    id: UUID
    kind: InvitationKind
    inspection_id: UUID | None
    role: Role | None
    deputy: bool
    email: str | None
    name: str | None
    post: str | None
    invited_by: str
    created_at: datetime
    expires_at: datetime
    state: InvitationState


class InvitationMadeView(InvitationView):
    """The answer to the one who invites: the only time that the link is shown."""

    address: str
    """Copied and sent by hand: it brings in one person, once."""
    mailed: bool
    """Whether the invitation also goes to the person by e-mail."""


class LinkSubmission(Submission):
    """What stands behind the '#' of a link."""

    token: LinkToken


class OpenedInvitationView(View):
    """What a link invites to, for the page that it opens."""

    kind: InvitationKind
    organisation: str
    inspection: str | None
    role: Role | None
    role_in_words: str | None
    deputy: bool
    email: str | None
    name: str | None
    post: str | None
    invited_by: str
    expires_at: datetime
    has_account: bool


class AcceptanceSubmission(Submission):
    """The person behind a link comes in. A password is chosen unless the person has an account already."""

    token: LinkToken
    name: Line
    post: Line | None = None
    password: Password | None = None


class AcceptedView(View):
    """The account that a link led to."""

    email: str
    organisation: str
    inspection_id: UUID | None
    enrolment_needed: bool
    """Whether an authenticator must be set up before the first sign-in."""


class NamingSubmission(Submission):
    """A council says who its inspection coordinator is."""

    token: LinkToken
    name: Line
    email: Email
    post: Line | None = None


class NamedView(View):
    """The link for the coordinator, shown once, to be sent on by hand."""

    name: str
    email: str
    address: str
    mailed: bool
    expires_at: datetime


class NewPasswordSubmission(Submission):
    """A new password by way of a link from an administrator."""

    token: LinkToken
    new_password: Password
