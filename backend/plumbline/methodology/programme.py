"""Why there are inspections at all, and what this year's look at."""

from datetime import date

from plumbline.methodology.case_list import CaseListColumn, CaseListRule, CaseListWindow, CaseTypes
from plumbline.methodology.parts import Citation, Code, Part, Prose, Title


class GuidanceSource(Part):
    """The publication that the citations of a method point into."""

    title: Title
    publisher: Title
    published_on: Title
    reference: Title | None = None


class LegalBasis(Part):
    """An Act, a strategy or a standard that the programme rests on."""

    code: Code
    title: Title
    relevance: Prose


class Strand(Part):
    """One of the kinds of work under a mandate."""

    code: Code
    title: Title


class Programme(Part):
    """What groups inspections: who asked for them, on what legal basis, from when to when."""

    name: Title
    mandate: Prose
    strands: tuple[Strand, ...] = ()
    legal_basis: tuple[LegalBasis, ...]
    starts_on: date
    ends_on: date | None = None
    guidance: Citation | None = None


class Theme(Part):
    """The subject of the year, with the words that pages and letters use for it."""

    code: Code
    title: Title
    reason: Prose
    labels: dict[Code, Title]
    case_list: tuple[CaseListColumn, ...] = ()
    case_list_rules: tuple[CaseListRule, ...] = ()
    """What has to agree between the columns of one case."""
    case_list_window: CaseListWindow | None = None
    case_list_types: CaseTypes | None = None
    guidance: Citation | None = None


class Area(Part):
    """Something that the inspection considers, and the indicators that cover it."""

    code: Code
    title: Title
    note: Prose | None = None
    indicators: tuple[Code, ...]
    guidance: Citation | None = None
