"""A whole method, and what other features ask of it."""

from typing import Any

from pydantic import Field

from plumbline.methodology.case_reading import ReadingTemplate
from plumbline.methodology.framework import Indicator, IndicatorGroup, Scale
from plumbline.methodology.parts import Code, Part, Title
from plumbline.methodology.plan import Stage, Task, Week
from plumbline.methodology.programme import Area, GuidanceSource, Programme, Theme
from plumbline.methodology.prompts import (
    DocumentType,
    HeadlineOutcome,
    KeyConsideration,
    KeyQuestion,
    ReportSection,
    Statement,
    WordBudgets,
)


class Method(Part):
    """One edition of the method by which inspections are carried out.

    Read it with `loading.load` or `loading.parse`, which also check that its parts agree with each other.
    """

    id: Code
    title: Title
    edition: Title
    kind: Code
    source: GuidanceSource
    programme: Programme
    theme: Theme
    areas: tuple[Area, ...] = ()
    scale: Scale = Scale()
    total_weeks: Week
    stages: tuple[Stage, ...] = Field(min_length=1)
    tasks: tuple[Task, ...] = Field(min_length=1)
    indicator_groups: tuple[IndicatorGroup, ...]
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    key_questions: tuple[KeyQuestion, ...]
    statements: tuple[Statement, ...] = ()
    key_considerations: tuple[KeyConsideration, ...] = ()
    headline_outcomes: tuple[HeadlineOutcome, ...] = ()
    word_budgets: WordBudgets
    document_types: tuple[DocumentType, ...] = ()
    report_sections: tuple[ReportSection, ...] = ()
    case_reading: ReadingTemplate | None = None

    def document(self) -> dict[str, Any]:
        """Give the method as JSON, every member written out: what is stored, hashed and pinned."""
        return self.model_dump(mode="json")

    def indicator(self, code: str) -> Indicator:
        """Give any indicator of the framework, in focus or not. Raises KeyError for one that it does not have."""
        return {indicator.code: indicator for indicator in self.indicators}[code]

    @property
    def focus_indicators(self) -> tuple[Indicator, ...]:
        """Those that the self-evaluation and the report speak about."""
        return tuple(indicator for indicator in self.indicators if indicator.in_focus)

    @property
    def evaluated_codes(self) -> tuple[str, ...]:
        """Those on which, and on which alone, an evaluation may be recorded."""
        return tuple(indicator.code for indicator in self.indicators if indicator.evaluated)

    @property
    def milestones(self) -> tuple[Task, ...]:
        """The tasks that are milestones, in the order of the plan."""
        return tuple(task for task in self.tasks if task.milestone)

    def task(self, code: str) -> Task:
        """Raises KeyError for a code that the plan does not have."""
        return {task.code: task for task in self.tasks}[code]

    def milestone(self, code: str) -> Task:
        """Give the task that is this milestone. Raises KeyError where the method has no such milestone."""
        return {task.milestone.code: task for task in self.tasks if task.milestone}[code]

    def stage(self, number: int) -> Stage:
        """Raises KeyError for a stage that the method does not have."""
        return {stage.number: stage for stage in self.stages}[number]

    def tasks_in(self, week: int) -> tuple[Task, ...]:
        """What both parties do in a week; nothing in a quiet one."""
        return tuple(task for task in self.tasks if task.week == week)

    @property
    def quiet_weeks(self) -> tuple[int, ...]:
        """The weeks in which the plan asks nothing of anyone: a timeline shows them as such."""
        return tuple(week for week in range(1, self.total_weeks + 1) if not self.tasks_in(week))

    def areas_of(self, indicator: str) -> tuple[Area, ...]:
        """The areas that an indicator covers."""
        return tuple(area for area in self.areas if indicator in area.indicators)

    def statement(self, code: str) -> Statement:
        """Raises KeyError for a statement that this method does not ask for."""
        return {statement.code: statement for statement in self.statements}[code]

    def document_type(self, code: str) -> DocumentType:
        """Raises KeyError for a type that the method does not name."""
        return {kind.code: kind for kind in self.document_types}[code]
