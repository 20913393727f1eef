"""The closed catalogue of notices. A feature states its kinds as data; main registers them. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement

from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role
from plumbline.kernel.ledger import ACTIONS

NEAR, PASSED = "deadline_near", "deadline_passed"
"""The two kinds that a clock tells; the timetable states them."""

Still = Callable[[Principal], ColumnElement[bool]]
"""Gives the condition, over `Notification`, under which its reader may see what a notice is about at this moment."""


class Mailing(StrEnum):
    """When a notice also goes by mail."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    NEVER = "never"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of notice.

    `sentence` is what it says. `readers` are the roles that are told and that find it later: both are asked, so
    that it goes with the role. `acts` are the ledger's words that tell it; a kind without them is told to people by
    name. `still` looks further where roles do not decide.
    """

    name: str
    sentence: str
    readers: frozenset[Role]
    page: str = ""
    acts: frozenset[str] = frozenset()
    mailing: Mailing = Mailing.DAILY
    still: Still | None = None
    says_more: bool = False
    """Whether the act's summary stands with it: only where that is made of the method's words and of dates."""


KINDS: dict[str, Kind] = {}
BY_ACT: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """Add kinds to the catalogue, after the ledger's actions.

    Raises ValueError where a notice would reach somebody who cannot read in the change feed what it tells of, where
    the council's coordinator would be passed over, and where two kinds claim one name or act.
    """
    for kind in kinds:
        if KINDS.setdefault(kind.name, kind) is not kind:
            raise ValueError(f"the kind of notice {kind.name} is registered twice")
        for act in kind.acts:
            if BY_ACT.setdefault(act, kind) is not kind:
                raise ValueError(f"the act {act} is told by two kinds of notice")
            _refuse_outsiders(kind, act)


def _refuse_outsiders(kind: Kind, act: str) -> None:
    readers = frozenset().union(*ACTIONS[act].sides.values())
    if not kind.readers <= readers:
        raise ValueError(f"{kind.name} would tell {sorted(kind.readers - readers)} of {act}, which they cannot read")
    told = kind.readers & ACTIONS[act].sides.get("council", frozenset())
    coordinator = Role.INSPECTION_COORDINATOR
    if told and coordinator in readers - kind.readers:
        # R22: the coordinator is the default recipient of every council notice.
        raise ValueError(f"{kind.name} tells the council and passes its coordinator over")


def mailing_of(kind: Kind, wishes: Mapping[str, str]) -> Mailing:
    """Give when a person wants a kind by mail."""
    return Mailing(wishes.get(kind.name, kind.mailing))
