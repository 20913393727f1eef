"""What is done with files off the request: checking those that wait, and clearing away what broken uploads left."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from plumbline.evidence.content import NO_SCANNER
from plumbline.evidence.scanning import Clamd, scan_waiting
from plumbline.kernel.clock import read_now
from plumbline.kernel.jobs import Work
from plumbline.kernel.storage import Storage
from plumbline.settings import Settings

# Longer than any upload lives, so that no part of one under way is taken for litter.
LITTER_AGE = timedelta(days=7)


def file_jobs(settings: Settings) -> dict[str, tuple[str, Work]]:
    """Give the periodic jobs of an installation's files: name → (cron, work). Raises ValueError for an unreadable scanner."""
    storage = Storage.at(settings.storage_url or settings.home / "files")

    def sweep_files(session: Session, now: datetime) -> int:
        # The files' own times are real ones: the clock of a demonstration may stand months ahead.
        del now
        return storage.sweep(read_now(session, production=True) - LITTER_AGE)

    jobs: dict[str, tuple[str, Work]] = {"sweep_files": ("41 3 * * *", sweep_files)}
    if settings.scanner not in NO_SCANNER:
        scanner = Clamd(settings.scanner, settings.scanner_limit_bytes)

        def scan_files(session: Session, now: datetime) -> int:
            del now
            return scan_waiting(session, storage, scanner)

        jobs["scan_files"] = ("* * * * *", scan_files)
    return jobs
