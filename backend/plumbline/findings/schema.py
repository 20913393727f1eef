"""Findings as the inspectorate writes them and, a class of its own, as the council reads them: it has no place for an evaluation."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from plumbline.findings.model import FindingKind
from plumbline.identity.rules import PermittedAction
from plumbline.kernel.text import Text, Word
from plumbline.kernel.views import Submission, View

FindingText = Annotated[Text, Field(min_length=1, max_length=20_000)]


class FindingAddition(Submission):
    """A new finding. `indicator` is a code in the scope of the inspection; key messages and recommendations may have none."""

    kind: FindingKind
    indicator: Word | None = None
    text: FindingText
    internal_note: Text = ""
    to_share: bool = False


class FindingChange(Submission):
    """What of a finding changes; what is left out stays."""

    kind: FindingKind | None = None
    indicator: Word | None = None
    text: FindingText | None = None
    internal_note: Text | None = None
    to_share: bool | None = None


class FindingView(View):
    """A finding as the inspectorate sees it."""

    id: UUID
    reference: str
    kind: FindingKind
    indicator: str | None
    text: str
    internal_note: str
    to_share: bool
    written_by: UUID
    written_at: datetime
    changed_at: datetime
    permitted_actions: list[PermittedAction] = []


class SharedFinding(View):
    """A finding as the council reads it: the neutral text and nothing else."""

    reference: str
    kind: FindingKind
    indicator: str | None
    indicator_title: str | None
    text: str


class SharedFindings(View):
    """The findings and key messages of week 19. Evaluations are not in it, and `why_no_evaluations` says why (R109, R110)."""

    version: int
    shared_at: datetime | None
    why_no_evaluations: str
    key_messages: list[SharedFinding]
    findings: list[SharedFinding]


class SharingPreview(View):
    """What the council would see if the findings were shared now, and what a careful reader would stop at."""

    document: SharedFindings
    sha256: str
    words_of_the_scale: list[str]
    opens_at: datetime
    warnings: list[str] = []
    permitted_actions: list[PermittedAction] = []


class FindingsSharingAct(Submission):
    """Share what was previewed: `sha256` is the preview's, so that nothing unseen goes out."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    settled_words: list[Annotated[str, Field(min_length=1, max_length=60)]] = Field(default=[], max_length=50)
