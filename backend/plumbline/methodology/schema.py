"""How a method is shown: to anyone, since all who are inspected may know how (R4)."""

from datetime import datetime

from plumbline.kernel.views import View
from plumbline.methodology.method import Method


class MethodologySummary(View):
    """A method in its latest version, as a row of a list."""

    id: str
    title: str
    edition: str
    kind: str
    version: int
    sha256: str
    published_at: datetime


class MethodologyVersionView(View):
    """One published version, by its number and its hash."""

    version: int
    sha256: str
    published_at: datetime


class UnverifiedView(View):
    """What still has to be checked against the published framework and is not to be shown as official."""

    indicators: list[str]
    indicator_groups: list[str]
    scale_meanings: list[int]


class MethodologyView(View):
    """A method whole.

    `document` is what was published, member for member: its JSON with sorted members, without spaces, in UTF-8, has the
    hash `sha256`.
    """

    id: str
    version: int
    sha256: str
    published_at: datetime
    versions: list[MethodologyVersionView]
    unverified: UnverifiedView
    document: Method
