"""What was submitted or shared, as it was frozen; and freezing it."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plumbline.evidence.service import FrozenFile
from plumbline.identity.model import Organisation
from plumbline.kernel.problems import NotFound
from plumbline.methodology.canonical import digest
from plumbline.self_evaluation.content import Citation
from plumbline.self_evaluation.desk import Desk, sections_of
from plumbline.self_evaluation.model import FrozenVersion
from plumbline.self_evaluation.shown import DocumentView, FrozenDocument, FrozenEvidence, MethodologyPin, SectionView, StatementAnswersView
from plumbline.self_evaluation.views import AnyView, view_of

# What a text says, and nothing about who wrote it when: the hash that certifies a text must not change with a rename.
_ABOUT_THE_TEXT = {"id", "written_at", "written_by", "words", "word_budget", "permitted_actions"}


def content_hash(views: list[AnyView]) -> str:
    """SHA-256 over everything that the sections say, in their order: what is certified and what is confirmed at submission."""
    return digest({"sections": [view.model_dump(mode="json", exclude=_ABOUT_THE_TEXT) for view in views]})


def written_views(session: Session, desk: Desk) -> list[AnyView]:
    """Give all sections that the caller sees as they are now."""
    return [view_of(desk.method, section) for section in sections_of(session, desk)]


def latest_frozen(session: Session, desk: Desk) -> FrozenVersion | None:
    """Give the newest version that was submitted or shared."""
    statement = (
        select(FrozenVersion).where(FrozenVersion.self_evaluation_id == desk.record.id).order_by(FrozenVersion.number.desc()).limit(1)
    )
    return session.execute(statement).scalar_one_or_none()


def frozen_document(session: Session, desk: Desk) -> FrozenDocument | None:
    """Give what the newest frozen version holds."""
    frozen = latest_frozen(session, desk)
    return FrozenDocument.model_validate(frozen.document) if frozen else None


def frozen_sections(document: FrozenDocument | None) -> list[AnyView]:
    """Give the parts of a frozen version in their order; none before there is one."""
    if document is None:
        return []
    parts: list[AnyView] = [*document.sections, *document.statements]
    return [*parts, document.document] if document.document else parts


def need_frozen(session: Session, desk: Desk) -> FrozenVersion:
    """Give the newest frozen version. Raises NotFound (404) before there is one."""
    frozen = latest_frozen(session, desk)
    if frozen is None:
        raise NotFound
    return frozen


def freeze(
    session: Session, desk: Desk, views: list[AnyView], evidence: list[FrozenFile], timing: dict[str, Any], now: datetime
) -> FrozenVersion:
    """Freeze what the sections say, with the version of each item of evidence that goes with it. The caller holds the whole."""
    versions = {file.reference: file.version for file in evidence}
    pinned = [_pinned(view, versions) for view in views]
    document = FrozenDocument(
        title=desk.record.title,
        council=session.execute(select(Organisation.name).where(Organisation.id == desk.record.organisation_id)).scalar_one(),
        inspection=desk.inspection.reference if desk.inspection else None,
        methodology=MethodologyPin(id=desk.record.methodology_id, sha256=desk.record.methodology_sha256),
        sections=[view for view in pinned if isinstance(view, SectionView)],
        statements=[view for view in pinned if isinstance(view, StatementAnswersView)],
        document=next((view for view in pinned if isinstance(view, DocumentView)), None),
        evidence=[frozen_evidence(file) for file in evidence],
        frozen_at=now,
        frozen_by=desk.caller.name,
    ).model_dump(mode="json")
    last = session.execute(select(func.max(FrozenVersion.number)).where(FrozenVersion.self_evaluation_id == desk.record.id)).scalar_one()
    frozen = FrozenVersion(
        self_evaluation_id=desk.record.id,
        number=(last or 0) + 1,
        document=document,
        sha256=digest(document),
        content_sha256=content_hash(views),
        timing=timing,
        frozen_by=desk.caller.subject,
        frozen_by_name=desk.caller.name,
        frozen_at=now,
    )
    session.add(frozen)
    session.flush()
    return frozen


def frozen_evidence(file: FrozenFile) -> FrozenEvidence:
    """Give an item as the frozen version names it."""
    facts = asdict(file)
    return FrozenEvidence(
        reference=file.reference,
        title=file.title,
        kind=file.kind.value,
        upload_began_at=file.begun_at,
        received_at=file.received_at,
        **{name: facts[name] for name in ("address", "version", "file_name", "size", "sha256")},
    )


def _pinned(view: AnyView, versions: dict[str, int | None]) -> AnyView:
    """Name the version in each citation that left it open: from now on it means what was there at that moment."""
    if isinstance(view, SectionView):
        statements = [
            statement.model_copy(update={"citations": [_with_version(citation, versions) for citation in statement.citations]})
            for statement in view.statements
        ]
        return view.model_copy(update={"statements": statements, "permitted_actions": []})
    if isinstance(view, DocumentView) and view.evidence and view.version is None:
        return view.model_copy(update={"version": versions.get(view.evidence)})
    return view


def _with_version(citation: Citation, versions: dict[str, int | None]) -> Citation:
    if citation.version is not None:
        return citation
    return citation.model_copy(update={"version": versions.get(citation.evidence)})
