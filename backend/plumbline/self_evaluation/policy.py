"""Who may see a self-evaluation and who may write, certify and submit it. Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement, and_, exists, or_, select, true

from plumbline.identity.principal import Principal
from plumbline.identity.roles import (
    ADMINISTRATORS,
    CHIEFS,
    CONTRIBUTORS,
    COORDINATOR,
    COUNCIL_LEADERS,
    COUNCIL_WRITERS,
    EVERY_ROLE,
    INSPECTORS,
    LEAD,
    SUPPORT,
    Role,
    Side,
)
from plumbline.identity.rules import Rule, in_inspections
from plumbline.inspections.model import Inspection
from plumbline.kernel.ledger import Action
from plumbline.notifications.kinds import Kind, Mailing
from plumbline.self_evaluation.model import Keeper, Section, SectionContributor, SelfEvaluation
from plumbline.self_evaluation.notices import SECTION_GIVEN

READERS_OF_SUBMITTED = INSPECTORS | SUPPORT
"""Analysts read the measures and nothing of this."""
EVERYONE = COUNCIL_WRITERS | READERS_OF_SUBMITTED
SUBMITS = COORDINATOR | CHIEFS
STATE_SEEN_BEFORE = LEAD | {Role.INSPECTION_TEAM} | SUPPORT
"""They learn that it is under way or ready, and nothing more. Quality assurance begins with what was submitted."""

_RELEASED = "for the inspectorate: once it is submitted"
_UNSUBMITTED = "until it is submitted"
_READ = Rule(roles=EVERYONE, scope="self_evaluation:read", gate=_RELEASED)
_WRITE = Rule(roles=COUNCIL_WRITERS, sees=EVERYONE, scope="self_evaluation:write", gate=_UNSUBMITTED)
_ARRANGE = Rule(roles=COUNCIL_LEADERS, sees=EVERYONE, scope="self_evaluation:write", gate=_UNSUBMITTED)
_HISTORY = Rule(roles=COUNCIL_WRITERS, scope="self_evaluation:read")
_EARLIER = Rule(roles=COUNCIL_LEADERS, scope="self_evaluation:read")
_GIVE = Rule(roles=COORDINATOR, sees=COUNCIL_LEADERS, scope="self_evaluation:write", gate=_UNSUBMITTED)

RULES = {
    "read_self_evaluation": _READ,
    "list_sections": _READ,
    "read_section": _READ,
    "read_statement": _READ,
    "read_document": _READ,
    "export_self_evaluation": _READ,
    "export_section": _READ,
    "save_section": _WRITE,
    "save_statement": _WRITE,
    "save_document": _ARRANGE,
    "split_pasted_text": Rule(roles=COUNCIL_WRITERS, scope="self_evaluation:write"),
    "add_section": _ARRANGE,
    "change_section_heading": _ARRANGE,
    "remove_section": _ARRANGE,
    "order_sections": _ARRANGE,
    "list_section_versions": _HISTORY,
    "read_section_version": _HISTORY,
    "compare_section_versions": _HISTORY,
    "restore_section_version": Rule(roles=COUNCIL_WRITERS, scope="self_evaluation:write", gate=_UNSUBMITTED),
    "list_earlier_self_evaluations": _EARLIER,
    "compare_with_earlier": _EARLIER,
    "read_section_contributors": Rule(roles=COUNCIL_LEADERS, scope="self_evaluation:read"),
    "list_actions": _READ,
    "list_contributors": Rule(roles=COUNCIL_LEADERS, scope="self_evaluation:read"),
    "list_given_sections": Rule(roles=EVERY_ROLE | ADMINISTRATORS, scope="timetable:read", gate=_UNSUBMITTED),
    "give_section": _GIVE,
    "validate_self_evaluation": Rule(roles=COUNCIL_WRITERS, scope="self_evaluation:read"),
    "mark_self_evaluation_ready": Rule(roles=COUNCIL_LEADERS, sees=EVERYONE, scope="self_evaluation:write", gate=_UNSUBMITTED),
    "change_self_evaluation_settings": Rule(roles=SUBMITS, sees=EVERYONE, scope="self_evaluation:write", gate=_UNSUBMITTED),
    "certify_self_evaluation": Rule(
        roles=frozenset({Role.CHIEF_SOCIAL_WORK_OFFICER}), sees=EVERYONE, scope="self_evaluation:submit", gate=_UNSUBMITTED
    ),
    "submit_self_evaluation": Rule(
        roles=SUBMITS,
        sees=EVERYONE,
        scope="self_evaluation:submit",
        gate="once; it may be late, and a certification that is switched on must hold",
    ),
    "read_receipt": Rule(roles=COUNCIL_LEADERS | READERS_OF_SUBMITTED, sees=EVERYONE, scope="self_evaluation:read", gate=_RELEASED),
    "record_submission_on_time": Rule(
        roles=LEAD, sees=EVERYONE, scope="inspections:manage", gate="for a late submission after an outage in the hour before its deadline"
    ),
    "submit_supplement": Rule(roles=SUBMITS, sees=EVERYONE, scope="self_evaluation:submit", gate="after the submission"),
    "list_supplements": Rule(roles=COUNCIL_LEADERS | READERS_OF_SUBMITTED, sees=EVERYONE, scope="self_evaluation:read"),
}

OUTSIDE = COUNCIL_WRITERS | READERS_OF_SUBMITTED
"""Outside an inspection the roles are those that the caller holds for its council, and those of keepers and contributors."""

OWN_RULES = {
    "list_own_self_evaluations": Rule(
        roles=OUTSIDE | {Role.COUNCIL_ADMINISTRATOR},
        scope="self_evaluation:read",
        gate="for the inspectorate: once it is shared; for an administrator: that those are there which they began for others",
    ),
    "create_own_self_evaluation": Rule(roles=COUNCIL_LEADERS | {Role.COUNCIL_ADMINISTRATOR}, sees=OUTSIDE, scope="self_evaluation:write"),
    "share_own_self_evaluation": Rule(roles=SUBMITS, sees=OUTSIDE, scope="self_evaluation:submit"),
    "carry_own_self_evaluation": Rule(
        roles=SUBMITS, sees=OUTSIDE, scope="self_evaluation:write", gate="while the inspection's own is untouched"
    ),
}
"""What can be done with a council's own alone; the rest of its operations follow the rows above under another name."""

SAME_OUTSIDE = {
    "read_own_self_evaluation": "read_self_evaluation",
    "validate_own_self_evaluation": "validate_self_evaluation",
    "export_own_self_evaluation": "export_self_evaluation",
    "list_own_actions": "list_actions",
    "list_own_sections": "list_sections",
    "export_own_section": "export_section",
    "add_own_section": "add_section",
    "change_own_section_heading": "change_section_heading",
    "remove_own_section": "remove_section",
    "order_own_sections": "order_sections",
    "read_own_section": "read_section",
    "save_own_section": "save_section",
    "read_own_statement": "read_statement",
    "save_own_statement": "save_statement",
    "split_own_pasted_text": "split_pasted_text",
    "read_own_document": "read_document",
    "save_own_document": "save_document",
    "list_own_section_versions": "list_section_versions",
    "read_own_section_version": "read_section_version",
    "compare_own_section_versions": "compare_section_versions",
    "restore_own_section_version": "restore_section_version",
    "read_own_section_contributors": "read_section_contributors",
    "give_own_section": "give_section",
    "list_earlier_than_own": "list_earlier_self_evaluations",
    "compare_own_with_earlier": "compare_with_earlier",
}
RULES |= OWN_RULES | {own: RULES[inside] for own, inside in SAME_OUTSIDE.items()}

_LEADERS: frozenset[str] = frozenset(COUNCIL_LEADERS)
_COUNCIL: dict[str, frozenset[str]] = {Side.COUNCIL: _LEADERS}
_READY: dict[str, frozenset[str]] = {Side.COUNCIL: _LEADERS, Side.INSPECTORATE: frozenset(STATE_SEEN_BEFORE)}
_BOTH: dict[str, frozenset[str]] = {Side.COUNCIL: _LEADERS, Side.INSPECTORATE: frozenset(READERS_OF_SUBMITTED)}
ACTIONS = (
    *(
        Action(name=name, sides=_COUNCIL)
        for name in (
            "section_written",
            "section_added",
            "section_renamed",
            "section_removed",
            "sections_ordered",
            "section_given",
            "section_restored",
            "self_evaluation_settings_changed",
            "self_evaluation_certified",
            "own_self_evaluation_created",
            "own_self_evaluation_shared",
            "self_evaluation_carried",
        )
    ),
    Action(name="self_evaluation_marked_ready", sides=_READY),
    Action(name="self_evaluation_submitted", sides=_BOTH),
    Action(name="submission_recorded_on_time", sides=_BOTH),
    Action(name="supplement_submitted", sides=_BOTH),
)


NOTICES = (
    SECTION_GIVEN,
    Kind(
        name="self_evaluation_ready",
        sentence="The council marked its self-evaluation as ready.",
        readers=COUNCIL_LEADERS | STATE_SEEN_BEFORE,
        page="/self-evaluation",
        acts=frozenset({"self_evaluation_marked_ready"}),
    ),
    Kind(
        name="self_evaluation_submitted",
        sentence="The council submitted its self-evaluation.",
        readers=COUNCIL_LEADERS | READERS_OF_SUBMITTED,
        page="/self-evaluation",
        acts=frozenset({"self_evaluation_submitted"}),
        mailing=Mailing.AT_ONCE,
    ),
    Kind(
        name="supplement_submitted",
        sentence="The council sent supplementary material.",
        readers=COUNCIL_LEADERS | READERS_OF_SUBMITTED,
        page="/submit",
        acts=frozenset({"supplement_submitted"}),
        mailing=Mailing.AT_ONCE,
    ),
    Kind(
        name="submission_recorded_on_time",
        sentence="The submission of the self-evaluation was recorded as on time.",
        readers=COUNCIL_LEADERS | READERS_OF_SUBMITTED,
        page="/submit",
        acts=frozenset({"submission_recorded_on_time"}),
    ),
)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """The council's own people see theirs; the inspectorate that there is one, and what was submitted or shared.

    `principal` carries the roles of the place, see `desk`. What a reader then sees of it is for the views to say.
    """
    return or_(
        in_inspections(principal, COUNCIL_WRITERS | STATE_SEEN_BEFORE, SelfEvaluation.place_id),
        and_(
            in_inspections(principal, READERS_OF_SUBMITTED, SelfEvaluation.place_id),
            or_(SelfEvaluation.submitted_at.is_not(None), SelfEvaluation.shared_at.is_not(None)),
        ),
    )


def visible_sections(principal: Principal, *, removed: bool = False) -> ColumnElement[bool]:
    """The council's leaders see every section that is being written, a contributor those given to them (R157).

    With `removed`, also those that were removed, for what still hangs on them.
    """
    given = select(SectionContributor.section_id).where(SectionContributor.account_id == principal.subject)
    place = select(SelfEvaluation.place_id).where(SelfEvaluation.id == Section.self_evaluation_id).correlate(Section).scalar_subquery()
    return and_(
        true() if removed else Section.removed_at.is_(None),
        or_(
            in_inspections(principal, COUNCIL_LEADERS, place),
            and_(in_inspections(principal, CONTRIBUTORS, place), Section.id.in_(given)),
        ),
    )


def own_visible_to(principal: Principal) -> ColumnElement[bool]:
    """Self-evaluations outside any inspection: a council's own people see theirs, those who inspect it what was shared.

    Whoever leads on the council's side in any of its inspections sees them all; a keeper and a contributor theirs.
    """
    own = SelfEvaluation.organisation_id == principal.organisation_id
    if not leads_somewhere(principal):
        own = and_(own, or_(keeps(principal), contributes(principal)))
    of_its_council = select(Inspection.id).where(
        Inspection.council_id == SelfEvaluation.organisation_id, in_inspections(principal, READERS_OF_SUBMITTED, Inspection.id)
    )
    shared = and_(SelfEvaluation.shared_at.is_not(None), of_its_council.correlate(SelfEvaluation).exists())
    return and_(SelfEvaluation.inspection_id.is_(None), shared if principal.side is Side.INSPECTORATE else own)


def listed_to(principal: Principal) -> ColumnElement[bool]:
    """Those that can be opened, and for an administrator those that they began for others: they find them and read nothing."""
    if Role.COUNCIL_ADMINISTRATOR not in principal.organisation_roles:
        return own_visible_to(principal)
    begun = and_(SelfEvaluation.inspection_id.is_(None), SelfEvaluation.created_by == principal.subject)
    return or_(own_visible_to(principal), begun)


def visible_whole(principal: Principal) -> ColumnElement[bool]:
    """Self-evaluations that the caller leads on or keeps, in whichever inspection or outside any: they see all parts."""
    own = and_(SelfEvaluation.inspection_id.is_(None), SelfEvaluation.organisation_id == principal.organisation_id)
    return or_(
        in_inspections(principal, COUNCIL_LEADERS, SelfEvaluation.inspection_id),
        and_(own, true() if leads_somewhere(principal) else keeps(principal)),
    )


def keeps(principal: Principal) -> ColumnElement[bool]:
    """Whether the caller is a keeper of it."""
    return exists().where(Keeper.self_evaluation_id == SelfEvaluation.id, Keeper.account_id == principal.subject)


def contributes(principal: Principal) -> ColumnElement[bool]:
    """Whether a section of it was given to the caller."""
    given = exists().where(SectionContributor.self_evaluation_id == SelfEvaluation.id, SectionContributor.account_id == principal.subject)
    return given.correlate(SelfEvaluation)


def leads_somewhere(principal: Principal) -> bool:
    """Whether the caller holds one of the council's leading roles in an inspection of theirs."""
    return principal.side is Side.COUNCIL and bool(principal.inspections_with(COUNCIL_LEADERS))


def roles_outside(principal: Principal, *, keeper: bool, contributor: bool) -> frozenset[Role]:
    """Give the roles that the caller has in a self-evaluation outside any inspection, which they were found to see."""
    held = frozenset(role for roles in principal.memberships.values() for role in roles)
    if principal.side is Side.INSPECTORATE:
        return held & READERS_OF_SUBMITTED
    return (held & COUNCIL_LEADERS) | (COORDINATOR if keeper else frozenset()) | (CONTRIBUTORS if contributor else frozenset())
