"""How well the search for identifiers tells people from places, on values that belong to nobody (R56)."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from plumbline.case_files.lists.identifiers import Identifier, fingerprint, identifier_in, identifier_of_heading

FILE = Path(__file__).parent / "identifiers.csv"
CORPUS = [(row["label"], row["value"]) for row in csv.DictReader(FILE.read_text(encoding="utf-8").splitlines())]
HARMLESS = "harmless"


def test_the_corpus_is_large_and_half_of_it_is_harmless() -> None:
    labels = Counter(label for label, _ in CORPUS)
    assert len(CORPUS) >= 400
    assert labels[HARMLESS] >= len(CORPUS) / 2
    assert set(labels) == {HARMLESS, *Identifier}
    assert len({value for _, value in CORPUS}) == len(CORPUS)


def test_precision_and_recall_stay_above_their_floors() -> None:
    found = [(label, value, identifier_in(value, free=True)) for label, value in CORPUS]
    hits = sum(label != HARMLESS and kind is not None for label, _, kind in found)
    precision = hits / sum(kind is not None for _, _, kind in found)
    recall = hits / sum(label != HARMLESS for label, _ in CORPUS)
    print(f"{len(CORPUS)} values: precision {precision:.3f}, recall {recall:.3f}")
    print("missed:", [value for label, value, kind in found if label != HARMLESS and kind is None])
    print("wrongly taken:", [(value, kind) for label, value, kind in found if label == HARMLESS and kind is not None])
    print("taken for another kind:", [(label, value, kind) for label, value, kind in found if HARMLESS != label != kind and kind])
    assert precision >= 0.98
    assert recall >= 0.97


@pytest.mark.parametrize(
    "value", ["SM-2019-0001", "CPO/2019/00123", "0000123456", "SM-000123", "GLA19-22", "2019-0001", "W-17", "JP00017", "EDN.2019.44"]
)
def test_a_councils_own_reference_is_not_taken_for_a_number_of_a_court(value: str) -> None:
    assert identifier_in(value, free=False) is None


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("0101501234", Identifier.CHI),
        ("AB123456C", Identifier.INSURANCE),
        ("12/345678L", Identifier.RECORD),
        ("12/03/1985", Identifier.BIRTH),
    ],
)
def test_a_code_is_looked_through_for_what_has_a_form_of_its_own(value: str, kind: Identifier) -> None:
    assert identifier_in(value, free=False) is kind


def test_a_health_number_whose_check_figure_is_wrong_is_none() -> None:
    assert identifier_in("0101501235", free=False) is not Identifier.CHI


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("client name", Identifier.NAME),
        ("surname", Identifier.NAME),
        ("dob", Identifier.BIRTH),
        ("date of birth", Identifier.BIRTH),
        ("chi no", Identifier.CHI),
        ("ni number", Identifier.INSURANCE),
        ("pnc id", Identifier.RECORD),
        ("court reference", Identifier.RECORD),
        ("home post code", Identifier.POSTCODE),
        ("address line 1", Identifier.ADDRESS),
        ("e mail", Identifier.EMAIL),
        ("mobile number", Identifier.TELEPHONE),
        ("locality", None),
        ("remarks", None),
    ],
)
def test_headings_say_what_stands_below_them(heading: str, kind: Identifier | None) -> None:
    assert identifier_of_heading(heading) is kind


def test_a_fingerprint_depends_on_key_column_and_value_and_holds_neither() -> None:
    known = fingerprint(bytes(32), "locality", "Grace Kelly House")
    assert known == fingerprint(bytes(32), "locality", "grace kelly house")
    assert len({known, fingerprint(b"1" * 32, "locality", "Grace Kelly House"), fingerprint(bytes(32), "team", "Grace Kelly House")}) == 3
    assert "grace" not in known
