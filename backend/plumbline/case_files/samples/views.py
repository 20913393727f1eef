"""The sample and its cases as they are read."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from plumbline.case_files.lists.model import CaseListRequest
from plumbline.case_files.samples.model import CaseReplacement, CaseSample, SampledCase
from plumbline.case_files.samples.planning import margin_reached, strata_views, titles_of, words_of
from plumbline.case_files.samples.schema import OpeningView, ReplacementView, SampledCaseView, SampleView
from plumbline.methodology.programme import Theme


def sample_view(
    theme: Theme, sample: CaseSample, request: CaseListRequest, version: int, counts: Row[Any], openings: Sequence[OpeningView]
) -> SampleView:
    """Show a sample with its seed: whoever sees the sample may draw it again."""
    asked = sample.margin if sample.size == sample.offered_size else None
    return SampleView(
        id=sample.id,
        list_version=version,
        population=sample.population,
        confidence=sample.confidence,
        margin=sample.margin,
        offered_size=sample.offered_size,
        size=sample.size,
        size_reason=sample.size_reason,
        margin_reached=margin_reached(sample.population, sample.size, sample.confidence),
        words=words_of(sample.population, sample.size, sample.confidence, asked),
        strata=titles_of(theme, sample.strata),
        floor=sample.floor,
        allocation=strata_views(sample.allocation),
        commitment=request.commitment,
        seed=request.seed.hex(),
        frame_sha256=sample.frame_sha256,
        drawn_by=sample.drawn_by_name,
        drawn_at=sample.drawn_at,
        released_by=sample.released_by_name,
        released_at=sample.released_at,
        standing=counts.standing,
        replaced=counts.replaced,
        by_hand=counts.by_hand,
        replacements_waiting=counts.waiting,
        openings=list(openings),
    )


def case_view(case: SampledCase) -> SampledCaseView:
    """Show a case, never the code of whoever holds it."""
    return SampledCaseView(
        id=case.id,
        case_ref=case.case_ref,
        stratum=case.stratum,
        place=case.place,
        origin=case.origin,
        reason=case.reason,
        added_at=case.added_at,
        out_at=case.out_at,
    )


def replacement_view(replacement: CaseReplacement, out: SampledCase, in_case_ref: str | None) -> ReplacementView:
    """Show what was asked, with the case that goes and the one that came."""
    return ReplacementView(
        id=replacement.id,
        case_id=out.id,
        case_ref=out.case_ref,
        stratum=out.stratum,
        reason=replacement.reason,
        asked_by=replacement.asked_by_name,
        asked_at=replacement.asked_at,
        answer=replacement.answer,
        answered_by=replacement.answered_by_name,
        answered_at=replacement.answered_at,
        in_case_ref=in_case_ref,
    )
