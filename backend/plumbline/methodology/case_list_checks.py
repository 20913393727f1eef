"""Whether the case list of a method agrees with itself. Each finding is (path, what is wrong and what to do)."""

from collections import Counter
from collections.abc import Iterator

from plumbline.methodology.case_list import CaseListColumn, CaseListRule, CaseTypes, NeededWith, NotAfterCensus, NotBefore, OnlyWith, plain
from plumbline.methodology.method import Method

Finding = tuple[str, str]
Columns = dict[str, CaseListColumn]
BANDED = "choice"


def contradictions_of_case_list(method: Method) -> Iterator[Finding]:
    """Give everything in which the columns, the rules and the window contradict themselves or one another."""
    theme = method.theme
    for code, times in Counter(column.code for column in theme.case_list).items():
        if times > 1:
            yield "theme.case_list", f"{code} stands here {times} times; give each its own"
    columns = {column.code: column for column in theme.case_list}
    for column in theme.case_list:
        path = f"theme.case_list[{column.code}]"
        yield from _choices(path, column, columns)
        yield from _limits(path, column)
        yield from _derivation(path, column, columns)
    yield from _headings(theme.case_list)
    for number, rule in enumerate(theme.case_list_rules):
        yield from _rule(f"theme.case_list_rules[{number}]", rule, columns)
    window = theme.case_list_window
    if window is not None:
        yield from _of_kind("theme.case_list_window.begun", window.begun, "date", columns)
        yield from _of_kind("theme.case_list_window.ended", window.ended, "date", columns)
    if theme.case_list_types is not None:
        yield from _types(theme.case_list_types, columns)


def _choices(path: str, column: CaseListColumn, columns: Columns) -> Iterator[Finding]:
    if bool(column.every_choice) != column.kind.startswith("choice"):
        yield path, "a column of the kind choice or choices lists its choices, and no other column does"
    for choice, times in Counter(plain(choice) for choice in column.every_choice).items():
        if times > 1:
            yield path, f"{choice} stands among the choices {times} times; give each its own"
    taken = {plain(choice) for choice in column.every_choice}
    for spelling, choice in column.spellings.items():
        if choice not in column.every_choice:
            yield f"{path}.spellings", f"{choice} is no choice of this column; the choices are {', '.join(column.every_choice)}"
        if plain(spelling) in taken:
            yield f"{path}.spellings", f"{spelling} is a choice or a spelling already; take it out"
        taken.add(plain(spelling))
    if bool(column.dated_choices) != (column.choices_as_of is not None):
        yield f"{path}.choices_as_of", "dated choices and the column of the day that they are held against are given together"
    if column.choices_as_of is not None:
        yield from _of_kind(f"{path}.choices_as_of", column.choices_as_of, "date", columns)


def _limits(path: str, column: CaseListColumn) -> Iterator[Finding]:
    if column.kind != "integer" and (column.lowest is not None or column.highest is not None):
        yield path, "only a column of the kind integer has a lowest and a highest"
    if column.lowest is not None and column.highest is not None and column.highest < column.lowest:
        yield path, "the highest is below the lowest; correct one of the two"
    if column.kind != "date" and column.earliest is not None:
        yield f"{path}.earliest", "only a column of the kind date has an earliest day"
    if column.unique and (column.kind != "code" or not column.required):
        yield f"{path}.unique", "only a required column of the kind code can tell cases apart"


def _derivation(path: str, column: CaseListColumn, columns: Columns) -> Iterator[Finding]:
    derived = column.derived
    if derived is None:
        return
    path = f"{path}.derived"
    if column.kind != BANDED:
        yield path, "only a column of the kind choice can follow from a number"
    yield from _of_kind(f"{path}.column", derived.column, "integer", columns)
    if derived.column in columns and columns[derived.column].required:
        yield path, f"{derived.column} is always given, so a band that follows from it is no column of the list; take it out"
    if column.required and not derived.may_stand_alone:
        yield path, "a required band may stand alone, or no case without the number could be sent; set may_stand_alone"
    if tuple(band.value for band in derived.bands) != column.choices:
        yield f"{path}.bands", "the bands are the choices of the column, in the same order"
    tops = [band.up_to for band in derived.bands[:-1]]
    if None in tops or derived.bands[-1].up_to is not None or tops != sorted({top for top in tops if top is not None}):
        yield f"{path}.bands", "the highest numbers have to rise from band to band, and only the last band has none"


def _headings(columns: tuple[CaseListColumn, ...]) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    for column in columns:
        for heading in (column.code, column.title, *column.also_called):
            if taken.setdefault(plain(heading), column.code) != column.code:
                yield f"theme.case_list[{column.code}]", f'the heading "{heading}" means {taken[plain(heading)]} already; take it out'


def _rule(path: str, rule: CaseListRule, columns: Columns) -> Iterator[Finding]:
    if isinstance(rule, NotAfterCensus):
        yield from _of_kind(f"{path}.column", rule.column, "date", columns)
    elif isinstance(rule, NotBefore):
        yield from _of_kind(f"{path}.column", rule.column, "date", columns)
        yield from _of_kind(f"{path}.other", rule.other, "date", columns)
    else:
        yield from _depending(path, rule, columns)


def _depending(path: str, rule: OnlyWith | NeededWith, columns: Columns) -> Iterator[Finding]:
    yield from _known(f"{path}.column", rule.column, columns)
    yield from _known(f"{path}.other", rule.other, columns)
    if rule.other not in columns:
        return
    choices = columns[rule.other].every_choice
    if not choices:
        yield f"{path}.other", f"{rule.other} has no choices, so nothing can depend on one of them"
    for value in rule.any_of if choices else ():
        if value not in choices:
            yield f"{path}.any_of", f"{value} is no choice of {rule.other}; the choices are {', '.join(choices)}"
    if columns.get(rule.column) and columns[rule.column].required:
        yield f"{path}.column", f"{rule.column} is required of every case, so the rule says nothing or contradicts that"


def _types(types: CaseTypes, columns: Columns) -> Iterator[Finding]:
    path = "theme.case_list_types"
    yield from _of_kind(f"{path}.column", types.column, "choices", columns)
    if types.code in columns:
        yield f"{path}.code", f"{types.code} is a column of the list already; give the kinds a code of their own"
    choices = columns[types.column].every_choice if types.column in columns else ()
    for each in types.types if choices else ():
        for value in (*each.all_of, *each.none_of):
            if value not in choices:
                yield f"{path}.types", f"{value} is no choice of {types.column}; the choices are {', '.join(choices)}"


def _known(path: str, code: str, columns: Columns) -> Iterator[Finding]:
    if code not in columns:
        yield path, f"the case list has no column {code}; the columns are {', '.join(columns)}"


def _of_kind(path: str, code: str, kind: str, columns: Columns) -> Iterator[Finding]:
    yield from _known(path, code, columns)
    if code in columns and columns[code].kind != kind:
        yield path, f"{code} is of the kind {columns[code].kind}; name a column of the kind {kind}"
