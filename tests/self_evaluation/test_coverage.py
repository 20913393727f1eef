"""What is missing is judged by coverage and never by form (R58, R59, R131-R134, R138-R140, R142)."""

from collections import Counter

import pytest

from plumbline.methodology.loading import shipped
from plumbline.self_evaluation.content import (
    Citation,
    Content,
    DocumentContent,
    PageRange,
    PartAnswer,
    QuestionAnswer,
    SectionContent,
    SectionKind,
    Statement,
    StatementContent,
    StatementKind,
)
from plumbline.self_evaluation.coverage import CoverageFinding, Lack, WrittenSection, covered_indicators, find_lacks
from plumbline.self_evaluation.words import count_words

METHOD = shipped("jsw-2019")
NINE = ["1.1", "2.1", "5.1", "5.2", "5.3", "5.4", "6.1", "6.4", "9.4"]
STRENGTH, AREA, ACTION = StatementKind


def _codes(found: list[CoverageFinding], code: Lack, section: str | None = None) -> list[CoverageFinding]:
    return [finding for finding in found if finding.code is code and (section is None or finding.section == section)]


def _section(code: str, content: Content, kind: SectionKind = SectionKind.INDICATOR, covers: list[str] | None = None) -> WrittenSection:
    return WrittenSection(code=code, kind=kind, title=code, covers=[code] if covers is None else covers, content=content)


def _document(*pages: tuple[str, int, int]) -> WrittenSection:
    mapped = [PageRange(covers=covers, first_page=first, last_page=last) for covers, first, last in pages]
    return _section("document", DocumentContent(evidence="E-001", pages=mapped), SectionKind.DOCUMENT, [])


def _statement(kind: StatementKind = STRENGTH, text: str = "We do this well.", **members: object) -> Statement:
    return Statement(reference="S1", kind=kind, text=text, **members)  # type: ignore[arg-type]


def test_an_untouched_self_evaluation_lacks_nine_indicators_and_eight_answers() -> None:
    found = find_lacks(METHOD, [], frozenset())
    assert [finding.section for finding in _codes(found, Lack.INDICATOR_EMPTY)] == NINE
    assert Counter(finding.section for finding in _codes(found, Lack.STATEMENT_PART_MISSING)) == {"preparedness": 3, "section_27": 5}


def test_three_key_questions_are_asked_of_each_indicator() -> None:
    found = find_lacks(METHOD, [_section("5.1", SectionContent(statements=[_statement()]))], frozenset())
    assert [finding.detail for finding in _codes(found, Lack.KEY_QUESTION_UNANSWERED)] == [
        "5.1: \u201cHow do we know?\u201d is not answered yet.",
        "5.1: \u201cHow good can we be?\u201d is not answered yet.",
    ]


def test_29_questions_are_listed_until_a_statement_or_an_answer_touches_them() -> None:
    told = [_section(code, SectionContent(how_do_we_know="Figures.")) for code in NINE]
    assert len(_codes(find_lacks(METHOD, told, frozenset()), Lack.QUESTION_NOT_TOUCHED)) == 29
    content = SectionContent(statements=[_statement(questions=[1])], question_answers=[QuestionAnswer(number=2, text="Yes.")])
    assert _codes(find_lacks(METHOD, [_section("1.1", content)], frozenset()), Lack.QUESTION_NOT_TOUCHED, "1.1") == []


@pytest.mark.parametrize(
    ("statement", "without"),
    [
        (_statement(), True),
        (_statement(text="We do this [E-001 p. 3] well."), False),
        (_statement(citations=[Citation(evidence="E-001")]), False),
        (_statement(kind=ACTION, text="We will do more."), True),
        (_statement(text="  \n"), False),
    ],
)
def test_a_claim_without_evidence_is_listed(statement: Statement, *, without: bool) -> None:
    found = find_lacks(METHOD, [_section("1.1", SectionContent(statements=[statement]))], frozenset({"E-001"}))
    assert bool(_codes(found, Lack.STATEMENT_WITHOUT_EVIDENCE)) is without


def test_evidence_that_does_not_exist_is_listed_wherever_it_is_cited() -> None:
    content = SectionContent(statements=[_statement(text="See [E-001] and [E-404 p. 2].")], how_do_we_know="From [E-405].")
    answers = StatementContent(answers=[PartAnswer(part="impact", text="Much [E-406].")])
    sections = [_section("1.1", content), _section("preparedness", answers, SectionKind.STATEMENT, [])]
    found = _codes(find_lacks(METHOD, sections, frozenset({"E-001"})), Lack.EVIDENCE_UNKNOWN)
    assert [finding.detail[-6:-1] for finding in found] == ["E-404", "E-405", "E-406"]


def test_one_document_mapped_by_pages_covers_everything_without_any_form() -> None:
    pages = [(code, number, number) for number, code in enumerate([*NINE, "preparedness", "section_27"], start=1)]
    sections = [_document(*pages)]
    assert find_lacks(METHOD, sections, frozenset({"E-001"})) == []
    assert covered_indicators(METHOD, sections) == NINE


def test_a_document_covers_only_what_its_pages_are_mapped_to() -> None:
    found = find_lacks(METHOD, [_document(("1.1", 1, 4), ("5.2", 5, 9))], frozenset({"E-001"}))
    assert [finding.section for finding in _codes(found, Lack.INDICATOR_EMPTY)] == [code for code in NINE if code not in {"1.1", "5.2"}]


def test_pages_of_no_document_cover_nothing() -> None:
    content = DocumentContent(pages=[PageRange(covers="1.1", first_page=1, last_page=2)])
    assert covered_indicators(METHOD, [_section("document", content, SectionKind.DOCUMENT, [])]) == []


def test_a_section_of_the_councils_own_covers_what_it_says_it_covers() -> None:
    own = _section("own-1", SectionContent(statements=[_statement()]), SectionKind.OWN, ["6.4", "9.4"])
    assert covered_indicators(METHOD, [own]) == ["6.4", "9.4"]


def test_an_empty_section_of_its_own_covers_nothing() -> None:
    own = _section("own-1", SectionContent(how_do_we_know=" \n"), SectionKind.OWN, ["9.4"])
    assert covered_indicators(METHOD, [own]) == []


def test_tags_that_no_statement_carries_are_listed() -> None:
    found = find_lacks(METHOD, [], frozenset())
    assert (len(_codes(found, Lack.CONSIDERATION_NOT_COVERED)), len(_codes(found, Lack.HEADLINE_OUTCOME_NOT_COVERED))) == (5, 5)
    tagged = SectionContent(statements=[_statement(considerations=["leadership"], headline_outcomes=[1, 3])])
    found = find_lacks(METHOD, [_section("9.4", tagged)], frozenset())
    assert (len(_codes(found, Lack.CONSIDERATION_NOT_COVERED)), len(_codes(found, Lack.HEADLINE_OUTCOME_NOT_COVERED))) == (4, 3)


def test_a_word_over_the_budget_is_a_remark_and_the_budget_itself_is_none() -> None:
    def over(words: int, covers: list[str]) -> list[CoverageFinding]:
        content = SectionContent(statements=[_statement(text="word " * words)])
        return _codes(find_lacks(METHOD, [_section("own-1", content, SectionKind.OWN, covers)], frozenset()), Lack.OVER_WORD_BUDGET)

    assert over(1_600, ["1.1"]) == []
    assert [finding.detail for finding in over(1_601, ["1.1"])] == ["own-1: 1601 words, where 1600 is the aim. Nothing is cut."]
    assert over(3_200, ["1.1", "2.1"]) == []


def test_a_long_third_answer_and_a_long_part_are_remarked_on() -> None:
    sections = [
        _section("1.1", SectionContent(how_do_we_know="word " * 401)),
        _section("preparedness", StatementContent(answers=[PartAnswer(part="impact", text="word " * 401)]), SectionKind.STATEMENT, []),
    ]
    assert [finding.section for finding in _codes(find_lacks(METHOD, sections, frozenset()), Lack.OVER_WORD_BUDGET)] == [
        "1.1",
        "preparedness",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("We co-produce the council's plan.", 5),
        ("87 % of orders [E-014 pp. 2\u20133] were completed", 5),
        ("- one\n- two\n* three", 3),
        ("Ceann-cinnidh \u00e0rd na h-Alba", 4),
    ],
)
def test_words_are_counted_as_a_reader_would(text: str, words: int) -> None:
    assert count_words(text) == words
