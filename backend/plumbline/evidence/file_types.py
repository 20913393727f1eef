"""What a file really is: its first bytes, its ending and its declared type have to agree. Pure: bytes in, a verdict out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import filetype

from plumbline.evidence import archives
from plumbline.evidence.file_formats import (
    FORMATS,
    MACROS,
    MAILBOXES,
    MARKUP,
    PACKED,
    PACKED_SIGNATURES,
    PREVIEWED,
    PROGRAMS,
    RUN_SIGNATURES,
    UNDECLARED,
    UNTYPED,
    Family,
    Format,
)
from plumbline.evidence.file_names import extension_of
from plumbline.evidence.refusals import FileRefused

HEAD = 8192
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MACH_O = (b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
SCRIPT = re.compile(rb"\s{0,64}(#!|<\?php|<%@)")
WEB_PAGE = re.compile(rb"<(!doctype\s+html|html|head|body|script|iframe|svg|xsl:stylesheet)[\s>/:]", re.IGNORECASE)
CONTENT_TYPE = re.compile(rb'ContentType="([^"]{1,200})"')
# Names inside Microsoft's older files, as they stand in the directory of the file.
OLE_MACROS = "_VBA_PROJECT".encode("utf-16-le")
OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
PDF_ENCRYPTED = re.compile(rb"/Encrypt\s{0,20}(\d|<<)")
END_OF_ZIP = b"PK\x05\x06"
WINDOW = 1024**2
OVERLAP = 128 * 1024

PROGRAM = "Programs and scripts are not taken as evidence. Upload what the program produced, as a document or a table."
PAGE = "Web pages, SVG and XML are not taken, since a browser would run what is in them. Print the page to PDF and upload that."
WITH_MACROS = "Files that can hold macros or databases are not taken. Save it as .docx, .xlsx, .pptx or .csv and upload that."
PACKED_FILE = "Only an ordinary .zip can be looked into. Unpack the file and upload what is inside, or pack it as .zip."
MAILBOX = "Whole mailboxes are not taken. Save the messages that matter as PDF and upload those."
NO_ENDING = "The name does not say what kind of file this is. Give it its ending, for example .pdf or .xlsx."
EMPTY = "The file is empty. Check that the upload sends the file itself (with curl: -T and the file's name)."
MISMATCH = "The file is not what its name or its declared type says. Open it in the program that made it, save it again and upload that."
TWO_IN_ONE = "The file is two kinds of file at once. Print it to a new PDF and upload that."


@dataclass(frozen=True)
class Verdict:
    """What a taken file is served as, whether a browser may show it, and whether anyone can look inside it."""

    media_type: str
    previewed: bool
    encrypted: bool


def examine(file: BinaryIO, size: int, name: str, declared: str) -> Verdict:
    """Say what a file is. `declared` is its Content-Type, or empty. Raises FileRefused with what to do about it."""
    ending = extension_of(name)
    known = FORMATS.get(ending)
    declared = declared.partition(";")[0].strip().lower()
    _refuse_by_name(ending)
    _refuse_by_declaration(declared, known)
    if not size:
        raise FileRefused(EMPTY, "empty")
    file.seek(0)
    head = file.read(HEAD)
    _refuse_by_content(head)
    encrypted = False
    if head.startswith(ZIP):
        encrypted = _zip_is_encrypted(file, size, known)
    elif head.startswith(OLE):
        encrypted = _ole_is_encrypted(file, known)
    elif known is not None:
        encrypted = _known_is_encrypted(file, head, ending, known)
    media_type = known.media_type if known else UNTYPED
    return Verdict(media_type, previewed=media_type in PREVIEWED and not encrypted, encrypted=encrypted)


def _refuse_by_name(ending: str) -> None:
    for endings, cure, code in (
        (PROGRAMS, PROGRAM, "program"),
        (MARKUP, PAGE, "markup"),
        (MACROS, WITH_MACROS, "macros"),
        (PACKED, PACKED_FILE, "packed"),
        (MAILBOXES, MAILBOX, "mailbox"),
    ):
        if ending in endings:
            raise FileRefused(cure, code)
    if not ending:
        raise FileRefused(NO_ENDING, "no_ending")


def _refuse_by_declaration(declared: str, known: Format | None) -> None:
    if "html" in declared or "svg" in declared or declared.endswith(("/xml", "+xml")):
        raise FileRefused(PAGE, "markup")
    if "macroenabled" in declared:
        raise FileRefused(WITH_MACROS, "macros")
    if known is not None and declared not in UNDECLARED | {known.media_type, *known.declared_as}:
        raise FileRefused(MISMATCH, "mismatch")


def _refuse_by_content(head: bytes) -> None:
    """Refuse what is a program or a page whatever it is called."""
    found = filetype.guess(head)
    if head.startswith(MACH_O) or SCRIPT.match(head) or (found is not None and found.extension in RUN_SIGNATURES):
        raise FileRefused(PROGRAM, "program")
    if found is not None and found.extension in PACKED_SIGNATURES:
        raise FileRefused(PACKED_FILE, "packed")
    if found is None and not head.startswith((ZIP, OLE)) and WEB_PAGE.search(_as_ascii(head)):
        raise FileRefused(PAGE, "markup")


def _zip_is_encrypted(file: BinaryIO, size: int, known: Format | None) -> bool:
    contents = archives.look_inside(file, size)
    if known is None or known.family not in {Family.OOXML, Family.OPEN_DOCUMENT, Family.ZIP}:
        raise FileRefused(MISMATCH, "mismatch")
    archives.refuse_active_office(contents)
    if known.family is Family.ZIP:
        archives.refuse_unfit_entries(contents)
    elif not contents.encrypted and known.media_type not in _document_types(contents):
        raise FileRefused(MISMATCH, "mismatch")
    return contents.encrypted


def _document_types(contents: archives.Contents) -> set[str]:
    """The media types that an office file gives itself: the main part's, without the word that marks it as the main part."""
    declared = CONTENT_TYPE.findall(contents.declarations.get(archives.OOXML_DECLARATION, b""))
    main = {kind.decode("ascii", "replace").removesuffix(".main+xml") for kind in declared if kind.endswith(b".main+xml")}
    return main | {contents.declarations.get(archives.OPEN_DOCUMENT_DECLARATION, b"").decode("ascii", "replace").strip()}


def _ole_is_encrypted(file: BinaryIO, known: Format | None) -> bool:
    encrypted = False
    for window in _windows(file):
        if OLE_MACROS in window:
            raise FileRefused(archives.MACROS_INSIDE, "macros")
        encrypted = encrypted or OLE_ENCRYPTED in window
    # A document of today that has a password is wrapped into this older format.
    if known is None or (known.family is not Family.OLE and not (encrypted and known.family is Family.OOXML)):
        raise FileRefused(MISMATCH, "mismatch")
    return encrypted


def _known_is_encrypted(file: BinaryIO, head: bytes, ending: str, known: Format) -> bool:
    """Hold a format that is neither zip nor OLE to its signature; gives whether it has a password."""
    found = filetype.guess(head)
    if known.family is Family.TEXT:
        if found is not None or (b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))):
            raise FileRefused(MISMATCH, "mismatch")
    elif found is None or found.extension not in known.signatures:
        raise FileRefused(MISMATCH, "mismatch")
    return ending == "pdf" and _pdf_is_encrypted(file)


def _pdf_is_encrypted(file: BinaryIO) -> bool:
    encrypted, window = False, b""
    for window in _windows(file):
        encrypted = encrypted or PDF_ENCRYPTED.search(window) is not None
    if END_OF_ZIP in window[-(22 + 0xFFFF) :]:
        # Readable as a PDF from its beginning and as a zip from its end.
        raise FileRefused(TWO_IN_ONE, "polyglot")
    return encrypted


def _windows(file: BinaryIO) -> Iterator[bytes]:
    """Give the file in overlapping windows, so that nothing searched for falls between two."""
    file.seek(0)
    window = b""
    while piece := file.read(WINDOW):
        window = window[-OVERLAP:] + piece
        yield window


def _as_ascii(head: bytes) -> bytes:
    """Undo UTF-16, so that a page written in it is still seen to be one."""
    return head.replace(b"\0", b"")
