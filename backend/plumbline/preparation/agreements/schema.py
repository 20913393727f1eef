"""An agreement as it is proposed, confirmed and read."""

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, Field

from plumbline.identity.roles import Side
from plumbline.identity.rules import PermittedAction
from plumbline.kernel.text import Ordinal, Text
from plumbline.kernel.views import Submission, View
from plumbline.preparation.agreements.model import AgreementMatter, Route

Stated = Annotated[Text, AfterValidator(str.strip), Field(min_length=1, max_length=2000)]


class CaseDataBasis(Submission):
    """What both sides record of case data before any is sent (R156)."""

    lawful_basis: Annotated[Stated, Field(description="On which lawful basis the data is shared, in words.")]
    privacy_notice: Annotated[Stated, Field(description="Where people can read the privacy notice: its address or a reference.")]


class AgreementProposal(Submission):
    """What one side proposes. A changed proposal is a new version, to which the other side says yes anew."""

    route: Route
    arrangements: Annotated[Text, Field(max_length=5000, description="Who sends what, how and when, in words. Both sides read it.")] = ""
    case_data: Annotated[
        CaseDataBasis | None, Field(description="Needed for case data, and only there: the lawful basis and the privacy notice.")
    ] = None


class AgreementConfirmation(Submission):
    """The version that was read, so that nobody says yes to words that they have not seen."""

    version: Ordinal


class CaseDataBasisView(View):
    """The lawful basis and the privacy notice of case data, as they were proposed."""

    lawful_basis: str
    privacy_notice: str


class AgreementVersionView(View):
    """One version with who proposed it and, once the other side said yes, who and when."""

    version: int
    route: Route
    arrangements: str
    case_data: CaseDataBasisView | None
    """Null in every other matter."""
    proposed_side: Side
    proposed_by: str
    proposed_at: datetime
    confirmed_by: str | None
    confirmed_at: datetime | None


class AgreementView(View):
    """The newest version, and the one that both sides last agreed on while a newer one waits; null where there is none yet."""

    matter: AgreementMatter
    routes: list[Route]
    """The ways of this matter: a proposal names one of them."""
    newest: AgreementVersionView | None
    standing: AgreementVersionView | None
    permitted_actions: list[PermittedAction] = []
