"""Citations written in the narrative: `[E-014]`, `[E-014 p. 3]`, `[E-014 pp. 2–3]`, `[E-014 s. 4]`. Pure."""

import re
from dataclasses import dataclass

# Every number is bounded: nothing that a person writes is longer, and nothing longer reaches the database.
CITATION = re.compile(
    r"\[(?P<reference>E-[0-9]{3,6})"
    r"(?:,?\s{0,3}(?P<kind>pp?|s|ss|section|page|pages)\.?\s{0,3}(?P<first>[0-9]{1,5}(?:\.[0-9]{1,3}){0,4})"
    r"(?:\s{0,3}[-\u2013]\s{0,3}(?P<last>[0-9]{1,5}(?:\.[0-9]{1,3}){0,4}))?)?"
    r"\s{0,3}\]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class WrittenCitation:
    """One citation as it stands in a text; `start` and `end` are places in that text."""

    reference: str
    locator: str
    start: int
    end: int


def parse_citations(text: str) -> list[WrittenCitation]:
    """Give the citations of a text in their order, each locator in one form: `p. 3`, `pp. 2–3`, `s. 4.1`, or empty."""
    return [WrittenCitation(found["reference"].upper(), _locator(found), found.start(), found.end()) for found in CITATION.finditer(text)]


def _locator(found: re.Match[str]) -> str:
    if found["kind"] is None:
        return ""
    kind = "p" if found["kind"].lower().startswith("p") else "s"
    if found["last"] is None:
        return f"{kind}. {found['first']}"
    return f"{kind}{kind}. {found['first']}\u2013{found['last']}"
