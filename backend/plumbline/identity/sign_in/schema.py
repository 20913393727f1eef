"""What is sent and received when a person signs in."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from plumbline.identity.rules import PermittedAction
from plumbline.kernel.views import Submission, View

Email = Annotated[str, Field(min_length=3, max_length=254, pattern=r"^[^@\s\x00-\x1f\x7f]+@[^@\s\x00-\x1f\x7f]+$")]
"""Checked no further: whether an address is somebody's is only known when a letter arrives."""

Password = Annotated[str, Field(min_length=1, max_length=1000)]
Code = Annotated[str, Field(min_length=6, max_length=20, pattern=r"^[A-Za-z0-9 -]+$")]


class SignInSubmission(Submission):
    """A password and, where one is set up, a one-time code or a recovery code."""

    email: Email
    password: Password
    one_time_code: Code | None = None


class EnrolmentSubmission(Submission):
    """Somebody who has no authenticator yet sets one up."""

    email: Email
    password: Password


class EnrolmentView(View):
    """What the authenticator needs, and the recovery codes to write down. Shown once."""

    secret: str
    otpauth_uri: str
    recovery_codes: list[str]


class AccessTokenView(View):
    """An access token (RFC 6749, 5.1). The refresh token travels in a cookie that no script can read."""

    access_token: str
    token_type: str = "Bearer"  # noqa: S105 (the kind of token, no secret)
    expires_in: int
    idle_seconds: int = Field(description="How long the session lasts without a renewal: the time to warn before its end counts from here.")
    server_time: datetime = Field(description="The time as the service counts it, which decides what is late.")
    scope: str
    permitted_actions: list[PermittedAction] = Field(description="What stands over every page and not everybody may open.")
