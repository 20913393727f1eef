"""The kinds of file that councils hold, and those that are refused. Data only.

Whatever is not refused is taken: a list of what is allowed would turn away the one odd format that proves a point. A
format that is known must also be what it says it is.
"""

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """How a format's first bytes are recognised."""

    SIGNATURE = "signature"
    OOXML = "ooxml"
    OPEN_DOCUMENT = "open_document"
    ZIP = "zip"
    OLE = "ole"
    TEXT = "text"


@dataclass(frozen=True)
class Format:
    """A known format: what it is served as, what else it is declared as, and how it is recognised."""

    media_type: str
    family: Family = Family.SIGNATURE
    declared_as: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()  # the names that the `filetype` library gives to these bytes


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml"
_OPEN = "application/vnd.oasis.opendocument"
_ISO_MEDIA = ("mp4", "m4v", "m4a", "mov", "3gp", "heic", "avif")

FORMATS = {
    "pdf": Format("application/pdf", signatures=("pdf",), declared_as=("application/x-pdf",)),
    "png": Format("image/png", signatures=("png", "apng")),
    "jpg": Format("image/jpeg", signatures=("jpg",), declared_as=("image/jpg", "image/pjpeg")),
    "jpeg": Format("image/jpeg", signatures=("jpg",), declared_as=("image/jpg", "image/pjpeg")),
    "gif": Format("image/gif", signatures=("gif",)),
    "webp": Format("image/webp", signatures=("webp",)),
    "bmp": Format("image/bmp", signatures=("bmp",), declared_as=("image/x-ms-bmp",)),
    "tif": Format("image/tiff", signatures=("tif", "cr2")),
    "tiff": Format("image/tiff", signatures=("tif", "cr2")),
    "heic": Format("image/heic", signatures=_ISO_MEDIA, declared_as=("image/heif",)),
    "heif": Format("image/heif", signatures=_ISO_MEDIA, declared_as=("image/heic",)),
    "mp4": Format("video/mp4", signatures=_ISO_MEDIA),
    "m4a": Format("audio/mp4", signatures=_ISO_MEDIA, declared_as=("audio/x-m4a", "audio/m4a")),
    "mov": Format("video/quicktime", signatures=_ISO_MEDIA),
    "mp3": Format("audio/mpeg", signatures=("mp3",), declared_as=("audio/mp3",)),
    "wav": Format("audio/x-wav", signatures=("wav",), declared_as=("audio/wav", "audio/wave", "audio/vnd.wave")),
    "rtf": Format("application/rtf", signatures=("rtf",), declared_as=("text/rtf", "application/msword")),
    "docx": Format(f"{_WORD}.document", Family.OOXML, ("application/msword",)),
    "dotx": Format(f"{_WORD}.template", Family.OOXML),
    "xlsx": Format(f"{_SHEET}.sheet", Family.OOXML, ("application/vnd.ms-excel",)),
    "xltx": Format(f"{_SHEET}.template", Family.OOXML),
    "pptx": Format(f"{_SLIDES}.presentation", Family.OOXML, ("application/vnd.ms-powerpoint",)),
    "ppsx": Format(f"{_SLIDES}.slideshow", Family.OOXML),
    "odt": Format(f"{_OPEN}.text", Family.OPEN_DOCUMENT),
    "ods": Format(f"{_OPEN}.spreadsheet", Family.OPEN_DOCUMENT),
    "odp": Format(f"{_OPEN}.presentation", Family.OPEN_DOCUMENT),
    "odg": Format(f"{_OPEN}.graphics", Family.OPEN_DOCUMENT),
    "zip": Format("application/zip", Family.ZIP, ("application/x-zip-compressed", "application/x-zip")),
    "doc": Format("application/msword", Family.OLE),
    "xls": Format("application/vnd.ms-excel", Family.OLE, ("application/msexcel",)),
    "ppt": Format("application/vnd.ms-powerpoint", Family.OLE),
    "msg": Format("application/vnd.ms-outlook", Family.OLE),
    "vsd": Format("application/vnd.visio", Family.OLE),
    "mpp": Format("application/vnd.ms-project", Family.OLE),
    "txt": Format("text/plain", Family.TEXT),
    "md": Format("text/markdown", Family.TEXT, ("text/plain", "text/x-markdown")),
    "csv": Format("text/csv", Family.TEXT, ("application/csv", "text/plain", "application/vnd.ms-excel")),
    "tsv": Format("text/tab-separated-values", Family.TEXT, ("text/plain",)),
    "json": Format("application/json", Family.TEXT, ("text/plain",)),
    "eml": Format("message/rfc822", Family.TEXT, ("text/plain",)),
    "ics": Format("text/calendar", Family.TEXT, ("text/plain",)),
}

# Only what a browser shows without running anything in it.
PREVIEWED = frozenset({"application/pdf", "image/png", "image/jpeg", "text/plain"})

UNTYPED = "application/octet-stream"
# What a client sends that was told nothing: `curl -T` sends no type, `curl --data-binary` the second.
UNDECLARED = frozenset({"", UNTYPED, "application/x-www-form-urlencoded", "binary/octet-stream"})


def _endings(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


PROGRAMS = _endings(
    """exe com scr dll sys cpl msi msp mst bat cmd ps1 psm1 psd1 vbs vbe vb js mjs cjs jse ws wsf wsc wsh sct hta jar class
    app apk ipa deb rpm dmg pkg run bin elf so dylib sh bash zsh ksh csh fish command py pyc pyw pyz rb pl pm php phtml phar
    asp aspx jsp jspx cgi lua tcl ahk au3 scpt applescript lnk url desktop website reg inf pif gadget application appref-ms
    msix msixbundle appx appxbundle chm hlp xll wll iso img vhd vhdx wasm swf xpi crx settingcontent-ms library-ms"""
)
MARKUP = _endings("htm html xhtml xht shtml mht mhtml svg svgz xml xsl xslt xaml hxt")
MACROS = _endings("docm dotm xlsm xltm xlam xlsb xla pptm potm ppam ppsm ppa sldm accdb accde mdb mde one")
# Packed so that nothing can look inside while it arrives; an ordinary zip is looked into.
PACKED = _endings("7z rar tar gz tgz bz2 tbz xz txz zst lz lz4 lzo z br cab arj ace lha lzh zipx wim")
MAILBOXES = _endings("pst ost mbox")
RUN_SIGNATURES = _endings("exe elf swf wasm crx")
PACKED_SIGNATURES = _endings("deb rpm ar nes rar 7z gz bz2 xz tar cab zst lz lz4 lzo Z")
