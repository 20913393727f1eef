"""Finds words of the evaluation scale in a text that must hold no hint of an evaluation. Pure."""

import re
from collections.abc import Iterable


def scale_words_in(texts: Iterable[str], labels: Iterable[str]) -> list[str]:
    """Give the labels of the scale that stand as whole words in the texts, in the order of the scale (R109).

    A found word is a question to the lead, not a verdict: 'good' also stands in 'good practice'.
    """
    whole = "\n".join(texts)
    return [label for label in labels if re.search(rf"\b{re.escape(label)}\b", whole, re.IGNORECASE)]
