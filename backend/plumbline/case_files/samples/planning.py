"""How large a sample is, and how many cases of each stratum: worked out the same way before the draw and at the draw."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from plumbline.case_files.samples.allocation import FloorTooHighError, Stratum, allocate
from plumbline.case_files.samples.drawing import Case, population_of
from plumbline.case_files.samples.frame import columns_for_strata, find_drawable, read_frame
from plumbline.case_files.samples.schema import SamplePlanSubmission, SamplePlanView, StratumColumn, StratumView
from plumbline.case_files.samples.sizes import margin_of, sample_size
from plumbline.identity.principal import Principal
from plumbline.identity.rules import require
from plumbline.inspections.service import find_inspection, method_of, refuse_closed
from plumbline.kernel.problems import FieldError, InvalidRequest
from plumbline.methodology.programme import Theme

MOST_STRATA = 200
OFTEN = {75: "three times in four", 80: "four times in five", 90: "nine times in ten", 95: "19 times in 20"}


def plan_case_sample(session: Session, principal: Principal, inspection_id: UUID, given: SamplePlanSubmission) -> SamplePlanView:
    """Work out a sample and store nothing. Raises InvalidRequest (422), NothingToDrawFrom, SampleDrawn, InspectionClosed (409)."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "plan_case_sample")
    theme = method_of(session, inspection).theme
    refuse_unknown_columns(theme, given)
    refuse_closed(inspection)
    _, case_list = find_drawable(session, inspection_id).taken()
    return plan_of(theme, case_list.version, read_frame(session, theme, case_list.id, given.strata).cases, given)


def plan_of(theme: Theme, version: int, cases: Sequence[Case], given: SamplePlanSubmission) -> SamplePlanView:
    """Give the sample that these cases make. Raises InvalidRequest (422) for what cannot be shared out."""
    population = population_of(cases)
    offered = sample_size(len(cases), given.confidence, given.margin)
    size = given.size or offered
    return SamplePlanView(
        list_version=version,
        population=len(cases),
        confidence=given.confidence,
        margin=given.margin,
        offered_size=offered,
        size=size,
        margin_reached=margin_reached(len(cases), size, given.confidence),
        offered_words=words_of(len(cases), offered, given.confidence, given.margin),
        words=words_of(len(cases), size, given.confidence, given.margin if size == offered else None),
        strata=titles_of(theme, given.strata),
        floor=given.floor,
        allocation=strata_views(documents_of(population, _allocated(population, size, given.floor))),
    )


def refuse_unknown_columns(theme: Theme, given: SamplePlanSubmission) -> None:
    """Raise InvalidRequest (422) for a column that no sample can be kept in proportion by, or that stands twice."""
    known = {column.code for column in columns_for_strata(theme)}
    errors = [
        FieldError(f"/strata/{place}", "unknown_column", f"Choose among these columns, each once: {', '.join(sorted(known))}.")
        for place, code in enumerate(given.strata)
        if code not in known or code in given.strata[:place]
    ]
    if errors:
        raise InvalidRequest("The sample cannot be kept in proportion like this.", errors=errors)


def words_of(population: int, size: int, confidence: int, margin: int | None) -> str:
    """Say in a sentence what a size is good for; without the margin that was asked for, it is the one that the size gives."""
    if size >= population:
        return f"All {population} cases are read, so that every share found is that of the whole list."
    within = margin or margin_reached(population, size, confidence)
    often = OFTEN.get(confidence, f"{confidence} times in 100")
    points = "1 percentage point" if within == 1 else f"{within:g} percentage points"
    return f"{size} of {population} cases tell a share to within {points}, {often}."


def margin_reached(population: int, size: int, confidence: int) -> float:
    """Give the margin of a size in percentage points, rounded up to a tenth: nobody is told of more than there is."""
    return ceil(round((margin_of(population, size, confidence) or 0.0) * 10, 6)) / 10


def documents_of(population: Mapping[Stratum, int], sizes: Mapping[Stratum, int]) -> list[dict[str, Any]]:
    """Give the allocation as it is stored."""
    return [{"values": list(stratum), "population": count, "size": sizes[stratum]} for stratum, count in population.items()]


def strata_views(allocation: Sequence[Mapping[str, Any]]) -> list[StratumView]:
    """Set each stratum's share of the list beside its share of the sample."""
    population, size = (sum(stratum[count] for stratum in allocation) for count in ("population", "size"))
    return [
        StratumView(
            values=stratum["values"],
            population=stratum["population"],
            size=stratum["size"],
            population_share=round(100 * stratum["population"] / population, 1),
            sample_share=round(100 * stratum["size"] / size, 1),
        )
        for stratum in allocation
    ]


def titles_of(theme: Theme, codes: Sequence[str]) -> list[StratumColumn]:
    """Name columns in the method's words."""
    titles = {column.code: column.title for column in theme.case_list}
    return [StratumColumn(code=code, title=titles.get(code, code)) for code in codes]


def _allocated(population: Mapping[Stratum, int], size: int, floor: int) -> dict[Stratum, int]:
    if size > sum(population.values()):
        error = FieldError("/size", "too_large", f"The list has {sum(population.values())} cases. Choose a size up to that.")
        raise InvalidRequest("There are not as many cases.", errors=[error])
    if len(population) > MOST_STRATA:
        error = FieldError("/strata", "too_many", f"These columns make {len(population)} strata. Choose columns with fewer values.")
        raise InvalidRequest("There are too many strata.", errors=[error])
    try:
        return allocate(population, size, floor)
    except FloorTooHighError as refused:
        said = f"With this floor the strata together need {refused.needed} cases. Choose a lower floor or a larger size."
        raise InvalidRequest(
            "The floor asks for more cases than the sample has.", errors=[FieldError("/floor", "too_high", said)]
        ) from None
