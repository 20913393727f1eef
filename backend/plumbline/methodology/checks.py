"""Whether the parts of a method agree with each other. Each finding is (path, what is wrong and what to do)."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator

from plumbline.methodology.case_list_checks import contradictions_of_case_list
from plumbline.methodology.case_reading_checks import contradictions_of_reading
from plumbline.methodology.framework import Indicator
from plumbline.methodology.method import Method
from plumbline.methodology.plan import AfterMilestone, InWeek, Task

Finding = tuple[str, str]


def contradictions(method: Method) -> list[Finding]:
    """Give everything in which the parts of a method contradict each other, not only the first."""
    checks: tuple[Callable[[Method], Iterator[Finding]], ...] = (
        _programme,
        _names,
        _stages,
        _tasks,
        _milestones,
        _scale,
        _indicators,
        _report,
        contradictions_of_case_list,
        contradictions_of_reading,
    )
    return [finding for check in checks for finding in check(method)]


def _repeated(path: str, names: Iterable[Hashable]) -> Iterator[Finding]:
    for name, times in Counter(names).items():
        if times > 1:
            yield path, f"{name} stands here {times} times; give each its own"


def _counted(path: str, numbers: Iterable[int], first: int = 1) -> Iterator[Finding]:
    found = sorted(numbers)
    if found != list(range(first, first + len(found))):
        yield path, f"the numbers have to run from {first} without a gap or a repetition, and are {', '.join(map(str, found))}"


def _programme(method: Method) -> Iterator[Finding]:
    programme = method.programme
    if programme.ends_on and programme.ends_on < programme.starts_on:
        yield "programme.ends_on", "the programme ends before it starts; correct one of the two dates"


def _names(method: Method) -> Iterator[Finding]:
    yield from _repeated("programme.legal_basis", (basis.code for basis in method.programme.legal_basis))
    yield from _repeated("areas", (area.code for area in method.areas))
    yield from _repeated("stages", (stage.code for stage in method.stages))
    yield from _repeated("tasks", (task.code for task in method.tasks))
    yield from _repeated("tasks, milestones", (task.milestone.code for task in method.tasks if task.milestone))
    yield from _repeated("indicator_groups", (group.code for group in method.indicator_groups))
    yield from _repeated("indicators", (indicator.code for indicator in method.indicators))
    yield from _repeated("key_questions", (question.code for question in method.key_questions))
    yield from _repeated("key_questions, statement_kinds", (kind for question in method.key_questions for kind in question.statement_kinds))
    yield from _repeated("statements", (statement.code for statement in method.statements))
    for statement in method.statements:
        yield from _repeated(f"statements[{statement.code}].parts", (part.code for part in statement.parts))
    yield from _repeated("key_considerations", (consideration.code for consideration in method.key_considerations))
    yield from _counted("headline_outcomes", (outcome.number for outcome in method.headline_outcomes))
    yield from _repeated("document_types", (kind.code for kind in method.document_types))
    for kind in method.document_types:
        yield from _counted(f"document_types[{kind.code}].outline", (section.number for section in kind.outline))
    yield from _repeated("report_sections", (section.code for section in method.report_sections))


def _stages(method: Method) -> Iterator[Finding]:
    yield from _counted("stages", (stage.number for stage in method.stages))
    ended = 0
    for stage in sorted(method.stages, key=lambda stage: stage.number):
        path = f"stages[{stage.code}]"
        if not ended < stage.first_week <= stage.last_week:
            yield path, "its weeks have to come after those of the stage before and end no earlier than they begin"
        if stage.last_week > method.total_weeks:
            yield path, f"week {stage.last_week} is past the last of {method.total_weeks} weeks"
        ended = stage.last_week


def _tasks(method: Method) -> Iterator[Finding]:
    stages = {stage.number: stage for stage in method.stages}
    for task in method.tasks:
        path = f"tasks[{task.code}]"
        yield from _repeated(f"{path}.roles", task.roles)
        yield from _deadline(method, task)
        if task.stage not in stages:
            yield f"{path}.stage", f"there is no stage {task.stage}; the stages are {', '.join(map(str, sorted(stages)))}"
        elif not stages[task.stage].first_week <= task.week <= stages[task.stage].last_week:
            first, last = stages[task.stage].first_week, stages[task.stage].last_week
            yield f"{path}.week", f"week {task.week} is not in stage {task.stage}, which has weeks {first} to {last}"
        for role in task.roles:
            if role.side is not task.party:
                yield f"{path}.roles", f"{role.value} is a role of the {role.side.value}, and the task is the {task.party.value}'s"


def _deadline(method: Method, task: Task) -> Iterator[Finding]:
    path, rule = f"tasks[{task.code}].deadline", task.deadline
    if not isinstance(rule, InWeek):
        return
    if rule.week > method.total_weeks:
        yield f"{path}.week", f"week {rule.week} is past the last of {method.total_weeks} weeks"
    if rule.wording == "no_later_than" and rule.time is None:
        yield f"{path}.time", '"no_later_than" speaks of a time of day; give it, or write "by"'


def _milestones(method: Method) -> Iterator[Finding]:
    known = {task.milestone.code: task for task in method.tasks if task.milestone}
    for task in method.tasks:
        path, rule = f"tasks[{task.code}]", task.deadline
        if isinstance(rule, AfterMilestone) and rule.milestone not in known:
            yield f"{path}.deadline.milestone", f"there is no milestone {rule.milestone}; the milestones are {', '.join(sorted(known))}"
        elif _hangs_on_itself(task, known):
            yield f"{path}.deadline.milestone", "counting from milestone to milestone never reaches a week; count one from week 1"
        opens = task.milestone.opens if task.milestone else None
        if opens and opens.week > method.total_weeks:
            yield f"{path}.milestone.opens.week", f"week {opens.week} is past the last of {method.total_weeks} weeks"
        if opens and isinstance(rule, InWeek) and opens.days_after_week_1 > rule.days_after_week_1:
            yield f"{path}.milestone.opens", "this opens after its own deadline; correct one of the two"


def _hangs_on_itself(task: Task, known: dict[str, Task]) -> bool:
    passed: set[str] = set()
    rule = task.deadline
    while isinstance(rule, AfterMilestone) and rule.milestone in known:
        if rule.milestone in passed:
            return True
        passed.add(rule.milestone)
        rule = known[rule.milestone].deadline
    return False


def _scale(method: Method) -> Iterator[Finding]:
    if method.scale.points:
        yield from _counted("scale.points", method.scale.values, first=method.scale.values[0])
        yield from _repeated("scale.points, labels", (point.label for point in method.scale.points))
    if len(method.scale.points) == 1:
        yield "scale.points", "a scale of one value says nothing; give at least two, or none where nothing is evaluated"
    if method.evaluated_codes and not method.scale.points:
        yield "scale.points", f"{', '.join(method.evaluated_codes)} are evaluated, and there is no scale to do it on; give its points"


def _indicators(method: Method) -> Iterator[Finding]:
    groups = {group.code for group in method.indicator_groups}
    known = {indicator.code: indicator for indicator in method.indicators}
    for indicator in method.indicators:
        path = f"indicators[{indicator.code}]"
        if indicator.group not in groups:
            yield f"{path}.group", f"there is no group {indicator.group}; the groups are {', '.join(sorted(groups))}"
        if indicator.evaluated and not indicator.in_focus:
            yield f"{path}.evaluated", "only an indicator in focus can be evaluated; set in_focus, or take evaluated away"
        if indicator.in_focus and indicator.status == "unverified":
            yield f"{path}.status", "councils are shown what is in focus; check its title in the framework and set verified"
        yield from _counted(f"{path}.questions", (question.number for question in indicator.questions))
        yield from _counted(f"{path}.sources", (source.number for source in indicator.sources))
    for area in method.areas:
        yield from _in_focus(f"areas[{area.code}].indicators", area.indicators, known)
    if method.areas:
        for indicator in method.focus_indicators:
            if not method.areas_of(indicator.code):
                yield "areas", f"{indicator.code} is in focus and in no area; add it to the area that it covers"


def _in_focus(path: str, codes: Iterable[str], known: dict[str, Indicator]) -> Iterator[Finding]:
    for code in codes:
        if code not in known:
            yield path, f"there is no indicator {code}; take it out or add it to the indicators"
        elif not known[code].in_focus:
            yield path, f"{code} is not in focus; take it out or set in_focus"


def _report(method: Method) -> Iterator[Finding]:
    known = {indicator.code: indicator for indicator in method.indicators}
    statements = {statement.code for statement in method.statements}
    for section in method.report_sections:
        path = f"report_sections[{section.code}]"
        yield from _in_focus(f"{path}.indicators", section.indicators, known)
        if section.statement is not None and section.statement not in statements:
            yield f"{path}.statement", f"there is no statement {section.statement}; the statements are {', '.join(sorted(statements))}"
    if not method.report_sections:
        return
    placed = Counter(code for section in method.report_sections for code in section.indicators)
    for indicator in method.focus_indicators:
        if placed[indicator.code] != 1:
            yield "report_sections", f"{indicator.code} is in focus and in {placed[indicator.code]} sections; put it in exactly one"
    answered = {section.statement for section in method.report_sections}
    for statement in method.statements:
        if statement.required_in_report and statement.code not in answered:
            yield "report_sections", f"the statement {statement.code} is required in the report and has no section; add one"
