"""A part of this self-evaluation beside the same part of an earlier one: which statement became which (R144). Pure.

A reference names a statement within one self-evaluation only: another begins again at S1. Across two of them statements
are the same where their words are, unless the later text was carried over from the earlier, references and all.
"""

from collections import Counter
from collections.abc import Container, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from plumbline.kernel.views import View
from plumbline.self_evaluation.comparison import Change, Segment, compare_texts
from plumbline.self_evaluation.content import Citation, Content, SectionContent, Statement, StatementContent, StatementKind

ALIKE = 0.4
"""From this share of words in common two statements are one, reworded."""
MOST_GUESSES = 10_000
"""Statements times statements: above it only equal words and carried references pair them."""
MOST_COMPARED = 8_000_000
"""Words times words in all of a part: what comes after it is shown whole."""


class ComparedPassage(View):
    """One statement or answer, then and now. Evidence codes count within their own self-evaluation and are not compared."""

    place: str
    change: str
    earlier_reference: str | None = None
    later_reference: str | None = None
    segments: list[Segment]
    earlier_evidence: list[str]
    later_evidence: list[str]


class PartChange(View):
    """How much of a part stayed, was reworded, came and went."""

    code: str
    title: str
    same: int
    changed: int
    added: int
    removed: int


@dataclass(frozen=True)
class Passage:
    """A text with its place in a part."""

    place: str
    text: str
    reference: str | None = None
    evidence: tuple[str, ...] = ()


Pair = tuple[Passage | None, Passage | None]


def pair_passages(earlier: Content | None, later: Content | None, *, carried: bool) -> list[Pair]:
    """Say which passage became which, in the order of the later text; what went comes last within its place."""
    before, after = _passages(earlier), _passages(later)
    places = dict.fromkeys([*_KINDS, *(passage.place for passage in (*after, *before))])
    return [pair for place in places for pair in _pair_in_place(_at(before, place), _at(after, place), carried=carried)]


def count_changes(code: str, title: str, pairs: Iterable[Pair]) -> PartChange:
    """Count what happened to the passages of a part."""
    fates = Counter(_fate(*pair) for pair in pairs)
    return PartChange(code=code, title=title, **{fate: fates[fate] for fate in ("same", "changed", "added", "removed")})


def compare_passages(pairs: Iterable[Pair]) -> list[ComparedPassage]:
    """Give each pair with the words that came and went between the two."""
    left = MOST_COMPARED
    compared = []
    for before, after in pairs:
        was, now = before.text if before else "", after.text if after else ""
        left -= len(was.split()) * len(now.split())
        there = before or after
        compared.append(
            ComparedPassage(
                place=there.place if there else "",
                change=_fate(before, after),
                earlier_reference=before.reference if before else None,
                later_reference=after.reference if after else None,
                segments=compare_texts(was, now) if left > 0 else _whole(was, now),
                earlier_evidence=list(before.evidence) if before else [],
                later_evidence=list(after.evidence) if after else [],
            )
        )
    return compared


_KINDS = [kind.value for kind in StatementKind]


def _passages(content: Content | None) -> list[Passage]:
    if isinstance(content, SectionContent):
        return [
            *(_statement(statement) for statement in content.statements if statement.text.strip()),
            *([Passage("how_do_we_know", content.how_do_we_know)] if content.how_do_we_know.strip() else []),
            *(Passage(f"question {answer.number}", answer.text) for answer in content.question_answers if answer.text.strip()),
        ]
    if isinstance(content, StatementContent):
        return [Passage(answer.part, answer.text) for answer in content.answers if answer.text.strip()]
    return []


def _statement(statement: Statement) -> Passage:
    return Passage(statement.kind.value, statement.text, statement.reference, tuple(_cited(one) for one in statement.citations))


def _cited(citation: Citation) -> str:
    return f"{citation.evidence} {citation.locator}".rstrip()


def _at(passages: Iterable[Passage], place: str) -> list[Passage]:
    return [passage for passage in passages if passage.place == place]


def _pair_in_place(before: Sequence[Passage], after: Sequence[Passage], *, carried: bool) -> list[Pair]:
    found: dict[int, int] = {}  # from the later to the earlier
    taken: set[int] = set()

    def settle(candidates: Iterable[tuple[int, int]]) -> None:
        for new, old in candidates:
            if new not in found and old not in taken:
                found[new] = old
                taken.add(old)

    settle(_equal([tuple(passage.text.split()) for passage in after], [tuple(passage.text.split()) for passage in before]))
    if carried:
        settle(_equal([passage.reference for passage in after], [passage.reference for passage in before]))
    if after and before and after[0].reference is None:
        settle([(0, 0)])  # a place of one text: it is the same answer, however it reads now
    settle(_alike_enough(before, after, found, taken))
    gone = [passage for old, passage in enumerate(before) if old not in taken]
    return [*((before[found[new]] if new in found else None, passage) for new, passage in enumerate(after)), *((one, None) for one in gone)]


def _equal(after: Sequence[Hashable], before: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    places: dict[Hashable, list[int]] = {}
    for old, value in enumerate(before):
        places.setdefault(value, []).append(old)
    return ((new, old) for new, value in enumerate(after) for old in places.get(value, ()))


def _alike_enough(
    before: Sequence[Passage], after: Sequence[Passage], found: Container[int], taken: Container[int]
) -> list[tuple[int, int]]:
    """Give those still alone that share enough of their words, the most alike first."""
    if len(before) * len(after) > MOST_GUESSES:
        return []
    new_words = {new: _counted(passage) for new, passage in enumerate(after) if new not in found}
    old_words = {old: _counted(passage) for old, passage in enumerate(before) if old not in taken}
    likely = [(_alike(now, was), new, old) for new, now in new_words.items() for old, was in old_words.items()]
    return [(new, old) for alike, new, old in sorted(likely, key=lambda one: (-one[0], one[1], one[2])) if alike >= ALIKE]


def _counted(passage: Passage) -> Counter[str]:
    return Counter(passage.text.casefold().split())


def _alike(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / (one.total() + other.total())


def _fate(before: Passage | None, after: Passage | None) -> str:
    if before is None:
        return "added"
    if after is None:
        return "removed"
    return "same" if before.text.split() == after.text.split() else "changed"


def _whole(was: str, now: str) -> list[Segment]:
    return [Segment(change=change, text=text) for change, text in ((Change.REMOVED, was), (Change.ADDED, now)) if text]
