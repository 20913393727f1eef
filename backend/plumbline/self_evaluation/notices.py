"""The notice of a section that was given to somebody, and how long it stands. Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement, exists

from plumbline.identity.principal import Principal
from plumbline.identity.roles import CONTRIBUTORS
from plumbline.notifications.kinds import Kind, Mailing
from plumbline.notifications.model import Notification
from plumbline.self_evaluation.model import Section, SectionContributor, SelfEvaluation


def still_given(principal: Principal) -> ColumnElement[bool]:
    """A notice of a section stands as long as the section is the reader's to write."""
    return exists().where(
        Section.id == Notification.subject_id,
        Section.removed_at.is_(None),
        SectionContributor.section_id == Section.id,
        SectionContributor.account_id == principal.subject,
        SelfEvaluation.id == Section.self_evaluation_id,
        SelfEvaluation.submitted_at.is_(None),
    )


SECTION_GIVEN = Kind(
    name="section_given",
    sentence="A section of the self-evaluation was given to you to write.",
    readers=CONTRIBUTORS,
    page="/self-evaluation",
    mailing=Mailing.AT_ONCE,
    still=still_given,
)
