"""Who reads the audit trail, and how much of it. Pure: no session, no HTTP.

Everybody reads their own side's, as far as their roles go. The lead inspector and the quality assurance service manager
read the inspectorate's whole of an inspection; nobody reads the other side's.
"""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select

from plumbline.identity.model import Account, ApiClient
from plumbline.identity.principal import Principal
from plumbline.identity.roles import ADMINISTRATORS, COUNCIL_LEADERS, INSPECTORATE, INSPECTORS, LEAD, QA, Role
from plumbline.identity.rules import Rule
from plumbline.kernel import ledger
from plumbline.kernel.ledger import LedgerEntry
from plumbline.kernel.read_log import KINDS, ReadEntry, ReadKind

READERS = INSPECTORATE | COUNCIL_LEADERS | ADMINISTRATORS
WHOLE = LEAD | QA
WHOLE_SCOPE = "audit:read"

_READ = Rule(
    roles=READERS,
    scope="audit:read_own",
    gate="what your roles on your own side may know; with `audit:read`, the lead inspector and the quality assurance service manager read "
    "the inspectorate's whole",
)
RULES = dict.fromkeys(("list_audit_events", "list_audit_actions", "export_audit_events", "verify_audit_events"), _READ)

READ_KINDS = {"audit_trail": ReadKind(sides={"council": COUNCIL_LEADERS, "inspectorate": INSPECTORS})}
"""Who reads that a trail was taken away."""


def reads_any(principal: Principal) -> bool:
    """Whether the caller holds, anywhere, a role that reads an audit trail."""
    return bool(principal.organisation_roles & READERS) or bool(principal.inspections_with(READERS))


def whole_of(principal: Principal) -> list[UUID]:
    """Give the inspections of which the caller reads everything that the inspectorate did and opened."""
    return principal.inspections_with(WHOLE) if principal.may_use(WHOLE_SCOPE) else []


def readable_actions(principal: Principal) -> set[str]:
    """Give the words of the ledger that the caller can meet anywhere."""
    side = principal.side.value
    everything = {name for name, action in ledger.ACTIONS.items() if side in action.sides} if whole_of(principal) else set()
    return everything.union(*(_actions(side, roles) for _, roles in _chains(principal)))


def acts_visible_to(principal: Principal) -> ColumnElement[bool]:
    """The entries of the caller's own side that one of the caller's roles in that inspection reads."""
    side = principal.side.value
    clauses = [
        and_(LedgerEntry.chain.in_(chains), LedgerEntry.action.in_(sorted(_actions(side, roles)))) for chains, roles in _chains(principal)
    ]
    return and_(LedgerEntry.side == side, or_(false(), LedgerEntry.chain.in_(whole_of(principal)), *clauses))


def reads_visible_to(principal: Principal) -> ColumnElement[bool]:
    """What people and machines of the caller's own organisation opened; and whoever opened what the caller's side owns."""
    own = or_(
        ReadEntry.reader.in_(select(Account.id).where(Account.organisation_id == principal.organisation_id)),
        ReadEntry.reader.in_(select(ApiClient.id).where(ApiClient.organisation_id == principal.organisation_id)),
    )
    owned = ReadEntry.subject_kind.in_(sorted(name for name, kind in KINDS.items() if kind.owner == principal.side.value))
    clauses = [
        and_(ReadEntry.inspection_id.in_(chains), ReadEntry.subject_kind.in_(sorted(_kinds(principal, roles))))
        for chains, roles in _chains(principal)
    ]
    return and_(or_(own, owned), or_(false(), ReadEntry.inspection_id.in_(whole_of(principal)), *clauses))


def _chains(principal: Principal) -> Iterator[tuple[list[UUID], frozenset[Role]]]:
    """Give the inspections in which the caller holds the same roles, with these; and the organisation, for its administrators."""
    alike: defaultdict[frozenset[Role], list[UUID]] = defaultdict(list)
    for inspection in principal.inspections_with(READERS):
        alike[principal.memberships[inspection]].append(inspection)
    yield from ((chains, roles) for roles, chains in alike.items())
    if principal.organisation_roles:
        yield [principal.organisation_id], principal.organisation_roles


def _actions(side: str, roles: frozenset[Role]) -> set[str]:
    return {name for name, action in ledger.ACTIONS.items() if roles & action.sides.get(side, frozenset())}


def _kinds(principal: Principal, roles: frozenset[Role]) -> set[str]:
    return {name for name, kind in KINDS.items() if roles & kind.sides.get(principal.side.value, frozenset())}
