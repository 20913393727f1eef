"""Giving sections to those who know: managers and staff write the parts given to them, and see no others (R157)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from plumbline.identity import audit
from plumbline.identity.model import Account, Membership
from plumbline.identity.principal import Principal
from plumbline.identity.roles import CONTRIBUTORS, Role
from plumbline.identity.rules import in_inspections, require_scope
from plumbline.inspections.model import Inspection
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, InvalidRequest
from plumbline.notifications.telling import tell
from plumbline.self_evaluation.citing import SUBJECT
from plumbline.self_evaluation.desk import Desk, Hold, Place, find_section, open_desk
from plumbline.self_evaluation.model import Section, SectionContributor, SelfEvaluation
from plumbline.self_evaluation.notices import SECTION_GIVEN
from plumbline.self_evaluation.policy import own_visible_to, visible_sections
from plumbline.self_evaluation.schema import ContributorsSubmission
from plumbline.self_evaluation.shown import ContributorsView, ContributorView, GivenSectionRows, GivenSectionView, MySectionRow
from plumbline.self_evaluation.views import content_of
from plumbline.self_evaluation.words import words_of


def read_section_contributors(session: Session, principal: Principal, place: Place, code: str, now: datetime) -> ContributorsView:
    """Give the people to whom a section was given."""
    desk = open_desk(session, principal, place, "read_section_contributors", now, item=True)
    return _view(session, find_section(session, desk, code))


def list_contributors(session: Session, principal: Principal, place: Place, now: datetime) -> GivenSectionRows:
    """Give everybody who was given a section, section by section."""
    desk = open_desk(session, principal, place, "list_contributors", now)
    rows = session.execute(
        select(SectionContributor, Section, Account.name)
        .join(Section, Section.id == SectionContributor.section_id)
        .join(Account, Account.id == SectionContributor.account_id)
        .where(SectionContributor.self_evaluation_id == desk.record.id, visible_sections(desk.caller))
        .order_by(Section.position, Section.code, Account.name, Account.id)
    )
    items = [
        GivenSectionView(
            section=section.code,
            title=section.title,
            account_id=given.account_id,
            name=name,
            given_by=given.given_by_name,
            given_at=given.given_at,
        )
        for given, section, name in rows
    ]
    return GivenSectionRows(items=items)


def list_given_sections(session: Session, principal: Principal, page: PageRequest) -> Page[MySectionRow]:
    """Give the sections that the caller was given to write, as long as they can be written (R157)."""
    require_scope(principal, "list_given_sections")
    inside = in_inspections(principal, CONTRIBUTORS, SelfEvaluation.inspection_id)
    statement = (
        select(
            SectionContributor, Section, SelfEvaluation, Inspection.reference, Section.position.label("position"), Section.id.label("id")
        )
        .add_columns(SelfEvaluation.created_at.label("created_at"))
        .join(Section, Section.id == SectionContributor.section_id)
        .join(SelfEvaluation, SelfEvaluation.id == Section.self_evaluation_id)
        .outerjoin(Inspection, Inspection.id == SelfEvaluation.inspection_id)
        .where(
            SectionContributor.account_id == principal.subject,
            Section.removed_at.is_(None),
            SelfEvaluation.submitted_at.is_(None),
            or_(inside, own_visible_to(principal)),
        )
    )
    keys = [Key(SelfEvaluation.created_at, "created_at"), Key(Section.position, "position"), Key(Section.id, "id")]
    rows, cursor, count = page.read(session, statement, keys, filters={"given": True})
    items = [
        MySectionRow(
            section=section.code,
            title=section.title,
            self_evaluation_id=record.id,
            self_evaluation=record.title,
            inspection_id=record.inspection_id,
            inspection_reference=reference,
            words=words_of(content_of(section)),
            given_by=given.given_by_name,
            given_at=given.given_at,
            written_at=section.written_at,
            written_by=section.written_by_name,
        )
        for given, section, record, reference, *_ in rows
    ]
    return Page(items=items, next_cursor=cursor, count=count)


def give_section(
    session: Session, principal: Principal, place: Place, code: str, given: ContributorsSubmission, precondition: IfMatch, now: datetime
) -> ContributorsView:
    """Give a section to these contributors and to nobody else. What they wrote stays when it is taken from them."""
    desk = open_desk(session, principal, place, "give_section", now, hold=Hold.PART, item=True)
    section = find_section(session, desk, code, lock=True)
    before = _view(session, section)
    precondition.check(before)
    desk.refuse_settled()
    wanted = list(dict.fromkeys(given.account_ids))
    _refuse_strangers(session, desk, wanted)
    held = {contributor.account_id for contributor in before.items}
    taken = SectionContributor.account_id.in_(held - set(wanted))
    session.execute(delete(SectionContributor).where(SectionContributor.section_id == section.id, taken))
    session.add_all(
        SectionContributor(
            section_id=section.id, account_id=account_id, self_evaluation_id=desk.record.id, given_by_name=desk.caller.name, given_at=now
        )
        for account_id in wanted
        if account_id not in held
    )
    session.flush()
    after = _view(session, section)
    names = ", ".join(contributor.name for contributor in after.items) or "nobody"
    audit.record(
        session,
        desk.caller,
        "section_given",
        now=now,
        inspection_id=desk.record.inspection_id,
        subject=(SUBJECT, section.id),
        summary=f"{section.title} is given to {names}.",
    )
    if desk.inspection is not None:
        tell(
            session,
            SECTION_GIVEN,
            [account_id for account_id in wanted if account_id not in held and account_id != desk.caller.subject],
            inspection_id=desk.inspection.id,
            subject_id=section.id,
            actor_name=desk.caller.name,
            now=now,
            page=f"{SECTION_GIVEN.page}/{section.code.replace('_', '-')}",
        )
    return after


def _refuse_strangers(session: Session, desk: Desk, wanted: Sequence[UUID]) -> None:
    statement = select(Account.id).where(
        Account.id.in_(wanted), Account.organisation_id == desk.record.organisation_id, Account.deactivated_at.is_(None)
    )
    if desk.inspection is not None:
        contributing = select(Membership.account_id).where(
            Membership.inspection_id == desk.inspection.id, Membership.role == Role.CONTRIBUTOR, Membership.until_at.is_(None)
        )
        statement = statement.where(Account.id.in_(contributing))
    known = set(session.execute(statement).scalars())
    errors = [
        FieldError(f"/account_ids/{index}", "not_a_contributor", "Appoint them as a contributor first.")
        for index, account_id in enumerate(wanted)
        if account_id not in known
    ]
    if errors:
        raise InvalidRequest("Sections are given to the council's contributors.", errors=errors)


def _view(session: Session, section: Section) -> ContributorsView:
    rows = session.execute(
        select(SectionContributor, Account.name)
        .join(Account, Account.id == SectionContributor.account_id)
        .where(SectionContributor.section_id == section.id)
        .order_by(Account.name, Account.id)
    )
    items = [
        ContributorView(account_id=given.account_id, name=name, given_by=given.given_by_name, given_at=given.given_at)
        for given, name in rows
    ]
    return ContributorsView(items=items)
