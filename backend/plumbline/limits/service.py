"""The limits, each read from the place that holds it."""

from typing import Final

from sqlalchemy.orm import Session

from plumbline.evidence import file_formats, file_types, uploads
from plumbline.identity import refresh
from plumbline.limits.schema import BrowserLimit, Desk, FileLimits, LimitsView, RefusedKind, SessionLimits, WordBudget
from plumbline.methodology.service import latest_methods
from plumbline.settings import Settings

BROWSERS: Final = (("Chrome", "117"), ("Edge", "117"), ("Firefox", "121"), ("Safari", "16.4"))
"""What the pages are built for; a test compares them with the build."""

REFUSED: Final = (
    ("program", file_formats.PROGRAMS, file_types.PROGRAM),
    ("markup", file_formats.MARKUP, file_types.PAGE),
    ("macros", file_formats.MACROS, file_types.WITH_MACROS),
    ("packed", file_formats.PACKED, file_types.PACKED_FILE),
    ("mailbox", file_formats.MAILBOXES, file_types.MAILBOX),
)


def read_limits(session: Session, settings: Settings) -> LimitsView:
    """Give every limit that a person meets, and whom to ring."""
    return LimitsView(
        files=FileLimits(
            largest_bytes=settings.evidence_limit_bytes,
            part_bytes=uploads.PART_BYTES,
            unfinished_kept_hours=int(uploads.LIFETIME.total_seconds()) // 3600,
            checked=sorted(file_formats.FORMATS),
            refused=[RefusedKind(code=code, endings=sorted(endings), cure=cure) for code, endings, cure in REFUSED],
        ),
        session=SessionLimits(
            idle_minutes=int(refresh.IDLE.total_seconds()) // 60,
            longest_hours=int(refresh.ABSOLUTE.total_seconds()) // 3600,
        ),
        browsers=[BrowserLimit(name=name, from_version=version) for name, version in BROWSERS],
        words=[
            WordBudget(
                methodology=published.id,
                title=published.method.title,
                indicator=published.method.word_budgets.indicator,
                how_do_we_know=published.method.word_budgets.how_do_we_know,
                statement_part=published.method.word_budgets.statement_part,
            )
            for published in latest_methods(session)
        ],
        desk=Desk(
            name=settings.desk_name,
            telephone=settings.desk_telephone or None,
            email=settings.desk_email or None,
            hours=settings.desk_hours or None,
        ),
    )
