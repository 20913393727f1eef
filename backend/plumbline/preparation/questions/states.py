"""The life of a question as a table: which act moves it from where to where, and which side may. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class QuestionState(StrEnum):
    """Where a question stands. It waits for an answer while it is asked or reopened."""

    ASKED = "asked"
    ANSWERED = "answered"
    REOPENED = "reopened"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class QuestionAct(StrEnum):
    """One thing done to a question. Its entries in the history are never changed."""

    ASKED = "asked"
    PASSED_ON = "passed_on"
    DUE_CHANGED = "due_changed"
    ANSWERED = "answered"
    REOPENED = "reopened"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Party(StrEnum):
    """Whose act it is, seen from the question."""

    ASKER = "asker"
    ASKED = "asked"


@dataclass(frozen=True)
class Move:
    """What an act does; without `to` the question stays where it is."""

    by: Party
    sources: frozenset[QuestionState]
    to: QuestionState | None = None


_S = QuestionState
OPEN: Final = frozenset({_S.ASKED, _S.REOPENED})
"""Waiting for an answer."""

MOVES: Final[dict[QuestionAct, Move]] = {
    QuestionAct.PASSED_ON: Move(Party.ASKED, OPEN),
    QuestionAct.DUE_CHANGED: Move(Party.ASKER, OPEN),
    # A second answer adds to the first: of two people who answer at once neither is sent away.
    QuestionAct.ANSWERED: Move(Party.ASKED, OPEN | {_S.ANSWERED}, _S.ANSWERED),
    QuestionAct.REOPENED: Move(Party.ASKER, frozenset({_S.ANSWERED, _S.CLOSED}), _S.REOPENED),
    QuestionAct.CLOSED: Move(Party.ASKER, frozenset({_S.ANSWERED, _S.REOPENED}), _S.CLOSED),
    QuestionAct.WITHDRAWN: Move(Party.ASKER, frozenset({_S.ASKED}), _S.WITHDRAWN),
}

_STANDS: Final = {
    _S.ASKED: "It has not been answered yet.",
    _S.ANSWERED: "It has been answered.",
    _S.REOPENED: "It was asked again and waits for an answer.",
    _S.CLOSED: "It is closed. The side that asked can ask again.",
    _S.WITHDRAWN: "It was withdrawn. Ask a new question instead.",
}


def why_not(act: QuestionAct, state: QuestionState) -> str | None:
    """Say why an act is not possible now, or give None where it is."""
    return None if state in MOVES[act].sources else _STANDS[state]
