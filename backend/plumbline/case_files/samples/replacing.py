"""A case that cannot be read: asked by an analyst, answered by the lead, and the next of the reserve takes its place (R55)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from plumbline.case_files.samples.cases import taken_of
from plumbline.case_files.samples.finding import draw_again, find_sample, newest_sample, note, note_change
from plumbline.case_files.samples.model import CaseOrigin, CaseReplacement, CaseSample, ReplacementAnswer, SampledCase
from plumbline.case_files.samples.policy import visible_to
from plumbline.case_files.samples.refusals import CaseNotReplaceable, ReplacementAnswered, ReplacementAsked, ReserveExhausted
from plumbline.case_files.samples.schema import ReplacementReply, ReplacementRequest, ReplacementView
from plumbline.case_files.samples.views import replacement_view
from plumbline.identity.principal import Principal
from plumbline.identity.rules import require
from plumbline.inspections.service import find_inspection, lock_for, method_of, refuse_closed
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, InvalidRequest, NotFound
from plumbline.methodology.programme import Theme


def list_replacements(session: Session, principal: Principal, inspection_id: UUID, page: PageRequest) -> Page[ReplacementView]:
    """Give one page of the replacements of the newest sample, the latest first."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_replacements")
    sample = find_sample(session, principal, inspection_id)
    out, came = aliased(SampledCase), aliased(SampledCase)
    statement = (
        select(
            CaseReplacement.asked_at.label("asked_at"),
            CaseReplacement.id.label("id"),
            CaseReplacement,
            out.case_ref.label("out_ref"),
            out,
            came.case_ref.label("in_case_ref"),
        )
        .join(CaseSample, CaseSample.id == CaseReplacement.sample_id)
        .join(out, out.id == CaseReplacement.out_case_id)
        .outerjoin(came, came.id == CaseReplacement.in_case_id)
        .where(CaseReplacement.sample_id == (sample.id if sample else None), visible_to(principal))
    )
    keys = [Key(CaseReplacement.asked_at, "asked_at"), Key(CaseReplacement.id, "id")]
    rows, cursor, count = page.read(session, statement, keys, filters={"inspection": inspection_id}, descending=True)
    return Page(items=[replacement_view(row[2], row[4], row.in_case_ref) for row in rows], next_cursor=cursor, count=count)


def ask_for_replacement(
    session: Session, principal: Principal, inspection_id: UUID, given: ReplacementRequest, now: datetime
) -> ReplacementView:
    """Say why a case cannot be read. Raises InvalidRequest (422), NothingDrawn, CaseNotReplaceable, ReplacementAsked (409)."""
    inspection = lock_for(session, principal, inspection_id, "ask_for_replacement")
    refuse_closed(inspection)
    sample = newest_sample(session, principal, inspection_id)
    case = session.execute(
        select(SampledCase).where(SampledCase.id == given.case_id, SampledCase.sample_id == sample.id)
    ).scalar_one_or_none()
    if case is None:
        error = FieldError("/case_id", "unknown_case", "This is no case of the sample.")
        raise InvalidRequest("Only a case of the sample is replaced.", errors=[error])
    if case.origin is CaseOrigin.BY_HAND:
        raise CaseNotReplaceable("A case that was added by hand has no replacement.")
    if case.out_at is not None:
        raise CaseNotReplaceable("Another case took the place of this one already.")
    waiting = select(CaseReplacement.id).where(CaseReplacement.out_case_id == case.id, CaseReplacement.answer.is_(None))
    if session.execute(waiting).first() is not None:
        raise ReplacementAsked("A replacement for this case waits for the lead inspector's answer.")
    asked = CaseReplacement(
        inspection_id=inspection_id,
        sample_id=sample.id,
        out_case_id=case.id,
        reason=given.reason.strip(),
        asked_by=principal.subject,
        asked_by_name=principal.name,
        asked_at=now,
    )
    session.add(asked)
    session.flush()
    note(session, principal, "case_replacement_asked", sample, "A replacement was asked for a case that cannot be read.", now)
    return replacement_view(asked, case, None)


def answer_replacement(
    session: Session, principal: Principal, inspection_id: UUID, replacement_id: UUID, given: ReplacementReply, now: datetime
) -> ReplacementView:
    """Agree or not. Once agreed, the next of the stratum's reserve takes the place: nobody chooses it.

    Raises NotFound (404), ReplacementAnswered, ReserveExhausted, InspectionClosed (409).
    """
    inspection = lock_for(session, principal, inspection_id, "answer_replacement")
    replacement, sample, out = _one(session, principal, inspection_id, replacement_id)
    refuse_closed(inspection)
    if replacement.answer is not None:
        raise ReplacementAnswered("This was answered already.")
    came = None
    if given.agree:
        came = _next_of_reserve(session, principal, (method_of(session, inspection).theme, sample, out, replacement), now)
        out.out_at = now
        replacement.in_case_id = came.id
    replacement.answer = ReplacementAnswer.AGREED if given.agree else ReplacementAnswer.DECLINED
    replacement.answered_by, replacement.answered_by_name, replacement.answered_at = principal.subject, principal.name, now
    session.flush()
    said = "A case of the sample was replaced." if given.agree else "The lead inspector did not agree to replace a case of the sample."
    note(session, principal, "case_replacement_answered", sample, said, now)
    if given.agree:
        note_change(session, principal, sample, now)
    return replacement_view(replacement, out, came.case_ref if came else None)


def _one(
    session: Session, principal: Principal, inspection_id: UUID, replacement_id: UUID
) -> tuple[CaseReplacement, CaseSample, SampledCase]:
    statement = (
        select(CaseReplacement, CaseSample, SampledCase)
        .join(CaseSample, CaseSample.id == CaseReplacement.sample_id)
        .join(SampledCase, SampledCase.id == CaseReplacement.out_case_id)
        .where(CaseReplacement.id == replacement_id, CaseReplacement.inspection_id == inspection_id, visible_to(principal))
    )
    row = session.execute(statement).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1], row[2]


def _next_of_reserve(
    session: Session, principal: Principal, asked: tuple[Theme, CaseSample, SampledCase, CaseReplacement], now: datetime
) -> SampledCase:
    """Give the first of the reserve that was not taken yet; one that was added by hand is then a replacement, with its own reason."""
    theme, sample, out, replacement = asked
    strata, frame = draw_again(session, theme, sample)
    stratum = next(one for one in strata if list(one.stratum) == out.stratum)
    taken = taken_of(session, sample)
    for place, case in enumerate(stratum.reserve, stratum.size + 1):
        known = taken.get(case.reference)
        if known is not None and known.origin is CaseOrigin.BY_HAND:
            known.origin = CaseOrigin.REPLACEMENT
            return known
        if known is None:
            came = SampledCase(
                inspection_id=sample.inspection_id,
                sample_id=sample.id,
                case_ref=case.reference,
                worker_code=frame.workers.get(case.reference),
                stratum=out.stratum,
                place=place,
                origin=CaseOrigin.REPLACEMENT,
                reason=replacement.reason,
                added_by=principal.subject,
                added_by_name=principal.name,
                added_at=now,
            )
            session.add(came)
            session.flush()
            return came
    raise ReserveExhausted("Every case of this stratum is in the sample already.")
