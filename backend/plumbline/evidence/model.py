"""Evidence items, the versions of their files, where they are cited, uploads under way and tickets to download."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.identity.model import choice
from plumbline.identity.roles import Side
from plumbline.kernel.database import Base, uuid_key
from plumbline.kernel.full_text import HIDDEN, searched_by


class EvidenceKind(StrEnum):
    """How the evidence is given: as a file, as an address on the web, or as a note of where it is held."""

    FILE = "file"
    LINK = "link"
    POINTER = "pointer"


class Nature(StrEnum):
    """Both kinds are asked for (R136)."""

    QUANTITATIVE = "quantitative"
    QUALITATIVE = "qualitative"
    BOTH = "both"


class Sensitivity(StrEnum):
    """A handling caveat, not a right: it is shown with the item wherever the item is shown."""

    OFFICIAL = "official"
    OFFICIAL_SENSITIVE = "official_sensitive"


class ScanState(StrEnum):
    """What is known of a file's harmlessness."""

    UNSCANNED = "unscanned"
    SCANNING = "scanning"
    CLEAN = "clean"
    INFECTED = "infected"
    UNSCANNABLE = "unscannable"


class EvidenceRegister(Base):
    """The numbering of one inspection's (or self-evaluation's) evidence, and the moment of its submission."""

    __tablename__ = "evidence_register"

    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    inspection_id: Mapped[UUID | None] = mapped_column(ForeignKey("inspection.id"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    last_number: Mapped[int] = mapped_column(default=0)
    submitted_at: Mapped[datetime | None] = mapped_column(default=None)


class EvidenceItem(Base):
    """One piece of evidence. Its number is never given twice, so that a citation can never come to mean another item."""

    __tablename__ = "evidence_item"
    __mapper_args__ = HIDDEN
    __table_args__ = (
        *searched_by(
            "words_of(((reference_of('E'::text, number) || ' '::text) || (title)::text), (((COALESCE(source_type, ''::character varying))::text || ' '::text) || (description)::text))"
        ),
        UniqueConstraint("owner_id", "number"),
        CheckConstraint("(kind = 'file') = (address is null)", name="address_of_link_or_pointer"),
        CheckConstraint("(withdrawn_at is null) = (withdrawal_reason is null)", name="withdrawal_has_reason"),
        Index("ix_evidence_item_indicators", "indicators", postgresql_using="gin"),
    )

    id: Mapped[UUID] = uuid_key()
    owner_id: Mapped[UUID]
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    inspection_id: Mapped[UUID | None] = mapped_column(ForeignKey("inspection.id"))
    number: Mapped[int]
    title: Mapped[str]
    kind: Mapped[EvidenceKind] = mapped_column(choice(EvidenceKind))
    address: Mapped[str | None]
    file_name: Mapped[str | None]
    description: Mapped[str]
    language: Mapped[str]
    source_type: Mapped[str | None]
    evidence_on: Mapped[date | None]
    period: Mapped[str | None]
    nature: Mapped[Nature | None] = mapped_column(choice(Nature))
    indicators: Mapped[list[str]] = mapped_column(ARRAY(String))
    considerations: Mapped[list[str]] = mapped_column(ARRAY(String))
    sensitivity: Mapped[Sensitivity] = mapped_column(choice(Sensitivity))
    added_by: Mapped[UUID]
    added_by_name: Mapped[str]
    received_at: Mapped[datetime]
    latest_version: Mapped[int] = mapped_column(default=0)
    submitted_version: Mapped[int] = mapped_column(default=0)
    submitted_at: Mapped[datetime | None] = mapped_column(default=None)
    supplementary: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawal_reason: Mapped[str | None] = mapped_column(default=None)

    @property
    def reference(self) -> str:
        """Give the reference that texts cite: E-014."""
        return f"E-{self.number:03}"


class EvidenceVersion(Base):
    """One file of an item as it was received. A later file is a later version; this one stays."""

    __tablename__ = "evidence_version"
    __table_args__ = (UniqueConstraint("evidence_id", "number"),)

    id: Mapped[UUID] = uuid_key()
    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence_item.id", ondelete="cascade"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    inspection_id: Mapped[UUID | None] = mapped_column(ForeignKey("inspection.id"))
    number: Mapped[int]
    file_name: Mapped[str]
    media_type: Mapped[str]
    previewed: Mapped[bool]
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    state: Mapped[ScanState] = mapped_column(choice(ScanState))
    begun_at: Mapped[datetime]
    received_at: Mapped[datetime]
    added_by: Mapped[UUID]
    added_by_name: Mapped[str]
    submitted_at: Mapped[datetime | None] = mapped_column(default=None)


class EvidenceCitation(Base):
    """A place that rests on an item: an indicator's question, a statement, an evaluation. One item, many places (R69).

    The other side learns of a citation only when the text that it stands in is released.
    """

    __tablename__ = "evidence_citation"
    __table_args__ = (Index("ix_evidence_citation_subject", "subject_kind", "subject_id"),)

    id: Mapped[UUID] = uuid_key()
    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence_item.id", ondelete="cascade"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    inspection_id: Mapped[UUID | None] = mapped_column(ForeignKey("inspection.id"))
    side: Mapped[Side] = mapped_column(choice(Side))
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    indicator: Mapped[str | None]
    question: Mapped[str | None]
    version: Mapped[int | None]
    locator: Mapped[str | None]
    cited_at: Mapped[datetime]
    cited_by_name: Mapped[str]
    released_at: Mapped[datetime | None] = mapped_column(default=None)


class EvidenceUpload(Base):
    """A file that comes in parts (tus). It began when it was announced, however long the parts take."""

    __tablename__ = "evidence_upload"

    id: Mapped[UUID] = uuid_key()
    evidence_id: Mapped[UUID] = mapped_column(ForeignKey("evidence_item.id", ondelete="cascade"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    inspection_id: Mapped[UUID | None] = mapped_column(ForeignKey("inspection.id"))
    begun_by: Mapped[UUID]
    file_name: Mapped[str]
    declared_type: Mapped[str]
    length: Mapped[int] = mapped_column(BigInteger)
    received: Mapped[int] = mapped_column(BigInteger, default=0)
    parts: Mapped[list[str]] = mapped_column(ARRAY(String), default_factory=list)
    begun_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    completed_at: Mapped[datetime | None] = mapped_column(default=None)


class DownloadTicket(Base):
    """Leave for one browser to fetch one file without a token; known by its SHA-256 alone."""

    __tablename__ = "download_ticket"

    hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    version_id: Mapped[UUID] = mapped_column(ForeignKey("evidence_version.id", ondelete="cascade"))
    inspection_id: Mapped[UUID | None]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    session_id: Mapped[UUID | None]
    expires_at: Mapped[datetime] = mapped_column(index=True)
