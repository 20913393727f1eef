"""The refresh token's cookie: no script reads it, no other site sends it, no other path needs it."""

from fastapi import Request, Response

from plumbline.identity.installation import Installation
from plumbline.identity.refresh import ABSOLUTE
from plumbline.identity.sign_in.schema import AccessTokenView
from plumbline.identity.sign_in.sessions import SignedIn


def name(installation: Installation) -> str:
    """`__Host-` binds a cookie to this host and to TLS; browsers refuse it on http://localhost."""
    return "__Host-plumbline-refresh" if installation.secure else "plumbline-refresh"


def read(request: Request, installation: Installation) -> str | None:
    """Give the refresh token that the browser holds."""
    return request.cookies.get(name(installation))


def carry(response: Response, installation: Installation, signed_in: SignedIn) -> AccessTokenView:
    """Put the refresh token into the cookie and give the rest as the body."""
    response.set_cookie(
        name(installation),
        signed_in.refresh_token,
        max_age=int(ABSOLUTE.total_seconds()),
        path="/",
        secure=installation.secure,
        httponly=True,
        samesite="strict",
    )
    return signed_in.view


def drop(response: Response, installation: Installation) -> None:
    """Take the cookie back, and whatever the browser kept of the pages."""
    response.delete_cookie(name(installation), path="/", secure=installation.secure, httponly=True, samesite="strict")
    response.headers["Clear-Site-Data"] = '"cache"'
