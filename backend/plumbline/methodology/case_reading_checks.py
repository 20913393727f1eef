"""Whether the reading template of a method agrees with itself, with the case list and with the indicators."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

from plumbline.methodology.case_reading import (
    AnswerCondition,
    CaseCondition,
    ChoiceQuestion,
    Condition,
    DateQuestion,
    FactQuestion,
    ReadingQuestion,
    ReadingTemplate,
    ScaleQuestion,
    TimescaleQuestion,
)
from plumbline.methodology.method import Method
from plumbline.methodology.timescales import AnswerDate, ByLevel, Limit, Periodic, TimescaleRule

Finding = tuple[str, str]
OUTCOMES = ("met", "not_met", "not_yet_due", "cannot_be_told", "does_not_apply")
"""What a timescale can come out as; other questions may depend on it."""


def contradictions_of_reading(method: Method) -> Iterator[Finding]:
    """Give everything in which the reading template contradicts itself or the rest of the method; nothing without one."""
    template = method.case_reading
    if template is None:
        return
    columns = {column.code: column.every_choice for column in method.theme.case_list}
    yield from _names(template)
    yield from _questions(method, template, columns)
    for rule in template.timescales:
        yield from _timescale(template, rule, columns)
    yield from _readers(template)
    for figure in template.national_figures:
        path = f"case_reading.national_figures[{figure.code}]"
        yield from _answered(f"{path}.answers", figure.question, figure.answers, {one.code: one for one in template.questions})
        if figure.numerator is not None and figure.denominator is not None:
            share = round(100 * figure.numerator / figure.denominator, 1)
            if share != round(figure.percentage, 1):
                yield f"{path}.percentage", f"{figure.numerator} of {figure.denominator} is {share} %; correct one of the three numbers"


def _repeated(path: str, names: Iterable[Hashable]) -> Iterator[Finding]:
    for name, times in Counter(names).items():
        if times > 1:
            yield f"case_reading.{path}", f"{name} stands here {times} times; give each its own"


def _names(template: ReadingTemplate) -> Iterator[Finding]:
    yield from _repeated("sections", (section.code for section in template.sections))
    yield from _repeated("questions", (question.code for question in template.questions))
    yield from _repeated("timescales", (rule.code for rule in template.timescales))
    yield from _repeated("qualifications", (one.code for one in template.qualifications))
    yield from _repeated("reader_kinds", (kind.code for kind in template.reader_kinds))
    yield from _repeated("national_figures", (figure.code for figure in template.national_figures))
    for question in template.questions:
        if isinstance(question, ChoiceQuestion):
            yield from _repeated(f"questions[{question.code}].options", (option.code for option in question.options))


def _questions(method: Method, template: ReadingTemplate, columns: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    indicators = {indicator.code for indicator in method.focus_indicators}
    asked: dict[str, ReadingQuestion] = {}
    for section in template.sections:
        for column in section.columns:
            yield from _column(f"case_reading.sections[{section.code}].columns", column, columns)
        for question in section.questions:
            path = f"case_reading.questions[{question.code}]"
            for code in question.indicators:
                if code not in indicators:
                    yield f"{path}.indicators", f"{code} is no indicator in focus; take it out or set in_focus"
            if isinstance(question, ScaleQuestion) and not method.scale.points:
                yield path, "this is answered on the scale, and the method has none; give its points or ask in another way"
            if isinstance(question, TimescaleQuestion) and question.timescale not in {rule.code for rule in template.timescales}:
                yield f"{path}.timescale", f"there is no timescale {question.timescale}; add it or correct the code"
            for condition in question.applies_when:
                yield from _condition(path, condition, asked, columns)
            asked[question.code] = question


def _condition(
    path: str, condition: Condition, asked: dict[str, ReadingQuestion], columns: dict[str, tuple[str, ...]]
) -> Iterator[Finding]:
    path = f"{path}.applies_when"
    if isinstance(condition, AnswerCondition):
        yield from _answered(path, condition.question, condition.any_of, asked)
        return
    yield from _column(path, condition.column, columns)
    yield from _among(path, condition, columns.get(condition.column, ()))


def _among(path: str, condition: CaseCondition, choices: tuple[str, ...]) -> Iterator[Finding]:
    for value in condition.any_of:
        if choices and value not in choices:
            yield path, f"{value} is no choice of the column {condition.column}; the choices are {', '.join(choices)}"


def _column(path: str, column: str, columns: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    if column not in columns:
        yield path, f"the case list has no column {column}; the columns are {', '.join(columns)}"


def _answered(path: str, code: str, answers: tuple[str, ...], asked: dict[str, ReadingQuestion]) -> Iterator[Finding]:
    question = asked.get(code)
    if question is None:
        yield path, f"no question {code} is asked before this one; a question can only depend on an earlier one"
        return
    known = possible_answers(question)
    for answer in answers:
        if known and answer not in known:
            yield path, f"{answer} is no answer to {code}; the answers are {', '.join(known)}"
    if not known:
        yield path, f"{code} is answered in words or by a number, so nothing can depend on one of its answers"


def possible_answers(question: ReadingQuestion) -> tuple[str, ...]:
    """Give the answers that other data may refer to; none for one that is answered in words or by a number."""
    if isinstance(question, FactQuestion):
        return (*question.answers, *question.absences)
    if isinstance(question, ChoiceQuestion):
        return (*(option.code for option in question.options), *question.absences)
    if isinstance(question, TimescaleQuestion):
        return OUTCOMES
    if isinstance(question, DateQuestion):
        return ("given", *question.absences)
    return ()


def _timescale(template: ReadingTemplate, rule: TimescaleRule, columns: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    path = f"case_reading.timescales[{rule.code}].limits"
    ended = None
    for number, dated in enumerate(rule.limits):
        if number and (ended is None or dated.imposed_from <= ended):
            yield path, "each limit has to start after the one before has ended; give the days on which they change"
        if dated.imposed_until is not None and dated.imposed_until < dated.imposed_from:
            yield path, "a limit ends before it starts; correct one of the two days"
        ended = dated.imposed_until
        yield from _limit(path, template, dated.limit, columns)


def _limit(path: str, template: ReadingTemplate, limit: Limit, columns: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    dates = {question.code: question.several for question in template.questions if isinstance(question, DateQuestion)}
    asked = [limit.happened, *([limit.start.question] if isinstance(limit.start, AnswerDate) else [])]
    for code in asked:
        if code not in dates:
            yield path, f"{code} is no question for a date; the questions for dates are {', '.join(dates)}"
    if isinstance(limit, Periodic) and dates.get(limit.happened) is False:
        yield path, f"{limit.happened} takes one day only, and this counts one in each period; set several"
    if isinstance(limit, Periodic) and list(limit.at_months) != sorted(set(limit.at_months)):
        yield path, "the months have to rise from one to the next"
    if isinstance(limit, ByLevel):
        amounts = [level.up_to for level in limit.levels]
        if amounts != sorted(set(amounts)):
            yield path, "the amounts of the levels have to rise from one to the next"
        for column in (limit.amount, *([limit.or_later] if limit.or_later else [])):
            yield from _column(path, column, columns)
    elif not isinstance(limit, Periodic) and limit.also_from is not None:
        yield from _column(path, limit.also_from, columns)
    if not isinstance(limit.start, AnswerDate):
        yield from _column(path, limit.start.column, columns)


def _readers(template: ReadingTemplate) -> Iterator[Finding]:
    known = {one.code for one in template.qualifications}
    for kind in template.reader_kinds:
        for code in kind.needs:
            if code not in known:
                yield f"case_reading.reader_kinds[{kind.code}].needs", f"there is no qualification {code}; add it or take it out"
