"""Whether a group of local readers is what the guidance asks for (stage 3; R27, R72). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from plumbline.case_files.readers.schema import CaseReaderRow, KindOfReader, Qualification
from plumbline.identity.roles import Side
from plumbline.methodology.case_reading import ReadingTemplate


@dataclass(frozen=True)
class Group:
    """What is known of the readers of one inspection."""

    kinds: list[KindOfReader]
    local: list[CaseReaderRow]
    inspectors: list[CaseReaderRow]

    @property
    def untrained(self) -> list[str]:
        """Give the current readers of either side who came to no training yet, by name."""
        return sorted(reader.name for reader in (*self.local, *self.inspectors) if not reader.trained)

    @property
    def missing(self) -> list[str]:
        """Say what to see to before the reading starts, one sentence each."""
        said = []
        if not self.local:
            said.append("No local file reader is named yet.")
        said += [
            f"Nobody of the local readers is this yet: {kind.title[0].lower()}{kind.title[1:]}."
            for kind in self.kinds
            if self.local and not kind.met
        ]
        if self.untrained:
            said.append(f"Not trained yet: {', '.join(self.untrained)}.")
        return said


def qualifications_of(template: ReadingTemplate | None, codes: Sequence[str]) -> list[Qualification]:
    """Give those of the method that somebody brings, in the method's order."""
    known = template.qualifications if template else ()
    return [Qualification(code=known_one.code, title=known_one.title) for known_one in known if known_one.code in codes]


def group_of(template: ReadingTemplate | None, readers: Sequence[CaseReaderRow]) -> Group:
    """Set current readers against the kinds that the method asks for; a kind is met by one reader who brings all it needs."""
    current = [reader for reader in readers if reader.current]
    local = [reader for reader in current if reader.side is Side.COUNCIL]
    kinds = []
    for kind in template.reader_kinds if template else ():
        met_by = [reader.name for reader in local if set(kind.needs) <= {brought.code for brought in reader.qualifications}]
        kinds.append(KindOfReader(code=kind.code, title=kind.title, guidance=kind.guidance, met_by=sorted(met_by), met=bool(met_by)))
    return Group(kinds, local, [reader for reader in current if reader.side is Side.INSPECTORATE])
