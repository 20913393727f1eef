"""Files made for the tests: each is the real thing, or really bad."""

import io
import struct
import zipfile
import zlib

PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0) + bytes(64)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(64)
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(64)
MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(64)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048)
RTF = b"{\\rtf1\\ansi Structure and governance}"

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_SHEET = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def zipped(entries: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def ooxml(main_type: str = WORD, extra: dict[str, bytes] | None = None) -> bytes:
    types = f'<Types><Override PartName="/main.xml" ContentType="{main_type}"/></Types>'
    return zipped({"[Content_Types].xml": types.encode(), "word/document.xml": b"<w:document/>", **(extra or {})})


def open_document(kind: str = "spreadsheet", extra: dict[str, bytes] | None = None) -> bytes:
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(), "content.xml": b"<c/>", **(extra or {})})


def bomb(mebibytes: int = 200) -> bytes:
    """Some 200 kB that unpack into 200 MiB."""
    return zipped({"word/document.xml": bytes(mebibytes * 1024**2)})


def lying_zip() -> bytes:
    """A zip whose headers say that the entry has 100 bytes, when it has 50 MiB."""
    honest = bytearray(zipped({"a.txt": bytes(50 * 1024**2)}))
    size = struct.pack("<I", 50 * 1024**2)
    return bytes(honest.replace(size, struct.pack("<I", 100)))


def overlapping_zip() -> bytes:
    """Many entries in the directory, all of them over the same bytes."""
    honest = zipped({"a.txt": b"a" * 1000})
    directory = honest.index(b"PK\x01\x02")
    end = honest.index(b"PK\x05\x06")
    record = honest[directory:end]
    ending = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 50, 50, len(record) * 50, directory, 0)
    return honest[:directory] + record * 50 + ending


def crowded_zip(entries: int = 10_001) -> bytes:
    return zipped({f"{number}.txt": b"" for number in range(entries)}, zipfile.ZIP_STORED)


def encrypted_zip() -> bytes:
    """The flag that says 'needs a password' on the only entry, in both of its headers."""
    honest = bytearray(zipped({"a.txt": b"secret"}))
    honest[6] |= 1
    honest[honest.index(b"PK\x01\x02") + 8] |= 1
    return bytes(honest)


def damaged_zip() -> bytes:
    honest = zipped({"a.txt": zlib.compress(b"abc" * 500)}, zipfile.ZIP_STORED)
    return honest[:50] + b"\xff" + honest[51:]
