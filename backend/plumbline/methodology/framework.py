"""The quality indicators, and the scale on which those marked as evaluated are evaluated."""

from typing import Literal

from pydantic import Field

from plumbline.methodology.parts import Citation, Code, Part, Prose, Title

Status = Literal["verified", "unverified"]
"""Whether a title was checked against the published framework; an unverified one is never shown as official."""


class IndicatorGroup(Part):
    """A heading of the framework."""

    code: Code
    title: Title
    status: Status


class Question(Part):
    """A question that the guidance asks under an indicator."""

    number: int = Field(ge=1, le=99)
    text: Prose


class SuggestedSource(Part):
    """A kind of evidence that the guidance suggests; any other may be given."""

    number: int = Field(ge=1, le=99)
    title: Title


class Indicator(Part):
    """One quality indicator.

    The framework's title and the one in the list of what an inspection covers differ; the code is the key to both. An
    indicator out of focus can be brought into one inspection for comment, and is still never evaluated there.
    """

    code: Code
    group: Code
    title: Title
    scope_title: Title | None = None
    status: Status
    in_focus: bool = False
    evaluated: bool = False
    description: Prose | None = None
    considerations: tuple[Prose, ...] = ()
    questions: tuple[Question, ...] = ()
    sources: tuple[SuggestedSource, ...] = ()
    guidance: Citation | None = None


class ScalePoint(Part):
    """One value that an evaluation can have, and what it means."""

    value: int = Field(ge=0, le=100)
    label: Title
    summary: Title
    meaning: Prose
    meaning_status: Status = "verified"


class Scale(Part):
    """The values of an evaluation; a method that evaluates nothing has none."""

    title: Title = "No evaluations"
    points: tuple[ScalePoint, ...] = ()
    guidance: Citation | None = None

    @property
    def values(self) -> tuple[int, ...]:
        """Every value, the lowest first."""
        return tuple(sorted(point.value for point in self.points))

    def point(self, value: int) -> ScalePoint:
        """Give the point with that value. Raises KeyError where the scale has none."""
        for point in self.points:
            if point.value == value:
                return point
        raise KeyError(value)
