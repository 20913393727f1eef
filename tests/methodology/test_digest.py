"""The hash by which an inspection pins its method (R16)."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.methodology.documents import JSW, THEMATIC

from plumbline.methodology.canonical import digest
from plumbline.methodology.loading import parse

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def test_it_is_sha_256_over_sorted_compact_utf_8() -> None:
    assert digest({"b": "é", "a": [1, None]}) == hashlib.sha256('{"a":[1,null],"b":"é"}'.encode()).hexdigest()


@given(st.dictionaries(st.text(max_size=5), values, max_size=4))
def test_a_document_that_was_stored_and_read_again_has_the_same_hash(document: dict[str, object]) -> None:
    assert digest(json.loads(json.dumps(document))) == digest(dict(reversed(list(document.items()))))


def test_one_changed_letter_changes_the_hash() -> None:
    document = JSW.document()
    document["tasks"][0]["title"] += "."
    assert digest(document) != digest(JSW.document())


def test_a_stored_document_reads_back_as_the_same_method() -> None:
    for method in (JSW, THEMATIC):
        assert parse(json.loads(json.dumps(method.document()))) == method


def test_a_method_that_was_read_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        JSW.title = "Another"  # type: ignore[misc]
