"""Who reads and writes comments: three audiences, beside a subject that the reader must see too. Pure."""

from sqlalchemy import ColumnElement, and_, exists, or_

from plumbline.comments.model import Audience, Comment
from plumbline.comments.subjects import subject_seen
from plumbline.identity.principal import Principal
from plumbline.identity.roles import CONTRIBUTORS, COORDINATOR, COUNCIL_LEADERS, COUNCIL_WRITERS, INSPECTORATE, LEAD, SUPPORT, Role, Side
from plumbline.identity.rules import Rule, in_inspections
from plumbline.kernel.ledger import Action
from plumbline.notifications.kinds import Kind, Mailing
from plumbline.notifications.model import Notification

COMMENTERS = INSPECTORATE | COUNCIL_WRITERS
WHOLE = INSPECTORATE | COUNCIL_LEADERS
"""Those who read what comes from the other side; a contributor reads nothing that comes from the inspectorate (R157)."""

_READ = Rule(roles=COMMENTERS, scope="comments:read")
_WRITE = Rule(roles=COMMENTERS, scope="comments:write")
RULES = {
    "list_comments": _READ,
    "list_comment_readers": _READ,
    "read_comment": _READ,
    "list_comment_history": _READ,
    "add_comment": _WRITE,
    "change_comment": Rule(roles=COMMENTERS, scope="comments:write", gate="by its author"),
    "withdraw_comment": Rule(roles=COMMENTERS, scope="comments:write", gate="by its author"),
    "widen_comment": Rule(roles=WHOLE, sees=COMMENTERS, scope="comments:write", gate="by its author, confirmed"),
    "resolve_comment": _WRITE,
}

_COUNCIL, _INSPECTORATE = frozenset(COUNCIL_LEADERS), frozenset(INSPECTORATE)
SIDES: dict[tuple[Audience, Side], dict[str, frozenset[str]]] = {
    (Audience.MINE, Side.COUNCIL): {"private": frozenset()},
    (Audience.MINE, Side.INSPECTORATE): {"private": frozenset()},
    (Audience.MY_SIDE, Side.COUNCIL): {"council": _COUNCIL},
    (Audience.MY_SIDE, Side.INSPECTORATE): {"inspectorate": _INSPECTORATE},
    (Audience.BOTH_SIDES, Side.COUNCIL): {"council": _COUNCIL, "inspectorate": _INSPECTORATE},
    (Audience.BOTH_SIDES, Side.INSPECTORATE): {"council": _COUNCIL, "inspectorate": _INSPECTORATE},
}
VERBS = ("added", "changed", "withdrawn", "widened", "resolved", "reopened")


def action_name(verb: str, audience: Audience, side: Side) -> str:
    """Name the ledger's word for an act: each audience has its own, since each has its own readers."""
    return f"comment_{verb}_{audience}_{side}"


ACTIONS = tuple(Action(name=action_name(verb, *key), sides=sides) for verb in VERBS for key, sides in SIDES.items())


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """One's own; those of one's side for the side; those for both sides, save for contributors (guidance gives no rule: R157 does)."""
    for_both = in_inspections(principal, WHOLE, Comment.inspection_id)
    own_side = in_inspections(principal, COMMENTERS, Comment.inspection_id)
    return or_(
        and_(Comment.author == principal.subject, own_side),
        and_(Comment.audience != Audience.MINE, Comment.side == principal.side, own_side),
        and_(Comment.audience == Audience.BOTH_SIDES, for_both),
    )


def may_read(principal: Principal, roles: frozenset[str], audience: Audience, side: Side, author: object) -> bool:
    """The same rule for one person and a comment not yet written, to decide whether a mention reaches somebody."""
    if author == principal.subject:
        return True
    if audience is Audience.MINE or not roles & COMMENTERS:
        return False
    if side is principal.side:
        return True
    return audience is Audience.BOTH_SIDES and bool(roles & WHOLE - CONTRIBUTORS)


def still_readable(principal: Principal) -> ColumnElement[bool]:
    """A notice of a comment stands as long as the comment and its subject are seen, and it was not taken back."""
    return exists().where(
        Comment.id == Notification.subject_id, Comment.withdrawn_at.is_(None), visible_to(principal), subject_seen(principal)
    )


FRONT: dict[Side, frozenset[Role]] = {Side.INSPECTORATE: LEAD | SUPPORT, Side.COUNCIL: COORDINATOR}
"""Whom the other side's words reach first (R22)."""

MENTIONED = Kind(
    name="mentioned",
    sentence="You were mentioned in a comment.",
    readers=COMMENTERS,
    mailing=Mailing.AT_ONCE,
    still=still_readable,
)
ANSWERED = Kind(name="comment_answered", sentence="Your comment was answered.", readers=COMMENTERS, still=still_readable)
FOR_BOTH_SIDES = Kind(
    name="comment_for_both_sides",
    sentence="The other side wrote a comment for both sides.",
    readers=FRONT[Side.INSPECTORATE] | FRONT[Side.COUNCIL],
    still=still_readable,
)
NOTICES = (MENTIONED, ANSWERED, FOR_BOTH_SIDES)
"""Told to people by name: who reads a comment depends on more than a role."""
