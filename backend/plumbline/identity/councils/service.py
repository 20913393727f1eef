"""Councils: the reference data, and the organisations that stand for them here."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.councils import reference
from plumbline.identity.councils.reference import CouncilView
from plumbline.identity.model import Organisation
from plumbline.identity.roles import Side
from plumbline.kernel.problems import Problem
from plumbline.kernel.views import View


class UnknownCouncil(Problem):
    """No council has this code."""

    status, title = 422, "There is no such council"
    example = "GET /api/v1/councils lists the codes."


class CouncilList(View):
    """Every council that an inspection can be created for."""

    sha256: str
    items: list[CouncilView]


def list_councils(session: Session) -> CouncilList:
    """Give the thirty-two, and those of this installation that stand in no official table (a demonstration's)."""
    official = {council.code for council in reference.councils()}
    ours = select(Organisation.code, Organisation.name).where(Organisation.side == Side.COUNCIL, Organisation.code.not_in(official))
    others = [CouncilView(code=row.code, name=row.name) for row in session.execute(ours.order_by(Organisation.name))]
    return CouncilList(sha256=reference.sha256(), items=[*reference.councils(), *others])


def council_organisation(session: Session, code: str) -> Organisation:
    """Give the organisation of a council, made at its first inspection. A superseded code names the same council.

    Raises UnknownCouncil (422).
    """
    official = reference.find(code)
    wanted = official.code if official else code
    known = session.execute(select(Organisation).where(Organisation.code == wanted)).scalar_one_or_none()
    if known is not None:
        return known
    if official is None:
        raise UnknownCouncil("No council has this code. GET /api/v1/councils lists them.")
    made = Organisation(side=Side.COUNCIL, name=official.name, code=official.code)
    session.add(made)
    session.flush()
    return made
