"""Three files as a council has them: the outline of the statutory annual report, the layout of the national tables, a Word text."""

from pathlib import Path

import typst
import xlsxwriter

from plumbline.demonstration import files

OUTLINE = (
    "Unpaid work",
    "Types of unpaid work",
    "Examples of projects",
    "Impact on people and communities",
    "Consultation",
    "Other activity",
    "Other requirements",
    "Access to services",
    "Work with partners",
    "Funding",
)
YEARS = ("2016-17", "2017-18", "2018-19", "2019-20")
SCOTLAND = (19_202, 17_881, 16_470, 16_710)
"""Orders commenced, from the Scottish Government's justice social work statistics (Open Government Licence v3.0)."""
STRATHMORE = (402, 428, 441, 452)
"""Of a council that does not exist."""


def write_all(folder: Path) -> None:
    """Write the three files into `folder`."""
    chapters = "\n\n".join(f"= {heading}\nWhat Strathmore Council did in the year, and what came of it." for heading in OUTLINE)
    text = f'#set document(title: "Annual report")\n#set heading(numbering: "1.")\n{chapters}\n'
    (folder / "annual-report.pdf").write_bytes(typst.compile(text.encode()))
    write_measures(folder / "measures.xlsx")
    governance = [("The service", "Four teams."), ("Boards", "The partnership meets six times a year."), ("Procedures", "Sixteen.")]
    (folder / "structure-and-governance.docx").write_bytes(files.word("Structure and governance", governance))


def write_measures(place: Path) -> None:
    """As the national workbook is laid out: title rows, a header of two rows, and Scotland as a row among the councils."""
    with xlsxwriter.Workbook(place) as workbook:
        sheet = workbook.add_worksheet("CPO_1")
        sheet.write(0, 0, "Table 1: Community payback orders commenced, by local authority")
        sheet.write(1, 0, "Numbers")
        sheet.merge_range(3, 1, 3, len(YEARS), "Year")
        sheet.write_row(4, 0, ["Local authority", *YEARS])
        sheet.write_row(5, 0, ["Scotland", *SCOTLAND])
        sheet.write_row(6, 0, ["Strathmore", *STRATHMORE])
