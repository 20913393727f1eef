"""The history of a section: kept as it is written, read, compared and brought back."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import NotFound
from plumbline.self_evaluation.comparison import compare_contents
from plumbline.self_evaluation.content import Content, read_content
from plumbline.self_evaluation.desk import Place, find_section, open_desk
from plumbline.self_evaluation.editing_history import LatestVersion, continues
from plumbline.self_evaluation.model import Section, SectionVersion
from plumbline.self_evaluation.shown import ComparisonView, VersionRow, VersionView


def keep_version(session: Session, principal: Principal, section: Section, content: Content, now: datetime) -> bool:
    """Keep what the caller, who holds the section's row, just wrote; says whether it is a version of its own."""
    stored = content.model_dump(mode="json")
    newest = session.execute(
        select(SectionVersion)
        .where(SectionVersion.section_id == section.id)
        .order_by(SectionVersion.number.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    ).scalar_one_or_none()
    latest = LatestVersion(newest.author, newest.began_at, bool(newest.acts)) if newest else None
    if newest is not None and continues(latest, principal.subject, now):
        newest.content, newest.saved_at = stored, now
        session.flush()
        return False
    session.add(
        SectionVersion(
            self_evaluation_id=section.self_evaluation_id,
            section_id=section.id,
            number=newest.number + 1 if newest else 1,
            content=stored,
            author=principal.subject,
            author_name=principal.name,
            began_at=now,
            saved_at=now,
        )
    )
    session.flush()
    return True


def mark_versions(session: Session, section_ids: Iterable[UUID], act: str) -> None:
    """Note an act on the newest version of each section: it is kept as it was then, and the next save begins another."""
    newest = (
        select(SectionVersion.section_id, func.max(SectionVersion.number).label("number"))
        .where(SectionVersion.section_id.in_(list(section_ids)))
        .group_by(SectionVersion.section_id)
        .subquery()
    )
    session.execute(
        update(SectionVersion)
        .where(SectionVersion.section_id == newest.c.section_id, SectionVersion.number == newest.c.number)
        .values(acts=func.array_append(SectionVersion.acts, act))
        .execution_options(synchronize_session=False)
    )


def list_section_versions(
    session: Session, principal: Principal, place: Place, code: str, page: PageRequest, now: datetime
) -> Page[VersionRow]:
    """Give the versions of a section, the newest first."""
    desk = open_desk(session, principal, place, "list_section_versions", now, item=True)
    section = find_section(session, desk, code)
    statement = select(SectionVersion, SectionVersion.number.label("number")).where(SectionVersion.section_id == section.id)
    rows, cursor, count = page.read(
        session, statement, [Key(SectionVersion.number, "number")], filters={"section": section.id}, descending=True
    )
    return Page(items=[VersionRow(**_facts(row[0])) for row in rows], next_cursor=cursor, count=count)


def read_section_version(session: Session, principal: Principal, place: Place, code: str, number: int, now: datetime) -> VersionView:
    """Give one version with what it held."""
    desk = open_desk(session, principal, place, "read_section_version", now, item=True)
    version = find_version(session, find_section(session, desk, code), number)
    return VersionView(**_facts(version), content=version.content)


def compare_section_versions(
    session: Session, principal: Principal, place: Place, code: str, earlier: int, later: int, now: datetime
) -> ComparisonView:
    """Give two versions side by side, text by text."""
    desk = open_desk(session, principal, place, "compare_section_versions", now, item=True)
    section = find_section(session, desk, code)
    before, after = (read_content(section.kind, find_version(session, section, number).content) for number in (earlier, later))
    return ComparisonView(earlier=earlier, later=later, texts=compare_contents(before, after))


def find_version(session: Session, section: Section, number: int) -> SectionVersion:
    """Give one version of a section that the caller was found to see. Raises NotFound (404)."""
    statement = select(SectionVersion).where(SectionVersion.section_id == section.id, SectionVersion.number == number)
    version = session.execute(statement).scalar_one_or_none()
    if version is None:
        raise NotFound
    return version


def _facts(version: SectionVersion) -> dict[str, object]:
    return {
        "number": version.number,
        "author": version.author_name,
        "began_at": version.began_at,
        "saved_at": version.saved_at,
        "acts": version.acts,
    }
