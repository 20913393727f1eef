"""Who may see evidence and who may bring it. Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement, and_, or_, true
from sqlalchemy.orm import InstrumentedAttribute

from plumbline.evidence.model import EvidenceCitation, EvidenceItem, EvidenceVersion, Nature
from plumbline.identity.principal import Principal
from plumbline.identity.roles import (
    ANALYSTS,
    CHIEFS,
    CONTRIBUTORS,
    COORDINATOR,
    COUNCIL_LEADERS,
    COUNCIL_WRITERS,
    INSPECTORS,
    SUPPORT,
    Side,
)
from plumbline.identity.rules import Rule, in_inspections
from plumbline.kernel.ledger import Action
from plumbline.kernel.read_log import ReadKind

SEES = COUNCIL_WRITERS | INSPECTORS | SUPPORT | ANALYSTS
SUBMITS = COORDINATOR | CHIEFS

_READ = Rule(roles=SEES, scope="evidence:read", gate="The council sees its own; the inspectorate what was submitted.")
_WRITE = Rule(roles=COUNCIL_WRITERS, sees=SEES, scope="evidence:write")
_SUBMIT = Rule(roles=SUBMITS, sees=SEES, scope="evidence:write", gate="From the submission of the self-evaluation.")
_UNSUBMITTED = Rule(roles=COUNCIL_WRITERS, sees=SEES, scope="evidence:write", gate="Until it is submitted.")

RULES = {
    "list_evidence": _READ,
    "read_evidence": _READ,
    "read_evidence_content": _READ,
    "list_evidence_versions": _READ,
    "list_evidence_citations": _READ,
    "create_download_ticket": _READ,
    "add_evidence": _WRITE,
    "import_evidence": _WRITE,
    "change_evidence": _UNSUBMITTED,
    "delete_evidence": _UNSUBMITTED,
    "put_evidence_content": _WRITE,
    "begin_upload": _WRITE,
    "read_upload": _WRITE,
    "continue_upload": _WRITE,
    "end_upload": _WRITE,
    "submit_evidence": _SUBMIT,
    "withdraw_evidence": _SUBMIT,
    "cite_evidence": Rule(roles=COUNCIL_WRITERS, sees=SEES, scope="evidence:write"),
    "remove_citation": Rule(roles=COUNCIL_WRITERS, sees=SEES, scope="evidence:write"),
}

SAME_OUTSIDE = {
    "list_own_evidence": "list_evidence",
    "add_own_evidence": "add_evidence",
    "read_own_evidence": "read_evidence",
    "change_own_evidence": "change_evidence",
    "delete_own_evidence": "delete_evidence",
    "put_own_evidence_content": "put_evidence_content",
    "read_own_evidence_content": "read_evidence_content",
}
"""What can be done with the evidence of a council's own self-evaluation, outside any inspection."""
RULES |= {own: RULES[inside] for own, inside in SAME_OUTSIDE.items()}

# Until it is submitted the inspectorate does not learn that there is anything at all.
_COUNCIL_ONLY = (
    "evidence_added",
    "evidence_changed",
    "evidence_deleted",
    "evidence_file_received",
    "evidence_cited",
    "citation_removed",
)
ACTIONS = (
    *(Action(name=name, sides={Side.COUNCIL: frozenset(COUNCIL_LEADERS)}) for name in _COUNCIL_ONLY),
    *(
        Action(name=name, sides={Side.COUNCIL: frozenset(COUNCIL_LEADERS), Side.INSPECTORATE: frozenset(INSPECTORS | SUPPORT)})
        for name in ("evidence_submitted", "evidence_withdrawn")
    ),
)

READ_KINDS = {
    "evidence": ReadKind(sides={Side.COUNCIL.value: frozenset(COUNCIL_LEADERS), Side.INSPECTORATE.value: frozenset(INSPECTORS)}),
}
"""Who reads in the audit trail what their own side opened."""


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """The council sees all of its own, a contributor what they brought; inspectors what was submitted (stage 2, week 11)."""
    place = EvidenceItem.owner_id
    submitted = EvidenceItem.submitted_at.is_not(None)
    return or_(
        in_inspections(principal, COUNCIL_LEADERS, place),
        and_(in_inspections(principal, CONTRIBUTORS, place), EvidenceItem.added_by == principal.subject),
        and_(in_inspections(principal, INSPECTORS | SUPPORT, place), submitted),
        # The analyst works on the measures, and reads nothing else of the council's.
        and_(in_inspections(principal, ANALYSTS, place), submitted, EvidenceItem.nature.in_([Nature.QUANTITATIVE, Nature.BOTH])),
    )


def shown_version(principal: Principal) -> InstrumentedAttribute[int]:
    """The number of the version a caller reads: the council its latest, the inspectorate the latest that was submitted."""
    return EvidenceItem.latest_version if principal.side is Side.COUNCIL else EvidenceItem.submitted_version


def visible_versions(principal: Principal) -> ColumnElement[bool]:
    """Of an item that the caller sees: all of its versions, or those that were submitted."""
    return true() if principal.side is Side.COUNCIL else EvidenceVersion.submitted_at.is_not(None)


def visible_citations(principal: Principal) -> ColumnElement[bool]:
    """Of an item that the caller sees: what their own side rests on it, and what the other side has released.

    On the inspectorate's side only those who inspect: the support officer and the analyst do not read judgements.
    """
    released = EvidenceCitation.released_at.is_not(None)
    own = EvidenceCitation.side == principal.side
    if principal.side is Side.COUNCIL:
        return or_(own, released)
    return or_(and_(own, in_inspections(principal, INSPECTORS, EvidenceCitation.inspection_id)), released)
