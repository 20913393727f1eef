"""What each matter has of its own: its routes, its task of the plan, its words and its acts. Pure."""

from dataclasses import dataclass

from plumbline.preparation.agreements.model import AgreementMatter, Route


@dataclass(frozen=True, kw_only=True)
class MatterRules:
    """One matter. `title` stands in the sentences of the audit; `proposed` and `confirmed` are the ledger's words."""

    title: str
    routes: tuple[Route, ...]
    proposed: str
    confirmed: str
    task: str | None = None
    """The task of the plan that is done once both sides agree, where the method has it."""
    needs_basis: bool = False
    """Whether the lawful basis and the privacy notice are part of it."""


MATTERS = {
    AgreementMatter.SELF_EVALUATION: MatterRules(
        title="how the self-evaluation is sent in",
        routes=(Route.STRUCTURED_FORM, Route.OWN_FORMAT, Route.API),
        proposed="agreement_proposed",
        confirmed="agreement_confirmed",
        task="agree_submission_route",
    ),
    AgreementMatter.CASE_DATA: MatterRules(
        title="the agreement on case data",
        routes=(Route.UPLOAD, Route.API),
        proposed="case_data_agreement_proposed",
        confirmed="case_data_agreement_confirmed",
        needs_basis=True,
    ),
}
