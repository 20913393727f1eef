"""Who names readers and trains them, and who reads what is known of them. Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement, and_, or_

from plumbline.case_files.readers.model import CaseReader, TrainingEvent
from plumbline.identity.principal import Principal
from plumbline.identity.roles import ANALYSTS, COORDINATOR, COUNCIL_LEADERS, INSPECTORATE, LEAD, READERS, SUPPORT, TEAM, Role, Side
from plumbline.identity.rules import Rule, in_inspections
from plumbline.kernel.ledger import Action
from plumbline.notifications.kinds import Kind, Mailing

WHOLE = INSPECTORATE | COUNCIL_LEADERS
"""Those who see the whole group; a local reader sees themselves."""
NAMES = {Side.INSPECTORATE: LEAD | SUPPORT, Side.COUNCIL: COORDINATOR}
"""Who names a side's readers: the coordinator appoints the local ones (R26), the lead those of the inspectorate."""
READS_FOR = {Side.INSPECTORATE: TEAM, Side.COUNCIL: READERS}
"""The roles that read case records for a side."""
TRAINS = LEAD | SUPPORT | ANALYSTS

_GATE = "Until the inspection is closed."
_NAMING = Rule(roles=LEAD | SUPPORT | COORDINATOR, sees=WHOLE | READERS, scope="members:manage", gate=f"Each side names its own. {_GATE}")
_TRAINING = Rule(roles=TRAINS, sees=WHOLE | READERS, scope="meetings:write", gate=_GATE)

RULES = {
    "read_reader_group": Rule(roles=WHOLE, scope="case_readings:read"),
    "list_case_readers": Rule(roles=WHOLE | READERS, scope="case_readings:read"),
    "read_case_reader": Rule(roles=WHOLE | READERS, scope="case_readings:read"),
    "name_case_reader": _NAMING,
    "change_case_reader": _NAMING,
    "remove_case_reader": _NAMING,
    "list_training_events": Rule(roles=WHOLE | READERS, scope="meetings:read"),
    "read_training_event": Rule(roles=WHOLE | READERS, scope="meetings:read"),
    "add_training_event": _TRAINING,
    "change_training_event": _TRAINING,
    "remove_training_event": _TRAINING,
}

_GROUP: dict[str, frozenset[str]] = {Side.INSPECTORATE: frozenset(INSPECTORATE), Side.COUNCIL: frozenset(COUNCIL_LEADERS)}
_TRAINED: dict[str, frozenset[str]] = {Side.INSPECTORATE: frozenset(INSPECTORATE), Side.COUNCIL: frozenset(COUNCIL_LEADERS | READERS)}
ACTIONS = (
    *(Action(name=f"case_reader_{act}", sides=_GROUP) for act in ("named", "changed", "removed")),
    *(Action(name=f"training_event_{act}", sides=_TRAINED) for act in ("added", "changed", "removed")),
)

NOTICES = (
    Kind(
        name="training_changed",
        sentence="A day of training for case file readers was set, moved or taken back.",
        readers=TEAM | READERS | COORDINATOR,
        page="/file-reading",
        acts=frozenset({"training_event_added", "training_event_changed", "training_event_removed"}),
        mailing=Mailing.AT_ONCE,
    ),
)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """The whole group for those who run the inspection; for a local reader, themselves."""
    return or_(
        in_inspections(principal, WHOLE, CaseReader.inspection_id),
        and_(in_inspections(principal, READERS, CaseReader.inspection_id), CaseReader.account_id == principal.subject),
    )


def events_visible_to(principal: Principal) -> ColumnElement[bool]:
    """Days of training are no secret of either side, nor of those who come to them."""
    return in_inspections(principal, WHOLE | READERS, TrainingEvent.inspection_id)


def knows_worker_codes(principal: Principal, reader: CaseReader) -> bool:
    """The codes of a council's staff stay with its coordinator and with the reader; allocation uses them unseen."""
    return principal.subject == reader.account_id or bool(principal.roles_in(reader.inspection_id) & COORDINATOR)


def why_not_name(principal: Principal, reader: CaseReader | None, side: Side) -> str | None:
    """Say why the caller does not name, change or remove a reader of `side`; None where they do."""
    if reader is None or principal.roles_in(reader.inspection_id) & NAMES[side]:
        return None
    named = " or ".join(f"the {role.words}" for role in Role if role in NAMES[side])
    return f"The {side.value}'s readers are named by {named}."
