"""Pasted text becomes statements (R132); nothing pasted from Word is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.self_evaluation.splitting import split_statements


@pytest.mark.parametrize(
    ("pasted", "statements"),
    [
        ("One paragraph.", ["One paragraph."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.\nThree.", ["One.", "Two.", "Three."]),
        ("One\nwrapped.\n\nTwo\nwrapped.", ["One wrapped.", "Two wrapped."]),
        ("\u2022\tFirst\n\u2022\tSecond", ["First", "Second"]),
        ("- First\n  goes on\n- Second", ["First goes on", "Second"]),
        ("1. First\n2) Second\n(3) Third", ["First", "Second", "Third"]),
        ("a) First\n(b) Second\niv) Third", ["First", "Second", "Third"]),
        ("o\tFirst\no\tSecond", ["First", "Second"]),
        ("We do well:\n\u00b7 at this\n\u00b7 at that", ["We do well:", "at this", "at that"]),
        ("Before.\n\n\u2013 point\n\nAfter.", ["Before.", "point", "After."]),
        ("\r\n\u00a0\r\nOne.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("A. Smith leads the team.\n\nIn 2019. We began.", ["A. Smith leads the team.", "In 2019. We began."]),
        ("  \n\t\n ", []),
        ("", []),
    ],
)
def test_a_paragraph_or_a_point_becomes_a_statement(pasted: str, statements: list[str]) -> None:
    assert split_statements(pasted) == statements


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from("\n\t \u2022-1.)"), max_size=400))
def test_no_word_of_a_paste_is_lost(pasted: str) -> None:
    def long_words(text: str) -> list[str]:
        return re.findall(r"[a-zA-Z]{3,}", text)

    assert long_words(" ".join(split_statements(pasted))) == long_words(pasted)
