"""The roles of the inspection process (guidance, part one) and the groups that the rules speak of."""

from enum import StrEnum


class Side(StrEnum):
    """The two parties that work in one system and must not see the same things."""

    INSPECTORATE = "inspectorate"
    COUNCIL = "council"


class Role(StrEnum):
    """Eleven roles held in an inspection, and two held in an organisation."""

    LEAD_INSPECTOR = "lead_inspector"
    STRATEGIC_SUPPORT_OFFICER = "strategic_support_officer"
    INSPECTION_TEAM = "inspection_team"
    ANALYST = "analyst"
    QA_SERVICE_MANAGER = "qa_service_manager"
    INSPECTION_COORDINATOR = "inspection_coordinator"
    SENIOR_MANAGER = "senior_manager"
    CHIEF_SOCIAL_WORK_OFFICER = "chief_social_work_officer"
    CHIEF_EXECUTIVE = "chief_executive"
    CONTRIBUTOR = "contributor"
    LOCAL_FILE_READER = "local_file_reader"
    INSPECTORATE_ADMINISTRATOR = "inspectorate_administrator"
    COUNCIL_ADMINISTRATOR = "council_administrator"

    @property
    def words(self) -> str:
        """Give the role as it is written on a page: 'chief social work officer'."""
        return "quality assurance service manager" if self is Role.QA_SERVICE_MANAGER else self.value.replace("_", " ")

    @property
    def side(self) -> Side:
        """Which party the role belongs to."""
        return Side.INSPECTORATE if self in INSPECTORATE | {Role.INSPECTORATE_ADMINISTRATOR} else Side.COUNCIL


LEAD = frozenset({Role.LEAD_INSPECTOR})
SUPPORT = frozenset({Role.STRATEGIC_SUPPORT_OFFICER})
QA = frozenset({Role.QA_SERVICE_MANAGER})
ANALYSTS = frozenset({Role.ANALYST})
TEAM = frozenset({Role.LEAD_INSPECTOR, Role.INSPECTION_TEAM})
"""Those who inspect: they read, judge and write."""
INSPECTORS = TEAM | QA
"""Those who read the council's submitted material whole."""
INSPECTORATE = TEAM | SUPPORT | ANALYSTS | QA

COORDINATOR = frozenset({Role.INSPECTION_COORDINATOR})
CHIEFS = frozenset({Role.CHIEF_SOCIAL_WORK_OFFICER, Role.CHIEF_EXECUTIVE})
SENIOR_MANAGERS = frozenset({Role.SENIOR_MANAGER})
COUNCIL_LEADERS = COORDINATOR | SENIOR_MANAGERS | CHIEFS
"""The council's own people who see its work whole."""
CONTRIBUTORS = frozenset({Role.CONTRIBUTOR})
COUNCIL_WRITERS = COUNCIL_LEADERS | CONTRIBUTORS
"""Those who write the council's self-evaluation and bring its evidence; a contributor only the parts given to them."""
READERS = frozenset({Role.LOCAL_FILE_READER})
COUNCIL = COUNCIL_WRITERS | READERS

ADMINISTRATORS = frozenset({Role.INSPECTORATE_ADMINISTRATOR, Role.COUNCIL_ADMINISTRATOR})
EVERY_ROLE = INSPECTORATE | COUNCIL
