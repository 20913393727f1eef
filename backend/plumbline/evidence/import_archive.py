"""The zip of an import: where its table is, which entry a row means, and how much may come out. Knows no storage.

The sizes in a zip are claims, so that what comes out is counted while it comes.
"""

import unicodedata
import zipfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from plumbline.evidence import archives, manifest
from plumbline.evidence.refusals import FileRefused, ManifestRefused

UTF8_NAMES = 0x800
# What the systems of Apple and Windows leave in every folder.
LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
TOO_FULL = f"The zip holds more than {manifest.MOST_ROWS} files. Import it in parts."


@dataclass
class Room:
    """How many bytes may still come out of the zip."""

    left: int

    def take(self, size: int) -> None:
        """Count bytes that came out. Raises FileRefused when it is more than a zip of that size honestly holds."""
        self.left -= size
        if self.left < 0:
            raise FileRefused(archives.BOMB, "zip_bomb")


@dataclass
class Entries:
    """The files of a zip by their names, beside the table that describes them."""

    table: zipfile.ZipInfo
    by_path: dict[str, zipfile.ZipInfo]
    by_name: dict[str, list[zipfile.ZipInfo]] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)

    def find(self, file: str) -> zipfile.ZipInfo | None:
        """Give the entry that a row names: by its path from the table, or by its name where only one has it."""
        entry = self.by_path.get(_folded(file))
        if entry is None:
            alike = self.by_name.get(_folded(file).rpartition("/")[2], [])
            entry = alike[0] if len(alike) == 1 else None
        return entry

    def left_over(self) -> list[str]:
        """Name the files that no row has taken."""
        return [name_of(entry) for entry in self.by_path.values() if entry.filename not in self.taken]


def find_entries(archive: zipfile.ZipFile) -> Entries:
    """Look through the directory. Raises ManifestRefused without exactly one table, FileRefused for too many files."""
    files = [entry for entry in archive.infolist() if not entry.is_dir() and not _litter(entry)]
    if len(files) > manifest.MOST_ROWS + 1:
        raise FileRefused(TOO_FULL, "zip_entries")
    tables = [entry for entry in files if _folded(name_of(entry)).rpartition("/")[2] == manifest.NAME]
    nearest = min((_depth(entry) for entry in tables), default=0)
    tables = [entry for entry in tables if _depth(entry) == nearest]
    if len(tables) != 1:
        raise ManifestRefused(f"There is {'no' if not tables else 'more than one'} {manifest.NAME} in the zip.", "not_found")
    folder = _folded(name_of(tables[0])).removesuffix(manifest.NAME)
    entries = Entries(tables[0], {})
    for entry in files:
        if entry is not tables[0]:
            path = _folded(name_of(entry))
            entries.by_path[path.removeprefix(folder)] = entry
            entries.by_name.setdefault(path.rpartition("/")[2], []).append(entry)
    return entries


def read_table(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: Room) -> bytes:
    """Unpack the table, no further than its cap."""
    refuse_locked(entry)
    try:
        with archive.open(entry) as stream:
            content = stream.read(manifest.MOST_BYTES + 1)
    except archives.DAMAGE as damage:
        raise FileRefused(archives.DAMAGED, "damaged") from damage
    room.take(len(content))
    return content


def refuse_locked(entry: zipfile.ZipInfo) -> None:
    """Raise FileRefused for an entry with a password."""
    if entry.flag_bits & archives.ENCRYPTED:
        raise FileRefused("The file has a password in the zip. Pack it again without one.", "encrypted")


def name_of(entry: zipfile.ZipInfo) -> str:
    """Give an entry's name. Without the mark for UTF-8 it is read as DOS wrote it, and Apple's zips never set the mark."""
    if entry.flag_bits & UTF8_NAMES:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode()
    except UnicodeError:
        return entry.filename


def _folded(name: str) -> str:
    """A name as it is compared: Apple takes letters and their marks apart, Windows writes the other slash."""
    composed = unicodedata.normalize("NFC", name).replace("\\", "/").casefold()
    return "/".join(part for part in composed.split("/") if part not in {"", "."})


def _depth(entry: zipfile.ZipInfo) -> int:
    return len(PurePosixPath(_folded(name_of(entry))).parts)


def _litter(entry: zipfile.ZipInfo) -> bool:
    parts = _folded(entry.filename).split("/")
    return parts[0] == "__macosx" or parts[-1] in LITTER or parts[-1].startswith("._")
