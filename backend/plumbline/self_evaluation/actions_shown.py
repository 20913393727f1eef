"""The list of actions as it is read."""

from plumbline.kernel.views import View
from plumbline.self_evaluation.content import Citation


class ActionRow(View):
    """One action of the self-evaluation; section and reference together name it for good."""

    section: str
    section_title: str
    covers: list[str]
    reference: str
    text: str
    evidence: list[Citation]
    considerations: list[str]
    headline_outcomes: list[int]


class ActionRows(View):
    """The actions in the order of the text."""

    items: list[ActionRow]
