"""Every version of what was proposed, and who of the other side said yes to it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.identity.model import choice
from plumbline.identity.roles import Side
from plumbline.kernel.database import Base, uuid_key


class AgreementMatter(StrEnum):
    """What an agreement is about."""

    SELF_EVALUATION = "self_evaluation"
    """How the self-evaluation and its evidence are set out and sent in (guidance, stage 1, week 5; R48)."""

    CASE_DATA = "case_data"
    """On which lawful basis and by which way case data is sent, before any is (R156)."""


class Route(StrEnum):
    """By which way a thing is sent."""

    STRUCTURED_FORM = "structured_form"
    OWN_FORMAT = "own_format"
    API = "api"
    UPLOAD = "upload"


class Agreement(Base):
    """One version: what one side proposed, and the yes of the other. A version stays as it was proposed; a change is a new one."""

    __tablename__ = "agreement"
    __table_args__ = (
        UniqueConstraint("inspection_id", "matter", "version"),
        CheckConstraint(
            "(confirmed_at is null) = (confirmed_by is null) and (confirmed_at is null) = (confirmed_by_name is null)",
            name="confirmed_by_somebody",
        ),
        CheckConstraint(
            "(matter = 'case_data') = (lawful_basis is not null) and (matter = 'case_data') = (privacy_notice is not null)",
            name="case_data_with_its_basis",
        ),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    matter: Mapped[AgreementMatter] = mapped_column(choice(AgreementMatter))
    version: Mapped[int]
    route: Mapped[Route] = mapped_column(choice(Route))
    arrangements: Mapped[str]
    side: Mapped[Side] = mapped_column(choice(Side))
    """The side that proposed it; the other one confirms."""
    proposed_by: Mapped[UUID]
    proposed_by_name: Mapped[str]
    proposed_at: Mapped[datetime]
    lawful_basis: Mapped[str | None] = mapped_column(default=None)
    """Of case data, and always there then; so too the notice."""
    privacy_notice: Mapped[str | None] = mapped_column(default=None)
    confirmed_by: Mapped[UUID | None] = mapped_column(default=None)
    confirmed_by_name: Mapped[str | None] = mapped_column(default=None)
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
