"""Two versions side by side."""

from hypothesis import given
from hypothesis import strategies as st

from plumbline.self_evaluation.comparison import Change, compare_contents, compare_texts
from plumbline.self_evaluation.content import (
    Citation,
    DocumentContent,
    PageRange,
    PartAnswer,
    SectionContent,
    Statement,
    StatementContent,
    StatementKind,
)


def _statement(reference: str, text: str) -> Statement:
    return Statement(reference=reference, kind=StatementKind.STRENGTH, text=text)


def test_a_changed_word_is_shown_between_words_that_stayed() -> None:
    assert [(s.change.value, s.text) for s in compare_texts("We complete most plans.", "We complete nearly all plans.")] == [
        ("same", "We complete "),
        ("removed", "most"),
        ("added", "nearly all"),
        ("same", " plans."),
    ]


def test_a_new_paragraph_leaves_the_others_as_they_were() -> None:
    segments = compare_texts("One.\nThree.", "One.\nTwo.\nThree.")
    assert [(s.change.value, s.text) for s in segments] == [("same", "One.\n"), ("added", "Two.\n"), ("same", "Three.")]


@given(st.text("ab \n", max_size=80), st.text("ab \n", max_size=80))
def test_the_segments_spell_both_versions_exactly(earlier: str, later: str) -> None:
    segments = compare_texts(earlier, later)
    assert "".join(s.text for s in segments if s.change is not Change.ADDED) == earlier
    assert "".join(s.text for s in segments if s.change is not Change.REMOVED) == later


def test_two_very_long_paragraphs_are_shown_whole_and_at_once() -> None:
    earlier, later = "before " * 8_000, "after " * 8_000
    assert [(s.change.value, s.text) for s in compare_texts(earlier, later)] == [("removed", earlier), ("added", later)]


def test_statements_are_matched_by_reference_whatever_their_order() -> None:
    earlier = SectionContent(statements=[_statement("S1", "Same."), _statement("S2", "Old."), _statement("S3", "Gone.")])
    later = SectionContent(
        statements=[_statement("S2", "New."), _statement("S1", "Same."), _statement("S4", "Come.")], how_do_we_know="Figures."
    )
    assert [(text.place, text.change) for text in compare_contents(earlier, later)] == [
        ("S2", "changed"),
        ("S1", "same"),
        ("S4", "added"),
        ("how_do_we_know", "added"),
        ("S3", "removed"),
    ]


def test_evidence_put_beside_the_words_is_compared_too() -> None:
    cited = _statement("S1", "Same.").model_copy(update={"citations": [Citation(evidence="E-003", locator="p. 4")]})
    compared = compare_contents(SectionContent(statements=[_statement("S1", "Same.")]), SectionContent(statements=[cited]))
    assert [(text.place, text.change) for text in compared] == [("S1", "same"), ("S1 evidence", "added")]
    assert compared[1].segments[0].text == "E-003 p. 4"


def test_answers_of_a_statement_are_compared_part_by_part() -> None:
    earlier = StatementContent(answers=[PartAnswer(part="impact", text="Some.")])
    later = StatementContent(answers=[PartAnswer(part="impact", text="Much."), PartAnswer(part="action", text="Hired.")])
    assert [(text.place, text.change) for text in compare_contents(earlier, later)] == [("impact", "changed"), ("action", "added")]


def test_the_pages_of_a_document_are_compared_in_words() -> None:
    pages = [PageRange(covers="1.1", first_page=1, last_page=4), PageRange(covers="1.1", first_page=9, last_page=9)]
    compared = compare_contents(DocumentContent(), DocumentContent(evidence="E-003", version=2, pages=pages))
    assert [(text.place, text.segments[0].text) for text in compared] == [
        ("document", "E-003 version 2"),
        ("1.1", "pages 1 to 4, pages 9 to 9"),
    ]
