"""How long a text is, counted as a reader would. Pure."""

import re

from plumbline.self_evaluation.content import Content, SectionContent, texts_of

_CITATION = re.compile(r"\[E-[0-9]{3,6}[^\]]{0,40}\]", re.IGNORECASE)
_WORD = re.compile(r"[\w][\w'\u2019./&-]*")


def count_words(text: str) -> int:
    """Count words. References to evidence and marks of lists are none; "co-produced" and "council's" are one each."""
    return len(_WORD.findall(_CITATION.sub(" ", text)))


def words_of(content: Content) -> int:
    """Count what was written in a section, its third question and its answers included."""
    return sum(count_words(text) for text in texts_of(content))


def words_of_knowing(content: Content) -> int:
    """Count the answer to the question how we know."""
    return count_words(content.how_do_we_know) if isinstance(content, SectionContent) else 0
