"""`plumbline case-list check`: for a council that wants to know before it sends anything."""

import secrets
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from plumbline.case_files.lists.checking import ListChecker
from plumbline.case_files.lists.reporting import ListProblem, ListReport
from plumbline.methodology.loading import shipped

case_list = typer.Typer(no_args_is_help=True, help="Check a case list without the service and its database.")

ListPath = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, readable=True, help="The list, as CSV or as .xlsx.")]
Census = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day as of which the list is drawn up.")]
Council = Annotated[str | None, typer.Option(help="The code of the council, if the list has a column for it.")]
MethodName = Annotated[str, typer.Option("--method", help="The method whose columns are asked for.")]


@case_list.callback()
def _group() -> None:
    """Keep `check` a command of its own: a group of one would swallow its name."""


@case_list.command()
def check(file: ListPath, census_on: Census, council: Council = None, method: MethodName = "jsw-2019") -> None:
    """Say everything that is wrong with a list (exit code 1) and where, never repeating a value; or give the hash of its rows."""
    checker = ListChecker(shipped(method).theme, census_on=census_on.date(), key=secrets.token_bytes(32), council_code=council)
    with file.open("rb") as opened:
        for _ in checker.check(opened):
            pass
    _print(checker.report)
    if not checker.report.in_order:
        raise typer.Exit(1)


def _print(report: ListReport) -> None:
    read = [part for part in (report.form, report.charset, report.sheet and f"sheet “{report.sheet}”") if part]
    typer.echo(f"Read as {', '.join(read)}; headings in row {report.heading_row}; {report.cases:,} cases." if read else "Not read.")
    for notice in report.notices:
        typer.echo(f"row {notice.row}: {notice.sentence}")
    for problem in report.problems:
        typer.echo(f"{_place(problem)}: {problem.sentence}")
    for (column, code), more in report.unlisted.items():
        typer.echo(f"{column or 'list'}: {more:,} more of the kind {code}")
    if report.in_order:
        typer.echo(f"In order. The SHA-256 of the rows is {report.rows_sha256}.")
    else:
        typer.echo(f"{report.total:,} problems. {report.accepted:,} of {report.cases:,} rows are in order.")


def _place(problem: ListProblem) -> str:
    return " ".join(part for part in (problem.place or (f"row {problem.row}" if problem.row else "list"), problem.column) if part)
