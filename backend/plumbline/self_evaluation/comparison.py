"""Two versions of a section side by side: which paragraphs came and went, and which words within them. Pure."""

import re
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from plumbline.kernel.views import View
from plumbline.self_evaluation.content import Content, DocumentContent, SectionContent, Statement, StatementContent

MOST_PAIRS = 4_000_000
"""Words times words: above it two paragraphs are shown whole, since nobody reads so fine a difference in them."""


class Change(StrEnum):
    """What happened to a piece of text between the two versions."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class Segment(View):
    """A run of words with one fate."""

    change: Change
    text: str


class ComparedText(View):
    """One text of the section: which, and its segments. `earlier` is what the SAME and REMOVED ones spell, `later` the rest."""

    place: str
    change: str
    segments: list[Segment]


def compare_texts(earlier: str, later: str) -> list[Segment]:
    """Give the segments that lead from one text to the other: paragraph by paragraph, then word by word."""
    before, after = _paragraphs(earlier), _paragraphs(later)
    segments: list[Segment] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            segments.append(Segment(change=Change.SAME, text="".join(before[a1:a2])))
            continue
        for old, new in zip_longest(before[a1:a2], after[b1:b2], fillvalue=""):
            segments += _words(old, new)
    return _joined(segments)


def compare_contents(earlier: Content, later: Content) -> list[ComparedText]:
    """Compare every text of a section, statement by statement, in the order of the later version; what went comes last."""
    before, after = _named_texts(earlier), _named_texts(later)
    places = [*after, *(place for place in before if place not in after)]
    compared: list[ComparedText] = []
    for place in places:
        segments = compare_texts(before.get(place, ""), after.get(place, ""))
        compared.append(ComparedText(place=place, change=_overall(place in before, place in after, segments), segments=segments))
    return compared


def _overall(before: bool, after: bool, segments: list[Segment]) -> str:  # noqa: FBT001 (two facts about one place)
    if not before:
        return "added"
    if not after:
        return "removed"
    return "same" if all(segment.change is Change.SAME for segment in segments) else "changed"


def _named_texts(content: Content) -> dict[str, str]:
    if isinstance(content, SectionContent):
        return (
            {place: text for statement in content.statements for place, text in _of_statement(statement).items()}
            | ({"how_do_we_know": content.how_do_we_know} if content.how_do_we_know else {})
            | {f"question {answer.number}": answer.text for answer in content.question_answers}
        )
    if isinstance(content, StatementContent):
        return {answer.part: answer.text for answer in content.answers}
    return _mapped_pages(content)


def _of_statement(statement: Statement) -> dict[str, str]:
    """Evidence put beside the words is part of what is said: a version that differs in nothing else must show that."""
    beside = ", ".join(f"{citation.evidence} {citation.locator}".rstrip() for citation in statement.citations)
    return {statement.reference: statement.text} | ({f"{statement.reference} evidence": beside} if beside else {})


def _mapped_pages(content: DocumentContent) -> dict[str, str]:
    named = {"document": f"{content.evidence} version {content.version or 'newest'}"} if content.evidence else {}
    for pages in content.pages:
        said = f"pages {pages.first_page} to {pages.last_page}"
        named[pages.covers] = f"{named[pages.covers]}, {said}" if pages.covers in named else said
    return named


def _paragraphs(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _words(old: str, new: str) -> list[Segment]:
    before, after = re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)
    if not before or not after or len(before) * len(after) > MOST_PAIRS:
        return [Segment(change=change, text=text) for change, text in ((Change.REMOVED, old), (Change.ADDED, new)) if text]
    segments: list[Segment] = []
    # Words anchor what stayed, and the space between them goes with its word: spaces alone are alike everywhere, and to
    # try each against each took a tenth of a second for two paragraphs that share nothing else.
    for tag, a1, a2, b1, b2 in SequenceMatcher(str.isspace, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            segments.append(Segment(change=Change.SAME, text="".join(before[a1:a2])))
            continue
        gone, come = "".join(before[a1:a2]), "".join(after[b1:b2])
        segments += [Segment(change=change, text=text) for change, text in ((Change.REMOVED, gone), (Change.ADDED, come)) if text]
    return segments


def _joined(segments: list[Segment]) -> list[Segment]:
    joined: list[Segment] = []
    for segment in segments:
        if joined and joined[-1].change is segment.change:
            joined[-1] = Segment(change=segment.change, text=joined[-1].text + segment.text)
        else:
            joined.append(segment)
    return joined
