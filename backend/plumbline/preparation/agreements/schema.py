"""An agreement as it is proposed, confirmed and read."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from plumbline.identity.roles import Side
from plumbline.identity.rules import PermittedAction
from plumbline.kernel.text import Ordinal, Text
from plumbline.kernel.views import Submission, View
from plumbline.preparation.agreements.model import AgreementMatter, Route


class AgreementProposal(Submission):
    """What one side proposes. A changed proposal is a new version, to which the other side says yes anew."""

    route: Route
    arrangements: Annotated[Text, Field(max_length=5000, description="Who sends what, how and when, in words. Both sides read it.")] = ""


class AgreementConfirmation(Submission):
    """The version that was read, so that nobody says yes to words that they have not seen."""

    version: Ordinal


class AgreementVersionView(View):
    """One version with who proposed it and, once the other side said yes, who and when."""

    version: int
    route: Route
    arrangements: str
    proposed_side: Side
    proposed_by: str
    proposed_at: datetime
    confirmed_by: str | None
    confirmed_at: datetime | None


class AgreementView(View):
    """The newest version, and the one that both sides last agreed on while a newer one waits; null where there is none yet."""

    matter: AgreementMatter
    newest: AgreementVersionView | None
    standing: AgreementVersionView | None
    permitted_actions: list[PermittedAction] = []
