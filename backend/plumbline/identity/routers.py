"""The routers of identity, and how its own refusals are answered."""

from fastapi import FastAPI

from plumbline.identity.accounts.router import router as accounts
from plumbline.identity.clients.oauth import OAuthRefusal
from plumbline.identity.clients.oauth_router import answer_refusal, well_known
from plumbline.identity.clients.oauth_router import router as oauth
from plumbline.identity.clients.router import router as clients
from plumbline.identity.councils.router import router as councils
from plumbline.identity.invitations.router import router as invitations
from plumbline.identity.memberships.router import appointable
from plumbline.identity.memberships.router import router as memberships
from plumbline.identity.sign_in.router import router as sign_in

ROUTERS = (sign_in, accounts, invitations, memberships, appointable, clients, oauth, councils)
"""Under the base."""


def install(app: FastAPI) -> None:
    """Add what stands outside the base: the well-known documents, and OAuth's way of refusing."""
    app.include_router(well_known)
    app.add_exception_handler(OAuthRefusal, answer_refusal)
