"""Who proposes, who says yes, and who reads it. Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement

from plumbline.identity.principal import Principal
from plumbline.identity.roles import CHIEFS, COORDINATOR, COUNCIL_LEADERS, INSPECTORATE, LEAD, SUPPORT, Side
from plumbline.identity.rules import Rule, in_inspections
from plumbline.kernel.ledger import Action
from plumbline.notifications.kinds import Kind, Mailing
from plumbline.preparation.agreements.matters import MATTERS
from plumbline.preparation.agreements.model import Agreement, AgreementMatter

READS = INSPECTORATE | COUNCIL_LEADERS
AGREES = LEAD | SUPPORT | COORDINATOR | CHIEFS
"""Those who speak for their side at the meetings of week 5."""

_READ = Rule(roles=READS, scope="meetings:read")

RULES = {
    "read_agreement": _READ,
    "list_agreement_versions": _READ,
    "propose_agreement": Rule(roles=AGREES, sees=READS, scope="meetings:write", gate="Until the inspection is closed."),
    "confirm_agreement": Rule(roles=AGREES, sees=READS, scope="meetings:write", gate="Only by the side that did not propose it."),
}

_BOTH: dict[str, frozenset[str]] = {Side.INSPECTORATE: frozenset(INSPECTORATE), Side.COUNCIL: frozenset(COUNCIL_LEADERS)}
ACTIONS = tuple(Action(name=act, sides=_BOTH) for rules in MATTERS.values() for act in (rules.proposed, rules.confirmed))


def _told(name: str, sentence: str, page: str, matter: AgreementMatter) -> Kind:
    acts = frozenset({MATTERS[matter].proposed, MATTERS[matter].confirmed})
    return Kind(name=name, sentence=sentence, readers=AGREES, page=page, acts=acts, mailing=Mailing.AT_ONCE)


NOTICES = (
    _told(
        "agreement_changed",
        "How the self-evaluation is sent in was proposed or agreed.",
        "/agreement",
        AgreementMatter.SELF_EVALUATION,
    ),
    _told(
        "case_data_agreement_changed",
        "The lawful basis and the route of case data were proposed or agreed.",
        "/agreement/case-data",
        AgreementMatter.CASE_DATA,
    ),
)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """All of it, for those who run the inspection on either side."""
    return in_inspections(principal, READS, Agreement.inspection_id)
