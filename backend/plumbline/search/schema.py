"""What a search answers."""

from plumbline.kernel.views import View


class SearchPiece(View):
    """Some words of a text, and whether they are what was searched for. Plain text, never markup."""

    text: str
    hit: bool


class SearchHit(View):
    """One thing that was found. `key` names it as its pages do; for a comment it is the subject, whose kind is `place`."""

    key: str
    place: str | None
    title: list[SearchPiece]
    excerpt: list[SearchPiece]


class SearchGroup(View):
    """The best of one kind, the most fitting first. `more` says that further ones fit: narrow the search."""

    kind: str
    hits: list[SearchHit]
    more: bool


class SearchView(View):
    """What was found, by kind. Kinds without a hit are left out, and so are those that you do not see."""

    groups: list[SearchGroup]
