"""What has to agree within one case, what follows from its numbers, and whether it belongs in the list. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from plumbline.case_files.lists.values import Fault, Value, british
from plumbline.methodology.case_list import CaseListColumn, CaseListRule, CaseListWindow, NeededWith, NotAfterCensus, NotBefore
from plumbline.methodology.programme import Theme

Values = Mapping[str, Value]
Finding = tuple[str, Fault]


def disagreements(theme: Theme, values: Values, census_on: date) -> Iterator[Finding]:
    """Give what does not agree within a case, each with the column to look at; values that could not be read are left out."""
    titles = {column.code: column.title for column in theme.case_list}
    for rule in theme.case_list_rules:
        if (fault := _broken(rule, values, titles, census_on)) is not None:
            yield rule.column, fault
    for column in theme.case_list:
        yield from _choices_of_their_time(column, values)
        yield from _band(column, values, titles)
    if theme.case_list_window is not None and (fault := _outside(theme.case_list_window, values, census_on)) is not None:
        yield theme.case_list_window.ended, fault


def kept(columns: Sequence[CaseListColumn], values: Values) -> dict[str, Value]:
    """Leave out every band whose number is there: it is worked out again when it is read."""
    return {
        column.code: values[column.code]
        for column in columns
        if column.code in values and (column.derived is None or column.derived.column not in values)
    }


def with_derived(columns: Sequence[CaseListColumn], values: Values) -> dict[str, Value]:
    """Give a case with its bands worked out from their numbers, in the order of the columns."""
    whole = dict(values)
    for column in columns:
        if column.derived is not None and isinstance(number := values.get(column.derived.column), int):
            whole[column.code] = column.derived.band_of(number)
    return {column.code: whole[column.code] for column in columns if column.code in whole}


def start_of(window: CaseListWindow, census_on: date) -> date:
    """Give the first day of the window: so many years before the census date, on the same day of the year."""
    year = census_on.year - window.years
    try:
        return census_on.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 2, 28)


def _holds(value: Value | None, any_of: tuple[str, ...]) -> bool:
    return any(each in any_of for each in value) if isinstance(value, tuple) else value in any_of


def _broken(rule: CaseListRule, values: Values, titles: dict[str, str], census_on: date) -> Fault | None:
    value = values.get(rule.column)
    if isinstance(rule, NotAfterCensus):
        if isinstance(value, date) and value > census_on:
            return Fault("after_census", f"This day is after the census date, {british(census_on)}. Give the case as it stood on that day.")
        return None
    other = values.get(rule.other)
    if isinstance(rule, NotBefore):
        if isinstance(value, date) and isinstance(other, date) and value < other:
            return Fault("before", f"This day is before the one under “{titles[rule.other]}”. Correct one of the two.")
        return None
    if other is None:
        return None
    named = "; ".join(rule.any_of)
    if isinstance(rule, NeededWith):
        if value is None and _holds(other, rule.any_of):
            return Fault("needed", f"This is needed where “{titles[rule.other]}” is {named}.")
    elif value is not None and not _holds(other, rule.any_of):
        return Fault("not_expected", f"Leave this empty, or correct “{titles[rule.other]}”: it goes only with {named}.")
    return None


def _choices_of_their_time(column: CaseListColumn, values: Values) -> Iterator[Finding]:
    day = values.get(column.choices_as_of or "")
    chosen = values.get(column.code)
    if not isinstance(day, date) or chosen is None:
        return
    for choice in column.dated_choices:
        if _holds(chosen, (choice.value,)) and not choice.held_on(day):
            since = f" from {british(choice.valid_from)}" if choice.valid_from else ""
            until = f" until {british(choice.valid_until)}" if choice.valid_until else ""
            yield column.code, Fault("not_of_its_time", f"“{choice.value}” could be chosen{since}{until} only. Correct it or the day.")


def _band(column: CaseListColumn, values: Values, titles: dict[str, str]) -> Iterator[Finding]:
    derived, given = column.derived, values.get(column.code)
    if derived is None or given is None:
        return
    number = values.get(derived.column)
    if number is None and not derived.may_stand_alone:
        yield (
            column.code,
            Fault("stands_alone", f"Give “{titles[derived.column]}” too, from which this is worked out, or leave this empty."),
        )
    elif isinstance(number, int) and derived.band_of(number) != given:
        yield (
            column.code,
            Fault("disagrees", f"This does not agree with “{titles[derived.column]}”. Correct one of the two, or leave this empty."),
        )


def _outside(window: CaseListWindow, values: Values, census_on: date) -> Fault | None:
    ended, start = values.get(window.ended), start_of(window, census_on)
    if isinstance(ended, date) and ended < start:
        return Fault(
            "outside_window", f"The order ended before {british(start)}, so the case does not belong in the list. Take the row out."
        )
    return None
