"""Names that are common in Scotland, places that are made of them, and the words that teams are called by. Pure.

A forename or surname that is a place or a plain word by itself (Irvine, Hamilton, Green) stands among the places too, and
tells a person only beside another name. The lists are in `words`, one a line.
"""

from importlib.resources import files
from typing import Final


def _words(name: str) -> frozenset[str]:
    return frozenset(files(__package__).joinpath("words", f"{name}.txt").read_text(encoding="utf-8").split("\n")) - {""}


_NAMED: Final = _words("places")
FORENAMES: Final = _words("forenames")
SURNAMES: Final = _words("surnames")
HARMLESS: Final = _words("harmless")
PLACES: Final = frozenset(place for place in _NAMED if " " not in place)
PHRASES: Final = tuple(sorted((place for place in _NAMED if " " in place), key=len, reverse=True))
"""Places of several words, which may be made of names."""
