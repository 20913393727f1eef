"""The limits as they are told."""

from plumbline.kernel.views import View


class RefusedKind(View):
    """Kinds of file that are refused for one reason, with what to send in their place."""

    code: str
    endings: list[str]
    cure: str


class FileLimits(View):
    """What may be sent as evidence. An ending that stands in neither list is taken, and kept as it is."""

    largest_bytes: int
    part_bytes: int
    unfinished_kept_hours: int
    checked: list[str]
    refused: list[RefusedKind]


class SessionLimits(View):
    """How long somebody stays signed in."""

    idle_minutes: int
    longest_hours: int


class BrowserLimit(View):
    """A browser, and the version from which the pages work in it."""

    name: str
    from_version: str


class WordBudget(View):
    """How many words one method asks for: an aim, never a cut."""

    methodology: str
    title: str
    indicator: int
    how_do_we_know: int
    statement_part: int


class Desk(View):
    """Whom to ring or write to about the service itself; what this installation does not name is null."""

    name: str
    telephone: str | None
    email: str | None
    hours: str | None


class LimitsView(View):
    """Every limit that a person meets."""

    files: FileLimits
    session: SessionLimits
    browsers: list[BrowserLimit]
    words: list[WordBudget]
    desk: Desk
