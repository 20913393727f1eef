"""A council's own self-evaluation, outside any inspection: begun, kept, and shared when the council chooses (R130)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity import audit
from plumbline.identity.model import Account
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role
from plumbline.identity.rules import require
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, Forbidden, InvalidRequest, NotFound
from plumbline.methodology.service import find_method
from plumbline.self_evaluation.citing import cited_files
from plumbline.self_evaluation.desk import Hold, Outside, open_desk, sections_of
from plumbline.self_evaluation.frozen import content_hash, freeze, latest_frozen
from plumbline.self_evaluation.model import Keeper, SelfEvaluation
from plumbline.self_evaluation.opening import add_sections
from plumbline.self_evaluation.policy import OWN_RULES, listed_to, own_visible_to
from plumbline.self_evaluation.schema import OwnSelfEvaluationSubmission
from plumbline.self_evaluation.shown import OwnSelfEvaluationRow, SubmittedSelfEvaluation
from plumbline.self_evaluation.views import content_of, view_of
from plumbline.self_evaluation.whole import submitted_view


def list_own_self_evaluations(session: Session, principal: Principal, page: PageRequest) -> Page[OwnSelfEvaluationRow]:
    """Give those that the caller may see, the newest last; to the inspectorate those that were shared with it."""
    rule = OWN_RULES["list_own_self_evaluations"]
    if not principal.may_use(rule.scope):
        raise Forbidden(f"This token does not carry the scope {rule.scope}.")
    statement = select(
        SelfEvaluation,
        own_visible_to(principal).label("opens"),
        SelfEvaluation.created_at.label("created_at"),
        SelfEvaluation.id.label("id"),
    ).where(listed_to(principal))
    keys = [Key(SelfEvaluation.created_at, "created_at"), Key(SelfEvaluation.id, "id")]
    rows, cursor, count = page.read(session, statement, keys, filters={"own": True})
    held = frozenset[Role]().union(principal.organisation_roles, *principal.memberships.values())
    if not rows and not held & rule.seen_by:
        raise NotFound  # a file reader never sees this kind of thing, and a keeper without any role sees at least theirs
    return Page(items=[_row(record, opens=opens) for record, opens, *_ in rows], next_cursor=cursor, count=count)


def create_own_self_evaluation(
    session: Session, principal: Principal, sent: OwnSelfEvaluationSubmission, now: datetime
) -> OwnSelfEvaluationRow:
    """Begin one by the newest version of a method. Raises InvalidRequest (422) for a keeper who is not of the council."""
    require(principal.at_home(), principal.organisation_id, "create_own_self_evaluation")
    keepers = sent.keepers or ([principal.account_id] if principal.account_id and not principal.organisation_roles else [])
    _refuse_keepers(session, principal, keepers)
    published = find_method(session, sent.methodology)
    key = uuid4()
    record = SelfEvaluation(
        id=key,
        organisation_id=principal.organisation_id,
        inspection_id=None,
        place_id=key,
        title=sent.title,
        methodology_id=published.id,
        methodology_sha256=published.sha256,
        created_at=now,
        created_by=principal.subject,
    )
    session.add(record)
    session.flush()
    session.add_all(Keeper(self_evaluation_id=record.id, account_id=account_id) for account_id in keepers)
    add_sections(session, record.id, published.method)
    _record(session, principal, "own_self_evaluation_created", record, f"{sent.title} was begun.", now)
    return _row(record, opens=not principal.organisation_roles or principal.account_id in keepers)


def share_own_self_evaluation(session: Session, principal: Principal, place: Outside, now: datetime) -> SubmittedSelfEvaluation:
    """Show it as it is now to those who inspect the council, in its inspections of today and later. Their copy is frozen."""
    desk = open_desk(session, principal, place, "share_own_self_evaluation", now, hold=Hold.WHOLE)
    sections = sections_of(session, desk)
    views = [view_of(desk.method, section) for section in sections]
    frozen = latest_frozen(session, desk)
    if frozen is None or frozen.content_sha256 != content_hash(views):
        evidence = cited_files(session, desk, (content_of(section) for section in sections))
        frozen = freeze(session, desk, views, evidence, {}, now)
        desk.record.shared_at = now
        session.flush()
        _record(
            session, desk.caller, "own_self_evaluation_shared", desk.record, f"{desk.record.title} was shared with the inspectorate.", now
        )
    return submitted_view(desk, frozen)


def _row(record: SelfEvaluation, *, opens: bool) -> OwnSelfEvaluationRow:
    return OwnSelfEvaluationRow(id=record.id, title=record.title, created_at=record.created_at, shared_at=record.shared_at, opens=opens)


def _refuse_keepers(session: Session, principal: Principal, keepers: Sequence[UUID]) -> None:
    if principal.organisation_roles and not keepers:
        raise InvalidRequest(
            "An administrator sees no content.",
            errors=[FieldError("/keepers", "missing", "Name the people who keep it.")],
        )
    statement = select(Account.id).where(
        Account.id.in_(keepers), Account.organisation_id == principal.organisation_id, Account.deactivated_at.is_(None)
    )
    known = set(session.execute(statement).scalars())
    errors = [
        FieldError(f"/keepers/{index}", "not_of_the_council", "Name people who have an account with this council.")
        for index, account_id in enumerate(keepers)
        if account_id not in known
    ]
    if errors:
        raise InvalidRequest("A keeper belongs to the council.", errors=errors)


def _record(session: Session, principal: Principal, action: str, record: SelfEvaluation, summary: str, now: datetime) -> None:
    audit.record(session, principal, action, now=now, subject=("self_evaluation", record.id), summary=summary)
