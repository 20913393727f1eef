"""Looking inside a zip, which is also what Word, Excel and LibreOffice write, without trusting what it says of itself. Pure.

The sizes in a zip are claims: what comes out is counted while it comes out (a header that said 100 bytes gave 200 MB).
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from plumbline.evidence.file_formats import MACROS, MARKUP, PACKED, PROGRAMS
from plumbline.evidence.file_names import extension_of
from plumbline.evidence.refusals import FileRefused

MOST_ENTRIES = 10_000
LARGEST_DIRECTORY = 4 * 1024**2
LARGEST_RATIO = 50
# Small files may swell: a sheet of empty rows is not a bomb.
ALWAYS_ALLOWED = 32 * 1024**2
PIECE = 64 * 1024
OVERLAP = 256
END_RECORD = struct.Struct("<4s4H2LH")
ENCRYPTED = 0x1
OOXML_DECLARATION = "[Content_Types].xml"
OPEN_DOCUMENT_DECLARATION = "mimetype"
DECLARATIONS = (OOXML_DECLARATION, OPEN_DOCUMENT_DECLARATION)
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, struct.error, UnicodeDecodeError)
LARGEST_DECLARATION = 1024**2
# A field that starts another program when the document is opened.
DDE = re.compile(rb"(<w:instrText[^>]{0,80}>|w:instr=\")\s{0,20}DDE(AUTO)?\b", re.IGNORECASE)

DAMAGED = "The file is damaged or is not a zip after all. Open it in the program that made it, save it again and upload the new copy."
BOMB = (
    "Unpacked, the file is far larger than it looks. Save it without empty formatted rows or packed data, or upload its parts one by one."
)
MACROS_INSIDE = "The file holds macros. Save it as a document without macros (.docx, .xlsx, .pptx) and upload that."
DDE_INSIDE = "The document starts another program when it is opened (a DDE field). Remove the field, save it and upload the new copy."
LINKS_OUT = "The workbook takes values from other files. In Excel choose Data, Edit links, Break link; save it and upload the new copy."


@dataclass
class Contents:
    """What a zip holds, found by reading all of it."""

    names: list[str] = field(default_factory=list)
    encrypted: bool = False
    declarations: dict[str, bytes] = field(default_factory=dict)


def open_zip(file: BinaryIO, size: int) -> zipfile.ZipFile:
    """Open a zip whose directory is sound; what its entries then give is for the caller to count. Raises FileRefused."""
    _check_directory(file, size)
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGE as damage:
        raise FileRefused(DAMAGED, "damaged") from damage
    _check_overlaps(archive.infolist())
    return archive


def look_inside(file: BinaryIO, size: int) -> Contents:
    """Read every entry to its end. Raises FileRefused for a bomb, a lie, damage, or a document that starts programs."""
    try:
        with open_zip(file, size) as archive:
            entries = archive.infolist()
            contents = Contents(names=[entry.filename for entry in entries])
            contents.encrypted = any(entry.flag_bits & ENCRYPTED for entry in entries)
            if not contents.encrypted:
                _read_all(archive, contents, allowed=most_unpacked(size))
    except DAMAGE as damage:
        raise FileRefused(DAMAGED, "damaged") from damage
    return contents


def most_unpacked(size: int) -> int:
    """How many bytes a zip of this size may unpack into."""
    return max(ALWAYS_ALLOWED, LARGEST_RATIO * size)


def refuse_active_office(contents: Contents) -> None:
    """Raises FileRefused for macros and for links that fetch from elsewhere, in documents of Microsoft and LibreOffice."""
    names = [name.lower() for name in contents.names]
    if b"macroenabled" in contents.declarations.get(OOXML_DECLARATION, b"").lower() or any(
        name.endswith(("vbaproject.bin", "vbadata.xml")) or name.startswith(("basic/", "scripts/")) for name in names
    ):
        raise FileRefused(MACROS_INSIDE, "macros")
    if any("/externallinks/" in f"/{name}" for name in names):
        raise FileRefused(LINKS_OUT, "external_links")


def refuse_unfit_entries(contents: Contents) -> None:
    """Raises FileRefused where an ordinary zip holds what would be refused by itself, or another packed file."""
    kinds = {extension_of(name.rstrip(" .")) for name in contents.names}
    if kinds & (PROGRAMS | MARKUP | MACROS):
        raise FileRefused("The zip holds a program, a web page or a file with macros. Take it out and upload the rest.", "zip_contents")
    if kinds & (PACKED | {"zip"}):
        raise FileRefused("The zip holds another packed file. Unpack it and upload what was inside.", "zip_nested")


def _check_directory(file: BinaryIO, size: int) -> None:
    """Look at the zip's own end first: reading a directory of millions of entries is the attack itself."""
    tail = min(size, END_RECORD.size + 0xFFFF)
    file.seek(size - tail)
    ending = file.read(tail)
    at = ending.rfind(b"PK\x05\x06")
    if at < 0 or len(ending) - at < END_RECORD.size:
        raise FileRefused(DAMAGED, "damaged")
    _, _, _, _, entries, directory_size, _, _ = END_RECORD.unpack_from(ending, at)
    if entries > MOST_ENTRIES or directory_size > LARGEST_DIRECTORY:
        raise FileRefused(f"The zip holds more than {MOST_ENTRIES} files. Upload it in smaller parts.", "zip_entries")
    file.seek(0)


def _check_overlaps(entries: list[zipfile.ZipInfo]) -> None:
    """Two entries that share their bytes are how a small zip unpacks into petabytes."""
    end = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < end:
            raise FileRefused(BOMB, "zip_bomb")
        end = entry.header_offset + 30 + entry.compress_size


def _read_all(archive: zipfile.ZipFile, contents: Contents, allowed: int) -> None:
    for entry in archive.infolist():
        window, declaration = b"", bytearray()
        for piece in _pieces(archive, entry):
            allowed -= len(piece)
            if allowed < 0:
                raise FileRefused(BOMB, "zip_bomb")
            window = window[-OVERLAP:] + piece
            if entry.filename.endswith(".xml") and DDE.search(window):
                raise FileRefused(DDE_INSIDE, "dde")
            if entry.filename in DECLARATIONS and len(declaration) < LARGEST_DECLARATION:
                declaration += piece
        if entry.filename in DECLARATIONS:
            contents.declarations[entry.filename] = bytes(declaration)


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as stream:
        while piece := stream.read(PIECE):
            yield piece
