"""What could tell who a person is, found by its form or by a dictionary of names, and a fingerprint that tells nothing. Pure.

Guidance, stage 3, and R56: the list holds no names, dates of birth or health numbers. A search like this one errs in both
directions, so what it finds can be confirmed away with a reason, value by value.
"""

import hmac
import re
from datetime import date
from enum import StrEnum
from typing import Final

from plumbline.case_files.lists.names import FORENAMES, HARMLESS, PHRASES, PLACES, SURNAMES


class Identifier(StrEnum):
    """What something looks like."""

    NAME = "name"
    BIRTH = "date_of_birth"
    CHI = "chi_number"
    INSURANCE = "national_insurance_number"
    RECORD = "court_or_police_number"
    POSTCODE = "postcode"
    ADDRESS = "address"
    EMAIL = "email"
    TELEPHONE = "telephone"


SAID: Final = {
    Identifier.NAME: "a person's name",
    Identifier.BIRTH: "a date of birth",
    Identifier.CHI: "a health (CHI) number",
    Identifier.INSURANCE: "a National Insurance number",
    Identifier.RECORD: "a number of the court or the police",
    Identifier.POSTCODE: "a postcode",
    Identifier.ADDRESS: "an address",
    Identifier.EMAIL: "an e-mail address",
    Identifier.TELEPHONE: "a telephone number",
}

_HEADINGS: Final = (
    (Identifier.EMAIL, re.compile(r"\be ?mail\b")),
    (Identifier.TELEPHONE, re.compile(r"\b(tele)?phone\b|\bmobile\b|\btel\b")),
    (Identifier.BIRTH, re.compile(r"\bbirth\b|\bd ?o ?b\b|\bborn\b")),
    (Identifier.CHI, re.compile(r"\bchi\b|\bnhs\b|\bhealth (number|no)\b")),
    (Identifier.INSURANCE, re.compile(r"\bnational insurance\b|\bni (number|no)\b|\bnino\b")),
    (
        Identifier.RECORD,
        re.compile(r"\bpnc\b|\bchs\b|\bcrn\b|\bscro\b|\b(court|police|crown office|pf|copfs) (ref|reference|number|no|case)\b|\bcustody\b"),
    ),
    (Identifier.POSTCODE, re.compile(r"\bpost ?code\b")),
    (Identifier.ADDRESS, re.compile(r"\baddress\b|\bstreet\b|\bhouse\b")),
    (Identifier.NAME, re.compile(r"\bnames?\b|\b(fore|sur|first|last|full)name\b|\binitials\b|\balias\b|\bknown as\b")),
)
_AREAS: Final = r"(?:AB|DD|DG|EH|FK|G|HS|IV|KA|KW|KY|ML|PA|PH|TD|ZE|CA|NE|DL|DH|LA|L|M|B|S|N|E|W|SE|SW|NW|BT|LS|SR|TS)"
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_INSURANCE: Final = re.compile(r"\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b")
_POSTCODE: Final = re.compile(rf"\b{_AREAS}\d[\dA-Z]? ?\d[ABD-HJLNP-UW-Z]{{2}}\b")
_POLICE: Final = re.compile(
    r"\b(?:19|20)?\d\d/\d{1,7}[A-Z]\b|\bS\d{2,6}/\d\d[A-Z]?\b|\b(?:PNC|CHS|SCRO|CRO)[ :.#/-]?(?:NO\.? ?)?[A-Z]?\d{4,}"
)
_COURT: Final = re.compile(r"\b[A-Z]{2,4}[/ -](?:19|20)\d\d[-/ ]\d{3,7}\b|\b[A-Z]{2}(?:1\d|2\d)\d{6}\b|\b(?:19|20)\d\d[-/]\d{5,6}\b")
_TELEPHONE: Final = re.compile(r"(?<![\w./-])(?:\+44 ?(?:\(0\) ?)?|0044 ?|\(?0)\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?![\w/-])")
_DAY: Final = re.compile(
    r"\b(\d{1,2})[-/. ](\d{1,2}|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)[-/. ,]+(\d{4}|\d\d)\b"
    r"|\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b",
    re.IGNORECASE,
)
_TEN_FIGURES: Final = re.compile(r"(?<!\d)\d{6} ?\d{4}(?!\d)")
_STREETS: Final = (
    r"(?:street|st|road|rd|avenue|ave|lane|drive|dr|crescent|cres|place|pl|terrace|terr|court|ct|gardens|gdns|way|close|grove|square|sq"
    r"|loan|wynd|brae|parade|quadrant|row|path|walk|view|vennel|gate|rise|park)"
)
_ADDRESS: Final = re.compile(
    rf"(?:^|[,;] ?|\s)\d{{1,4}}[a-z]?,? (?:[a-z'\u2019.-]+ ){{1,3}}{_STREETS}\b|\b(?:flat|apartment|apt) ?\d+[a-z]?(?:/\d+)?\b",
    re.IGNORECASE,
)
# "Area 12 Court Road" names a team, and its number is none of a house.
_NUMBERED_TEAM: Final = re.compile(
    r"\b(?:area|team|zone|ward|sector|district|locality|cluster|group|region|hub|division|patch|office|phase|unit|block|level) (?:no\.? ?)?\d{1,4}[a-z]?\b",
    re.IGNORECASE,
)
_TITLED: Final = re.compile(r"\b(?:mr|mrs|ms|miss|mx|dr|sir|dame)\.? +[a-z][a-z'\u2019-]+", re.IGNORECASE)
_WORDS: Final = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
# “Morrison's team” still names somebody.
_OF_PLACES: Final = HARMLESS - {"team"}
_CHI_WEIGHTS: Final = range(10, 1, -1)


def identifier_of_heading(heading: str) -> Identifier | None:
    """Say what stands under a heading by which a person could be known; the heading is given as `plain` compares it."""
    return next((kind for kind, pattern in _HEADINGS if pattern.search(heading)), None)


def identifier_in(value: str, *, free: bool) -> Identifier | None:
    """Say what a value looks like; None where it looks harmless.

    Names, addresses, numbers of a court and telephone numbers are looked for in free text only: a council's own reference may look like one of
    these numbers, and has been told apart from words by its figure already.
    """
    upper = value.upper()
    for kind, pattern in ((Identifier.EMAIL, _EMAIL), (Identifier.INSURANCE, _INSURANCE), (Identifier.RECORD, _POLICE)):
        if pattern.search(upper):
            return kind
    if _has_chi(value):
        return Identifier.CHI
    if _has_birth(value):
        return Identifier.BIRTH
    if _POSTCODE.search(upper):
        return Identifier.POSTCODE
    return _in_free_text(value) if free else None


def fingerprint(key: bytes, column: str, value: str) -> str:
    """Give what is kept of a value that was confirmed to be harmless: nobody without the key can find the value from it."""
    return hmac.digest(key, f"{column}\x1f{value.casefold()}".encode(), "sha256").hex()


def _in_free_text(value: str) -> Identifier | None:
    if _TELEPHONE.search(value):
        return Identifier.TELEPHONE
    if _COURT.search(value.upper()):
        return Identifier.RECORD
    if _ADDRESS.search(_NUMBERED_TEAM.sub("", value)):
        return Identifier.ADDRESS
    return Identifier.NAME if _has_name(value) else None


def _has_chi(value: str) -> bool:
    return any(_is_chi(found[0].replace(" ", "")) for found in _TEN_FIGURES.finditer(value))


def _is_chi(figures: str) -> bool:
    """Ten figures: a day of birth, three more figures, and a check figure by weights from 10 to 2 over 11."""
    if not _is_day(int(figures[:2]), int(figures[2:4]), 2000):
        return False
    check = 11 - sum(int(figure) * weight for figure, weight in zip(figures, _CHI_WEIGHTS, strict=False)) % 11
    return check % 11 == int(figures[9])


def _has_birth(value: str) -> bool:
    for found in _DAY.finditer(value):
        day, month = (found[1], found[2]) if found[1] else (found[6], found[5])
        if not month.isdigit() or _is_day(int(day), int(month), 2000):
            return True
    return False


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _has_name(value: str) -> bool:
    if _TITLED.search(value):
        return True
    # A place whose name is made of names, such as St Andrews or Fort William, is read as one.
    rest = value
    for phrase in PHRASES:
        if phrase in rest.casefold():
            rest = re.sub(rf"\b{re.escape(phrase)}\b", ".", rest, flags=re.IGNORECASE)
    words = [found[0] for found in _WORDS.finditer(rest)]
    lowered = [re.sub("['\u2019]s$", "", word.casefold()) for word in words]
    if any(_are_a_name(words[at : at + 2], lowered[at : at + 2]) for at in range(len(words) - 1)):
        return True
    alone = [word for word in lowered if word not in PLACES and (word in SURNAMES or word in FORENAMES)]
    return bool(alone) and _OF_PLACES.isdisjoint(lowered)


def _are_a_name(written: list[str], words: list[str]) -> bool:
    first, second = words
    if first in HARMLESS or second in HARMLESS:
        return False
    if (first in FORENAMES and second in SURNAMES) or (first in SURNAMES and second in FORENAMES):
        return True
    if len(first) == 1 and second in SURNAMES:
        return True
    return first in FORENAMES and written[1][0].isupper() and second not in PLACES
