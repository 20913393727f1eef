"""Lists that exist nowhere, and seeds that everybody can make again."""

import hashlib

from plumbline.case_files.samples.drawing import Case

BANDS = (("16-17", 9), ("18-20", 80), ("21-25", 180), ("26-30", 190), ("31-40", 280), ("over 40", 210))


def seed(number: int) -> bytes:
    return hashlib.sha256(f"seed {number}".encode()).digest()


def frame_of_949() -> list[Case]:
    """As many orders as the guidance's example of a council had in a year, in strata of age."""
    bands = [band for band, count in BANDS for _ in range(count)]
    return [Case(f"SM-{number:04}", (band,)) for number, band in enumerate(bands, 1)]
