"""Names of files: what a person called it, made harmless to show, to store and to send back. Pure."""

import re
import unicodedata
from urllib.parse import quote

LONGEST_NAME = 300
UNNAMED = "file"
# Marks that turn the direction of the text round or are not seen: "cod<RLO>fdp.exe" reads as "codexe.pdf".
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# Emoji and Indic scripts are joined by these two; they hide nothing.
JOINERS = {"\u200c", "\u200d"}
# Windows opens a device, whatever follows the dot.
DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)


def clean_name(given: str) -> str:
    """Give the name without path, controls and marks of direction, in NFC, at most 300 characters with its ending kept."""
    last = re.split(r"[/\\]", given)[-1]
    visible = "".join(letter for letter in last if letter in JOINERS or unicodedata.category(letter) not in INVISIBLE)
    name = re.sub(r'[<>:"|?*\s]+', " ", unicodedata.normalize("NFC", visible)).strip(" .")
    if DEVICES.match(name):
        name = f"_{name}"
    return _shortened(name) or UNNAMED


def extension_of(name: str) -> str:
    """Give what follows the last dot, in lower case; nothing where there is no dot."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if stem and dot else ""


def attachment_header(name: str) -> str:
    """Give a Content-Disposition by RFC 6266: a plain name for old programs, the true one for the others."""
    return _disposition("attachment", name)


def inline_header(name: str) -> str:
    """The same for a file that the browser may show."""
    return _disposition("inline", name)


def _disposition(kind: str, name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r'[\\"%;]', "_", plain).strip() or UNNAMED
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _shortened(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    ending = name[-20:].rpartition(".")[1:]
    return name[: LONGEST_NAME - len("".join(ending))] + "".join(ending)
