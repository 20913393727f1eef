"""Publishing a method, and finding it again by version or by what an inspection pinned (R16)."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, aliased

from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import NotFound
from plumbline.methodology.canonical import digest
from plumbline.methodology.loading import SHIPPED, MethodRefusedError, load, restored
from plumbline.methodology.method import Method
from plumbline.methodology.model import MethodologyVersion
from plumbline.methodology.schema import MethodologySummary, MethodologyVersionView, MethodologyView, UnverifiedView


@dataclass(frozen=True, kw_only=True)
class PublishedMethod:
    """A method with the version and the hash by which an inspection pins it."""

    id: str
    version: int
    sha256: str
    published_at: datetime
    method: Method


class AlteredMethodError(Exception):
    """A stored document does not have the hash it was published with: somebody went round the database's own refusal."""


# A version never changes, so what was read once stays true for as long as the process runs.
_READ: Final[dict[str, Method]] = {}


def check_file(path: Path) -> list[str]:
    """Say what is wrong with a method in a file or a folder, one sentence each; nothing for a sound one."""
    try:
        load(path)
    except MethodRefusedError as refused:
        return [str(problem) for problem in refused.problems]
    return []


def publish_file(session: Session, path: Path, *, now: datetime, published_by: UUID | None = None) -> PublishedMethod:
    """Publish what a file or a folder holds. Raises MethodRefusedError."""
    return publish_method(session, load(path), now=now, published_by=published_by)


def publish_shipped(session: Session, *, now: datetime) -> None:
    """Publish the methods that come with the product, unless there is one of that name: the inspectorate's own text stays."""
    known = set(session.execute(select(MethodologyVersion.id)).scalars())
    for folder in sorted(SHIPPED.iterdir()):
        if folder.name not in known:
            publish_file(session, folder, now=now)


def publish_method(session: Session, method: Method, *, now: datetime, published_by: UUID | None = None) -> PublishedMethod:
    """Publish a method as the next version of its id; one that says what the latest says already is not published again."""
    # Two who publish at once are numbered one after the other.
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(method.id, 0))))
    document = method.document()
    sha256 = digest(document)
    latest = session.execute(_of(method.id).limit(1)).scalar_one_or_none()
    if latest is not None and latest.sha256 == sha256:
        return _published(session, latest)
    row = MethodologyVersion(
        id=method.id,
        version=latest.version + 1 if latest else 1,
        sha256=sha256,
        document=document,
        published_at=now,
        published_by=published_by,
    )
    session.add(row)
    session.flush()
    return PublishedMethod(id=row.id, version=row.version, sha256=sha256, published_at=now, method=method)


def find_method(session: Session, method_id: str, version: int | None = None) -> PublishedMethod:
    """Give one version of a method, or its latest. Raises NotFound (404)."""
    statement = _of(method_id) if version is None else _of(method_id).where(MethodologyVersion.version == version)
    row = session.execute(statement.limit(1)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return _published(session, row)


def pinned_method(session: Session, method_id: str, sha256: str) -> Method:
    """Give what an inspection pinned. Raises NotFound (404) for a hash that was never published under that id."""
    if sha256 in _READ and _READ[sha256].id == method_id:
        return _READ[sha256]
    row = session.execute(_of(method_id).where(MethodologyVersion.sha256 == sha256).limit(1)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return _published(session, row).method


def list_methods(session: Session, page: PageRequest) -> Page[MethodologySummary]:
    """List every method in its latest version, by id."""
    later = aliased(MethodologyVersion)
    latest = select(func.max(later.version)).where(later.id == MethodologyVersion.id).correlate(MethodologyVersion).scalar_subquery()
    told = [MethodologyVersion.document[name].astext.label(name) for name in ("title", "edition", "kind")]
    statement = select(
        MethodologyVersion.id, MethodologyVersion.version, MethodologyVersion.sha256, MethodologyVersion.published_at, *told
    ).where(MethodologyVersion.version == latest)
    rows, cursor, count = page.read(session, statement, [Key(MethodologyVersion.id, "id")], filters={})
    return Page(items=[MethodologySummary(**row._mapping) for row in rows], next_cursor=cursor, count=count)  # noqa: SLF001 (SQLAlchemy's public name)


def latest_methods(session: Session) -> list[PublishedMethod]:
    """Give every method in its latest version, by id."""
    latest = select(MethodologyVersion).order_by(MethodologyVersion.id, MethodologyVersion.version.desc())
    rows = session.execute(latest.ext(distinct_on(MethodologyVersion.id))).scalars()
    return [_published(session, row) for row in rows]


def read_method(session: Session, method_id: str, version: int | None) -> MethodologyView:
    """Show one version of a method, or its latest. Raises NotFound (404)."""
    published = find_method(session, method_id, version)
    method = published.method
    versions = [
        MethodologyVersionView(version=row.version, sha256=row.sha256, published_at=row.published_at)
        for row in session.execute(_of(method_id)).scalars()
    ]
    return MethodologyView(
        id=published.id,
        version=published.version,
        sha256=published.sha256,
        published_at=published.published_at,
        versions=versions,
        unverified=UnverifiedView(
            indicators=[indicator.code for indicator in method.indicators if indicator.status == "unverified"],
            indicator_groups=[group.code for group in method.indicator_groups if group.status == "unverified"],
            scale_meanings=[point.value for point in method.scale.points if point.meaning_status == "unverified"],
        ),
        document=method,
    )


def _of(method_id: str) -> Select[MethodologyVersion]:
    return select(MethodologyVersion).where(MethodologyVersion.id == method_id).order_by(MethodologyVersion.version.desc())


def _published(session: Session, row: MethodologyVersion) -> PublishedMethod:
    method = _READ.get(row.sha256)
    if method is None:
        document = _document(session, row)
        if digest(document) != row.sha256:
            raise AlteredMethodError(f"version {row.version} of {row.id} does not have its hash {row.sha256}")
        method = _READ[row.sha256] = restored(document)
    return PublishedMethod(id=row.id, version=row.version, sha256=row.sha256, published_at=row.published_at, method=method)


def _document(session: Session, row: MethodologyVersion) -> dict[str, Any]:
    statement = select(MethodologyVersion.document).where(MethodologyVersion.id == row.id, MethodologyVersion.version == row.version)
    document: dict[str, Any] = session.execute(statement).scalar_one()
    return document
