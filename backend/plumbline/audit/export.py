"""The trail as a file: CSV that no spreadsheet runs, or JSON."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime

from plumbline.audit.schema import AuditEventView, AuditExport
from plumbline.kernel.cells import safe_cell

COLUMNS = tuple(AuditEventView.model_fields)


def as_csv(events: Sequence[AuditEventView]) -> bytes:
    """Give the events as CSV (RFC 4180) in UTF-8 with a mark, so that Excel reads names with accents."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for event in events:
        members = event.model_dump(mode="json")
        writer.writerow(["" if members[name] is None else safe_cell(str(members[name])) for name in COLUMNS])
    return written.getvalue().encode("utf-8-sig")


def as_json(events: Sequence[AuditEventView], now: datetime) -> bytes:
    """Give the events as one JSON document."""
    return AuditExport(exported_at=now, items=list(events)).model_dump_json().encode()
