"""Reading, drawing and releasing the sample (R54, R55)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from plumbline.case_files.lists.model import CaseList, CaseListRequest
from plumbline.case_files.samples.drawing import DrawnStratum, canonical, draw, frame_sha256
from plumbline.case_files.samples.finding import find_sample, newest_sample, note
from plumbline.case_files.samples.frame import Drawable, Frame, columns_for_strata, find_drawable, read_frame
from plumbline.case_files.samples.model import CaseOrigin, CaseReplacement, CaseSample, SampledCase, SampleOpening
from plumbline.case_files.samples.planning import plan_of, refuse_unknown_columns
from plumbline.case_files.samples.refusals import SampleReleased
from plumbline.case_files.samples.schema import (
    CaseSampleView,
    DrawableList,
    OpeningView,
    SampleDraw,
    SamplePlanView,
    SampleView,
    StratumColumn,
)
from plumbline.case_files.samples.views import sample_view
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Side
from plumbline.identity.rules import permitted_actions, require
from plumbline.inspections.model import Inspection
from plumbline.inspections.service import find_inspection, lock_for, method_of, refuse_closed
from plumbline.kernel.problems import FieldError, InvalidRequest
from plumbline.methodology.programme import Theme
from plumbline.timetable.gates import Gate, find_gates, finish_if_open, reach_if_planned

TASK, MILESTONE = "draw_case_sample", "case_sample_released"


def read_case_sample(session: Session, principal: Principal, inspection_id: UUID, now: datetime) -> CaseSampleView:
    """Give the newest sample that the caller sees, and what may be done. Before its release the council reads the same as before a draw."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_case_sample")
    return _view(session, principal, inspection, now)


def draw_case_sample(session: Session, principal: Principal, inspection_id: UUID, given: SampleDraw, now: datetime) -> CaseSampleView:
    """Draw the sample and freeze the list. Two at once make one draw: the second finds the list drawn from.

    Raises InvalidRequest (422), NothingToDrawFrom, SampleDrawn, InspectionClosed (409).
    """
    inspection = lock_for(session, principal, inspection_id, "draw_case_sample")
    theme = method_of(session, inspection).theme
    refuse_unknown_columns(theme, given)
    refuse_closed(inspection)
    request, case_list = find_drawable(session, inspection_id).taken()
    frame = read_frame(session, theme, case_list.id, given.strata)
    plan = plan_of(theme, case_list.version, frame.cases, given)
    if plan.size != plan.offered_size and not given.size_reason.strip():
        error = FieldError("/size_reason", "missing", f"Say why not the {plan.offered_size} cases that were worked out are taken.")
        raise InvalidRequest("Another size needs a reason.", errors=[error])
    strata = draw(request.seed, frame.cases, plan.size, plan.floor)
    sample = _written(session, principal, case_list, (given, plan, frame), now)
    _write_cases(session, principal, sample, strata, frame, now)
    case_list.frozen_at = now
    session.flush()
    finish_if_open(session, inspection_id, TASK, (principal.subject, principal.name), now)
    summary = f"{sample.size} of {sample.population} cases were drawn from version {plan.list_version} of the case list."
    note(session, principal, "case_sample_drawn", sample, summary, now)
    return _view(session, principal, inspection, now)


def release_case_sample(session: Session, principal: Principal, inspection_id: UUID, now: datetime) -> CaseSampleView:
    """Let the council's coordinator see the sample. Raises NothingDrawn, SampleReleased, TooEarly, InspectionClosed (409)."""
    inspection = lock_for(session, principal, inspection_id, "release_case_sample")
    refuse_closed(inspection)
    sample = newest_sample(session, principal, inspection_id)
    if sample.released_at is not None:
        raise SampleReleased("The sample was released already.")
    gate = _gate(session, inspection)
    if gate is not None and (early := gate.refusal(now)) is not None:
        raise early
    sample.released_by, sample.released_by_name, sample.released_at = principal.subject, principal.name, now
    session.flush()
    reach_if_planned(session, inspection_id, MILESTONE, (principal.subject, principal.name), now)
    note(session, principal, "case_sample_released", sample, f"The sample of {sample.size} cases was released to the council.", now)
    return _view(session, principal, inspection, now)


def _written(
    session: Session, principal: Principal, case_list: CaseList, drawn: tuple[SampleDraw, SamplePlanView, Frame], now: datetime
) -> CaseSample:
    given, plan, frame = drawn
    sample = CaseSample(
        inspection_id=case_list.inspection_id,
        list_id=case_list.id,
        population=plan.population,
        confidence=plan.confidence,
        margin=plan.margin,
        offered_size=plan.offered_size,
        size=plan.size,
        size_reason=given.size_reason.strip() if plan.size != plan.offered_size else "",
        strata=list(given.strata),
        floor=plan.floor,
        allocation=[stratum.model_dump(include={"values", "population", "size"}) for stratum in plan.allocation],
        frame_sha256=frame_sha256(frame.cases),
        drawn_by=principal.subject,
        drawn_by_name=principal.name,
        drawn_at=now,
    )
    session.add(sample)
    session.flush()
    return sample


def _write_cases(
    session: Session, principal: Principal, sample: CaseSample, strata: list[DrawnStratum], frame: Frame, now: datetime
) -> None:
    session.add_all(
        SampledCase(
            inspection_id=sample.inspection_id,
            sample_id=sample.id,
            case_ref=canonical(case.reference),
            worker_code=frame.workers.get(case.reference),
            stratum=list(stratum.stratum),
            place=place,
            origin=CaseOrigin.DRAWN,
            reason="",
            added_by=principal.subject,
            added_by_name=principal.name,
            added_at=now,
        )
        for stratum in strata
        for place, case in enumerate(stratum.drawn, 1)
    )


def _view(session: Session, principal: Principal, inspection: Inspection, now: datetime) -> CaseSampleView:
    theme = method_of(session, inspection).theme
    drawable, sample = find_drawable(session, inspection.id), find_sample(session, principal, inspection.id)
    inside = principal.side is Side.INSPECTORATE
    shown = _shown(session, theme, sample) if sample is not None else None
    gate = _gate(session, inspection)
    able = drawable.case_list if inside and drawable.refusal is None else None
    return CaseSampleView(
        commitment=drawable.request.commitment if drawable.request else None,
        drawable=DrawableList(version=able.version, cases=able.row_count, sent_at=able.sent_at) if able else None,
        columns=[StratumColumn(code=column.code, title=column.title) for column in columns_for_strata(theme)],
        release_opens_at=gate.opens_at if gate else None,
        sample=shown,
        # Nothing of this is the council's to do, so that no reason tells it how things stand.
        permitted_actions=permitted_actions(principal, inspection.id, _acts(inspection, drawable, shown, gate, now)),
    )


def _acts(inspection: Inspection, drawable: Drawable, sample: SampleView | None, gate: Gate | None, now: datetime) -> dict[str, str | None]:
    over = f"The inspection is {inspection.state.value}." if inspection.closed else None
    none = over or (drawable.refusal.detail if drawable.refusal else None)
    undrawn = over or ("No sample was drawn yet." if sample is None else None)
    early = gate.refusal(now) if gate else None
    released = "The sample was released already." if sample and sample.released_at else early.detail if early else None
    unasked = "No replacement waits for an answer." if sample and not sample.replacements_waiting else None
    return {
        "plan_case_sample": none,
        "draw_case_sample": none,
        "add_case_by_hand": undrawn,
        "ask_for_replacement": undrawn,
        "answer_replacement": undrawn or unasked,
        "release_case_sample": undrawn or released,
    }


def _shown(session: Session, theme: Theme, sample: CaseSample) -> SampleView:
    """Show a sample that the caller was found to see."""
    asked = select(CaseListRequest, CaseList.version).join(CaseList, CaseList.request_id == CaseListRequest.id)
    row = session.execute(asked.where(CaseList.id == sample.list_id)).one()
    opened = select(SampleOpening.name, SampleOpening.first_at, SampleOpening.last_at).where(SampleOpening.sample_id == sample.id)
    openings = [
        OpeningView(name=name, first_at=first, last_at=last)
        for name, first, last in session.execute(opened.order_by(SampleOpening.first_at, SampleOpening.account_id))
    ]
    return sample_view(theme, sample, row.CaseListRequest, row.version, _counts(session, sample.id), openings)


def _counts(session: Session, sample_id: UUID) -> Row[Any]:
    apart, out = SampledCase.origin == CaseOrigin.BY_HAND, SampledCase.out_at.is_not(None)
    waiting = select(func.count()).where(CaseReplacement.sample_id == sample_id, CaseReplacement.answer.is_(None)).scalar_subquery()
    statement = select(
        func.count().filter(~apart, ~out).label("standing"),
        func.count().filter(out).label("replaced"),
        func.count().filter(apart).label("by_hand"),
        waiting.label("waiting"),
    ).where(SampledCase.sample_id == sample_id)
    return session.execute(statement).one()


def _gate(session: Session, inspection: Inspection) -> Gate | None:
    """Give the milestone of the release; None where the inspection's method has none, so that nothing holds the release back."""
    try:
        return find_gates(session, inspection, [MILESTONE])[MILESTONE]
    except LookupError:
        return None
