"""The trail as a file: CSV that no spreadsheet runs, or JSON."""

from collections.abc import Sequence
from datetime import datetime

from plumbline.audit.schema import AuditEventView, AuditExport
from plumbline.kernel.cells import csv_file

COLUMNS = tuple(AuditEventView.model_fields)


def as_csv(events: Sequence[AuditEventView]) -> bytes:
    """Give the events as CSV, a line each."""
    documents = (event.model_dump(mode="json") for event in events)
    return csv_file(COLUMNS, (["" if members[name] is None else str(members[name]) for name in COLUMNS] for members in documents))


def as_json(events: Sequence[AuditEventView], now: datetime) -> bytes:
    """Give the events as one JSON document."""
    return AuditExport(exported_at=now, items=list(events)).model_dump_json().encode()
