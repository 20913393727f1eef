"""Sharing findings and key messages in week 19: previewed as the council will see them, then frozen."""

import hashlib
import json
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from plumbline.findings.model import Finding, FindingKind, FindingsSharing
from plumbline.findings.policy import sharings_visible_to
from plumbline.findings.scale_words import scale_words_in
from plumbline.findings.schema import FindingsSharingAct, SharedFinding, SharedFindings, SharingPreview
from plumbline.findings.service import refuse_machine, standing_findings
from plumbline.identity.audit import record
from plumbline.identity.principal import Principal
from plumbline.identity.rules import permitted_actions, require
from plumbline.inspections.model import Inspection
from plumbline.inspections.service import find_inspection, lock_inspection, method_of
from plumbline.kernel.problems import NotFound, Problem
from plumbline.methodology.method import Method
from plumbline.timetable.gates import opens_at, refuse_before

MILESTONE = "findings_shared"
WHY_NO_EVALUATIONS = (
    "There are no evaluations here. They are still being checked inside the Care Inspectorate and may change. You first see them in the "
    "draft report. The findings come now so that you can act on what needs to improve and know what is going well "
    "(guidance, stage 5, week 19)."
)


class NothingToShare(Problem):
    """An empty act of sharing would look like a result."""

    status, title = 409, "There is nothing to share"


class PreviewOutOfDate(Problem):
    """What goes to the council must be what the lead inspector saw."""

    status, title = 409, "The findings changed since the preview"
    advice = "Look at the preview again and share with the sha256 that it gives now."


class WordsOfTheScaleUnsettled(Problem):
    """A word of the scale in a finding may be read as an evaluation (R109)."""

    status, title = 409, "Some words may be read as evaluations"
    advice = "Change the findings, or send the words in settled_words once you are sure that they are not read as evaluations."


def preview_findings(session: Session, principal: Principal, inspection_id: UUID, now: datetime) -> SharingPreview:
    """Give what the council would see now, with the hash that the act of sharing must name."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "preview_findings")
    refuse_machine(principal, inspection)
    method = method_of(session, inspection)
    document = _document(session, inspection, method)
    opens = opens_at(session, inspection, MILESTONE)
    why = "No finding is marked for sharing." if not document.findings and not document.key_messages else None
    if why is None and now < opens:
        why = "Findings are shared from the start of the week that the timetable gives for it."
    return SharingPreview(
        document=document,
        sha256=_sha256(document).hex(),
        words_of_the_scale=_words(document, method),
        opens_at=opens,
        permitted_actions=permitted_actions(principal, inspection_id, {"share_findings": why}),
    )


def share_findings(session: Session, principal: Principal, inspection_id: UUID, act: FindingsSharingAct, now: datetime) -> SharedFindings:
    """Share what was previewed (R109). A second act adds a version.

    Raises before its milestone (409, naming it), NothingToShare, PreviewOutOfDate, WordsOfTheScaleUnsettled (409).
    """
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "share_findings")
    inspection = lock_inspection(session, inspection_id)
    refuse_before(session, inspection, MILESTONE, now)
    method = method_of(session, inspection)
    document = _document(session, inspection, method)
    if not document.findings and not document.key_messages:
        raise NothingToShare("Mark the findings and key messages that the council is to read, then share them.")
    if _sha256(document).hex() != act.sha256:
        raise PreviewOutOfDate("Somebody changed the findings after the preview that you saw.")
    unsettled = [word for word in _words(document, method) if word not in act.settled_words]
    if unsettled:
        raise WordsOfTheScaleUnsettled(f"Settle these words of the scale first: {', '.join(unsettled)}.", words=unsettled)
    document = document.model_copy(update={"shared_at": now})
    sharing = FindingsSharing(
        inspection_id=inspection_id,
        version=document.version,
        document=document.model_dump(mode="json"),
        sha256=_sha256(document),
        shared_by=principal.subject,
        shared_at=now,
    )
    session.add(sharing)
    session.flush()
    summary = "The findings and key messages were shared with the council."
    record(
        session,
        principal,
        "findings_shared",
        now=now,
        inspection_id=inspection_id,
        subject=("findings_sharing", sharing.id),
        summary=summary,
    )
    return document


def read_shared_findings(session: Session, principal: Principal, inspection_id: UUID) -> SharedFindings:
    """Give the newest version that was shared; before that there is none, for either side (404)."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_shared_findings")
    refuse_machine(principal, inspection)
    statement = (
        select(FindingsSharing)
        .where(FindingsSharing.inspection_id == inspection_id, sharings_visible_to(principal))
        .order_by(FindingsSharing.version.desc())
        .limit(1)
    )
    sharing = session.execute(statement).scalar_one_or_none()
    if sharing is None:
        raise NotFound
    return SharedFindings.model_validate(sharing.document)


def not_shared_yet(session: Session, principal: Principal, inspection_id: UUID) -> str | None:
    """Say that nothing was shared yet, or nothing: for those who may read what was shared."""
    shared = session.execute(
        select(exists().where(FindingsSharing.inspection_id == inspection_id, sharings_visible_to(principal)))
    ).scalar_one()
    return None if shared else "The findings have not been shared yet."


def _document(session: Session, inspection: Inspection, method: Method) -> SharedFindings:
    shared = [finding for finding in standing_findings(session, inspection.id) if finding.to_share]
    last = session.execute(select(func.max(FindingsSharing.version)).where(FindingsSharing.inspection_id == inspection.id)).scalar_one()
    return SharedFindings(
        version=(last or 0) + 1,
        shared_at=None,
        why_no_evaluations=WHY_NO_EVALUATIONS,
        key_messages=[_shared(finding, method) for finding in shared if finding.kind is FindingKind.KEY_MESSAGE],
        findings=[_shared(finding, method) for finding in shared if finding.kind is not FindingKind.KEY_MESSAGE],
    )


def _shared(finding: Finding, method: Method) -> SharedFinding:
    return SharedFinding(
        reference=finding.reference,
        kind=finding.kind,
        indicator=finding.indicator,
        indicator_title=method.indicator(finding.indicator).title if finding.indicator else None,
        text=finding.text,
    )


def _words(document: SharedFindings, method: Method) -> list[str]:
    texts = [item.text for item in (*document.key_messages, *document.findings)]
    return scale_words_in(texts, [point.label for point in method.scale.points])


def _sha256(document: SharedFindings) -> bytes:
    canonical = json.dumps(document.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).digest()
