"""The cases of the sample, those added by hand, and the files by which anybody draws it again."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.case_files.samples.drawing import canonical, frame_text
from plumbline.case_files.samples.finding import draw_again, find_sample, newest_sample, note, note_change, note_opening
from plumbline.case_files.samples.frame import read_frame
from plumbline.case_files.samples.model import CaseOrigin, CaseSample, SampledCase
from plumbline.case_files.samples.planning import titles_of
from plumbline.case_files.samples.policy import visible_to
from plumbline.case_files.samples.refusals import CaseInSample
from plumbline.case_files.samples.schema import CaseByHand, SampledCaseView, SampleFile
from plumbline.case_files.samples.verifying import REFERENCE
from plumbline.case_files.samples.views import case_view
from plumbline.identity.principal import Principal
from plumbline.identity.rules import require
from plumbline.inspections.service import find_inspection, lock_for, method_of, refuse_closed
from plumbline.kernel.cells import csv_file
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, InvalidRequest, NotFound
from plumbline.methodology.programme import Theme

ORIGINS = {CaseOrigin.DRAWN: "drawn", CaseOrigin.REPLACEMENT: "replacement", CaseOrigin.BY_HAND: "added by hand"}


def list_sampled_cases(
    session: Session, principal: Principal, inspection_id: UUID, page: PageRequest, now: datetime
) -> Page[SampledCaseView]:
    """Give one page of the newest sample's cases, by reference. Each reading is logged."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_sampled_cases")
    sample = find_sample(session, principal, inspection_id)
    statement = (
        select(SampledCase.case_ref.label("case_ref"), SampledCase)
        .join(CaseSample, CaseSample.id == SampledCase.sample_id)
        .where(SampledCase.sample_id == (sample.id if sample else None), visible_to(principal))
    )
    keys = [Key(SampledCase.case_ref, "case_ref")]
    rows, cursor, count = page.read(session, statement, keys, filters={"inspection": inspection_id})
    if sample is not None:
        note_opening(session, principal, sample, "cases of the sample", now)
    return Page(items=[case_view(row.SampledCase) for row in rows], next_cursor=cursor, count=count)


def add_case_by_hand(session: Session, principal: Principal, inspection_id: UUID, given: CaseByHand, now: datetime) -> SampledCaseView:
    """Add a case of the list that was not drawn, before or after the release; it enters no estimate.

    Raises InvalidRequest (422), NothingDrawn, CaseInSample, InspectionClosed (409).
    """
    inspection = lock_for(session, principal, inspection_id, "add_case_by_hand")
    refuse_closed(inspection)
    sample = newest_sample(session, principal, inspection_id)
    strata, frame = draw_again(session, method_of(session, inspection).theme, sample)
    wanted = canonical(given.case_ref)
    ranked = ((stratum, place, case) for stratum in strata for place, case in enumerate(stratum.ranked, 1))
    found = next((one for one in ranked if one[2].reference == wanted), None)
    if found is None:
        error = FieldError("/case_ref", "unknown_case", "This is no reference of the list that the sample was drawn from.")
        raise InvalidRequest("Only a case of the list can be added.", errors=[error])
    if wanted in taken_of(session, sample):
        raise CaseInSample("This case is in the sample already.")
    added = SampledCase(
        inspection_id=inspection_id,
        sample_id=sample.id,
        case_ref=wanted,
        worker_code=frame.workers.get(wanted),
        stratum=list(found[0].stratum),
        place=found[1],
        origin=CaseOrigin.BY_HAND,
        reason=given.reason.strip(),
        added_by=principal.subject,
        added_by_name=principal.name,
        added_at=now,
    )
    session.add(added)
    session.flush()
    note(session, principal, "case_added_by_hand", sample, "A case was added to the sample by hand.", now)
    note_change(session, principal, sample, now)
    return case_view(added)


def export_case_sample_file(session: Session, principal: Principal, inspection_id: UUID, name: SampleFile, now: datetime) -> bytes:
    """Give one of the files by which the sample is read and drawn again. Each is logged. Raises NotFound (404)."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "export_case_sample_file")
    sample = find_sample(session, principal, inspection_id)
    if sample is None:
        raise NotFound
    note_opening(session, principal, sample, f"{name.value} of the sample", now)
    theme = method_of(session, inspection).theme
    if name is SampleFile.FRAME:
        return frame_text(read_frame(session, theme, sample.list_id, sample.strata).cases).encode()
    if name is SampleFile.SIZES:
        return "".join("\t".join(stratum["values"]) + f"\t{stratum['size']}\n" for stratum in sample.allocation).encode()
    cases = sorted(taken_of(session, sample).values(), key=lambda case: (case.stratum, case.place))
    if name is SampleFile.SAMPLE:
        return _drawn(theme, sample, cases)
    return _standing(theme, sample, cases)


def taken_of(session: Session, sample: CaseSample) -> dict[str, SampledCase]:
    """Give every case that is or was in a sample, by its reference."""
    statement = select(SampledCase).where(SampledCase.sample_id == sample.id)
    return {case.case_ref: case for case in session.execute(statement).scalars()}


def _drawn(theme: Theme, sample: CaseSample, cases: Iterable[SampledCase]) -> bytes:
    """Give the draw itself, whatever became of its cases: that is what can be drawn again."""
    lines = [[case.case_ref, *case.stratum, str(case.place)] for case in cases if case.origin is CaseOrigin.DRAWN]
    return csv_file([REFERENCE, *_titles(theme, sample), "Place"], lines)


def _standing(theme: Theme, sample: CaseSample, cases: Iterable[SampledCase]) -> bytes:
    lines = [
        [
            case.case_ref,
            *case.stratum,
            str(case.place),
            ORIGINS[case.origin],
            case.reason,
            "replaced" if case.out_at is not None else "to be read",
        ]
        for case in cases
    ]
    return csv_file([REFERENCE, *_titles(theme, sample), "Place", "How it came in", "Reason", "State"], lines)


def _titles(theme: Theme, sample: CaseSample) -> list[str]:
    return [column.title for column in titles_of(theme, sample.strata)]
