"""The receipt of a submission: worked out from what was frozen, in words to print and in members to compute with. Pure."""

from datetime import datetime
from typing import Any

from plumbline.self_evaluation.lateness import Span, Timing, day_sentence, in_the_hour_before, outage_sentence, timing_sentence
from plumbline.self_evaluation.model import FrozenVersion, OnTimeRecord
from plumbline.self_evaluation.receipt_shown import OnTimeView, Outage, ReceiptView
from plumbline.self_evaluation.shown import FrozenDocument, FrozenEvidence
from plumbline.timetable.calendar import local

SHOWN_OF_HASH = 16
"""Characters of a file's hash in the printed receipt; the receipt's members have all of them."""


def timing_document(timing: Timing, outages: list[Span]) -> dict[str, Any]:
    """Write down what was found about the time of a submission, to be kept with it."""
    return {
        "received_at": timing.received_at.isoformat(),
        "counted_at": timing.counted_at.isoformat(),
        "deadline": timing.deadline.isoformat() if timing.deadline else None,
        "outages": [
            {"began_at": outage.began_at.isoformat(), "ended_at": outage.ended_at.isoformat() if outage.ended_at else None}
            for outage in in_the_hour_before(timing.deadline, outages)
        ],
    }


def timing_of(frozen: FrozenVersion) -> tuple[Timing, list[Span]]:
    """Read it back: the verdict, and the outages in the hour before the deadline."""
    kept = frozen.timing
    deadline = datetime.fromisoformat(kept["deadline"]) if kept["deadline"] else None
    timing = Timing(datetime.fromisoformat(kept["received_at"]), datetime.fromisoformat(kept["counted_at"]), deadline)
    outages = [
        Span(datetime.fromisoformat(outage["began_at"]), datetime.fromisoformat(outage["ended_at"]) if outage["ended_at"] else None)
        for outage in kept["outages"]
    ]
    return timing, outages


def receipt_of(frozen: FrozenVersion, record: OnTimeRecord | None) -> ReceiptView:
    """Give the receipt, with what the lead recorded since."""
    timing, outages = timing_of(frozen)
    document = FrozenDocument.model_validate(frozen.document)
    deadline = timing.deadline
    return ReceiptView(
        text=_text(frozen, document, timing, outages, record),
        received_at=timing.received_at,
        counted_at=timing.counted_at,
        due_at=deadline,
        due_local=f"{local(deadline):%Y-%m-%dT%H:%M}" if deadline else None,
        on_time=timing.on_time or record is not None,
        seconds_late=timing.seconds_late,
        recorded_on_time=OnTimeView(reason=record.reason, recorded_by=record.recorded_by_name, recorded_at=record.recorded_at)
        if record
        else None,
        outages=[Outage(began_at=outage.began_at, ended_at=outage.ended_at) for outage in outages],
        submitted_by=frozen.frozen_by_name,
        version=frozen.number,
        sha256=frozen.sha256,
        content_sha256=frozen.content_sha256,
        evidence=document.evidence,
    )


def _text(frozen: FrozenVersion, document: FrozenDocument, timing: Timing, outages: list[Span], record: OnTimeRecord | None) -> str:
    lines = [
        f"Receipt: {document.title}, {document.council}, inspection {document.inspection}",
        "",
        timing_sentence(timing),
        day_sentence(timing.received_at),
    ]
    if timing.deadline is not None:
        lines += [outage_sentence(outage, timing.deadline) for outage in outages]
    if outages and not timing.on_time and record is None:
        lines.append("Since the service was not ready in the hour before the deadline, the lead inspector can record this as on time.")
    if record is not None:
        lines.append(f"Recorded as on time by {record.recorded_by_name}: {record.reason}")
    statements = sum(len(section.statements) for section in document.sections)
    lines += [
        f"Submitted by {frozen.frozen_by_name}.",
        "",
        f"Sections: {len(document.sections)}. Statements of strength, area for improvement and action: {statements}.",
        f"SHA-256 of the submission: {frozen.sha256}",
        "",
        f"Evidence: {_counted(len(document.evidence))}",
        *(_evidence_line(item) for item in document.evidence),
    ]
    return "\n".join(lines)


def _counted(items: int) -> str:
    return {0: "none", 1: "1 item"}.get(items, f"{items} items")


def _evidence_line(item: FrozenEvidence) -> str:
    if item.sha256 is None:
        return f"{item.reference}  {item.title} ({item.kind})"
    return f"{item.reference}  {item.title}: {item.file_name}, version {item.version}, {item.size} bytes, SHA-256 {item.sha256[:SHOWN_OF_HASH]}…"
