"""The councils as reference data: codes, codes they once had, and the other spellings found in published tables."""

import hashlib
from functools import cache
from importlib.resources import files

from pydantic import Field, TypeAdapter

from plumbline.kernel.views import View


class CouncilView(View):
    """One council. `superseded_code` still stands in older published figures."""

    code: str
    name: str
    superseded_code: str | None = None
    other_names: list[str] = Field(default_factory=list)


@cache
def councils() -> tuple[CouncilView, ...]:
    """Give all thirty-two, by name."""
    return tuple(sorted(TypeAdapter(list[CouncilView]).validate_json(_raw()), key=lambda council: council.name))


@cache
def sha256() -> str:
    """Give the hash of the data as it is shipped."""
    return hashlib.sha256(_raw()).hexdigest()


def find(text: str) -> CouncilView | None:
    """Find a council by its code, a code it once had, its name or another spelling of it."""
    wanted = _plain(text)
    for council in councils():
        known = (council.code, council.superseded_code or council.code, council.name, *council.other_names)
        if wanted in {_plain(name) for name in known}:
            return council
    return None


def _raw() -> bytes:
    return files(__package__).joinpath("councils.json").read_bytes()


def _plain(name: str) -> str:
    """Published tables differ in 'and' and '&', commas, case and the word 'Council'."""
    words = name.casefold().replace("&", " and ").replace(",", " ").replace("-", " ").split()
    return " ".join(word for word in words if word != "council")
