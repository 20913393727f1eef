"""A self-evaluation, its sections and their history, who writes them, and what was certified, submitted and added."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.identity.model import choice
from plumbline.kernel.database import Base, uuid_key
from plumbline.kernel.full_text import HIDDEN, searched_by
from plumbline.self_evaluation.content import SectionKind


class SelfEvaluation(Base):
    """One self-evaluation of a council: for an inspection, or its own outside any (R130).

    `place_id` is the inspection's id, or the self-evaluation's own: roles are held there, and evidence belongs there.
    """

    __tablename__ = "self_evaluation"
    __table_args__ = (
        CheckConstraint("place_id = coalesce(inspection_id, id)", name="place_is_inspection_or_itself"),
        CheckConstraint("(ready_at is null) = (ready_by_name is null)", name="ready_by_somebody"),
    )

    id: Mapped[UUID] = uuid_key()
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    inspection_id: Mapped[UUID | None] = mapped_column(ForeignKey("inspection.id"), unique=True)
    place_id: Mapped[UUID]
    title: Mapped[str]
    methodology_id: Mapped[str]
    methodology_sha256: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    created_by: Mapped[UUID | None]
    carried_from: Mapped[UUID | None] = mapped_column(ForeignKey("self_evaluation.id"), default=None)
    certification_required: Mapped[bool] = mapped_column(default=False)
    ready_at: Mapped[datetime | None] = mapped_column(default=None)
    ready_by_name: Mapped[str | None] = mapped_column(default=None)
    submitted_at: Mapped[datetime | None] = mapped_column(default=None)
    shared_at: Mapped[datetime | None] = mapped_column(default=None)
    own_sections: Mapped[int] = mapped_column(default=0)
    """How many sections of its own were ever added: the code of a removed one is not given again."""


class Section(Base):
    """One part: an indicator, a section of the council's own, a statement, or the document in the council's own format."""

    __tablename__ = "self_evaluation_section"
    __mapper_args__ = HIDDEN
    __table_args__ = (
        UniqueConstraint("self_evaluation_id", "code"),
        *searched_by("words_of((((code)::text || ' '::text) || (title)::text), texts_in(content))"),
    )

    id: Mapped[UUID] = uuid_key()
    self_evaluation_id: Mapped[UUID] = mapped_column(ForeignKey("self_evaluation.id"))
    code: Mapped[str]
    kind: Mapped[SectionKind] = mapped_column(choice(SectionKind))
    title: Mapped[str]
    covers: Mapped[list[str]] = mapped_column(ARRAY(String))
    position: Mapped[int]
    content: Mapped[dict[str, Any]]
    issued: Mapped[dict[str, int]] = mapped_column(JSONB, default_factory=dict)
    """The highest number ever given to a statement, by letter."""
    written_at: Mapped[datetime | None] = mapped_column(default=None)
    written_by_name: Mapped[str | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


class SectionVersion(Base):
    """What a section held after a stretch of one author's work. `acts` names what was done with it: ready, submitted."""

    __tablename__ = "self_evaluation_version"
    __table_args__ = (UniqueConstraint("section_id", "number"),)

    id: Mapped[UUID] = uuid_key()
    self_evaluation_id: Mapped[UUID] = mapped_column(ForeignKey("self_evaluation.id"))
    section_id: Mapped[UUID] = mapped_column(ForeignKey("self_evaluation_section.id"))
    number: Mapped[int]
    content: Mapped[dict[str, Any]]
    author: Mapped[UUID]
    author_name: Mapped[str]
    began_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    acts: Mapped[list[str]] = mapped_column(ARRAY(String), default_factory=list)


class SectionContributor(Base):
    """A section given to somebody to write (R157)."""

    __tablename__ = "self_evaluation_contributor"
    __table_args__ = (Index("ix_self_evaluation_contributor_account_id", "account_id"),)

    section_id: Mapped[UUID] = mapped_column(ForeignKey("self_evaluation_section.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    self_evaluation_id: Mapped[UUID] = mapped_column(ForeignKey("self_evaluation.id"))
    given_by_name: Mapped[str]
    given_at: Mapped[datetime]


class Keeper(Base):
    """Somebody who keeps a self-evaluation outside any inspection, where nobody holds an inspection's roles."""

    __tablename__ = "self_evaluation_keeper"
    __table_args__ = (Index("ix_self_evaluation_keeper_account_id", "account_id"),)

    self_evaluation_id: Mapped[UUID] = mapped_column(ForeignKey("self_evaluation.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)


class Certification(Base):
    """The chief social work officer stands by one text, known by its hash; another text is not certified."""

    __tablename__ = "self_evaluation_certification"

    id: Mapped[UUID] = uuid_key()
    self_evaluation_id: Mapped[UUID] = mapped_column(ForeignKey("self_evaluation.id"), index=True)
    content_sha256: Mapped[str] = mapped_column(String(64))
    certified_by: Mapped[UUID]
    certified_by_name: Mapped[str]
    certified_at: Mapped[datetime]


class FrozenVersion(Base):
    """What was submitted, or shared outside an inspection, whole: never changed, by right and by trigger (R61)."""

    __tablename__ = "self_evaluation_frozen"
    __table_args__ = (UniqueConstraint("self_evaluation_id", "number"),)

    id: Mapped[UUID] = uuid_key()
    self_evaluation_id: Mapped[UUID] = mapped_column(ForeignKey("self_evaluation.id"))
    number: Mapped[int]
    document: Mapped[dict[str, Any]]
    sha256: Mapped[str] = mapped_column(String(64))
    content_sha256: Mapped[str] = mapped_column(String(64))
    timing: Mapped[dict[str, Any]]
    """What the receipt says about its time, outages included, as it stood at that moment."""
    frozen_by: Mapped[UUID]
    frozen_by_name: Mapped[str]
    frozen_at: Mapped[datetime]


class OnTimeRecord(Base):
    """The lead counts a late submission as on time, since the service had not been ready; said once, with a reason."""

    __tablename__ = "self_evaluation_on_time"

    frozen_id: Mapped[UUID] = mapped_column(ForeignKey("self_evaluation_frozen.id"), primary_key=True)
    self_evaluation_id: Mapped[UUID] = mapped_column(ForeignKey("self_evaluation.id"))
    reason: Mapped[str]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[str]
    recorded_at: Mapped[datetime]


class Supplement(Base):
    """What was handed in after the submission, stamped for itself (R68)."""

    __tablename__ = "self_evaluation_supplement"
    __table_args__ = (UniqueConstraint("self_evaluation_id", "number"),)

    id: Mapped[UUID] = uuid_key()
    self_evaluation_id: Mapped[UUID] = mapped_column(ForeignKey("self_evaluation.id"))
    number: Mapped[int]
    document: Mapped[dict[str, Any]]
    sha256: Mapped[str] = mapped_column(String(64))
    submitted_by_name: Mapped[str]
    submitted_at: Mapped[datetime]


class ServiceBeat(Base):
    """The last sign of life of any process that serves: one row."""

    __tablename__ = "service_beat"
    __table_args__ = (CheckConstraint("only_row", name="only_row"),)

    only_row: Mapped[bool] = mapped_column(primary_key=True, default=True)
    beaten_at: Mapped[datetime]


class ServiceOutage(Base):
    """A stretch in which the service was not ready, as its own readiness check found it."""

    __tablename__ = "service_outage"
    __table_args__ = (CheckConstraint("ended_at is null or ended_at >= began_at", name="ends_after_it_began"),)

    id: Mapped[UUID] = uuid_key()
    began_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
