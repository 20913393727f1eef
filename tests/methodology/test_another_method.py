"""A thematic review without visits and on four points is expressed by data alone: nothing of 2019 sits in code (R2, R17)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.methodology.documents import JSW, THEMATIC

import plumbline
from plumbline.methodology.plan import InWeek

CODE = Path(plumbline.__file__).parent


def test_its_scale_has_four_points_and_starts_at_nought() -> None:
    assert THEMATIC.scale.values == (0, 1, 2, 3)
    assert THEMATIC.scale.point(3).label == "Fully"


def test_its_indicators_are_its_own() -> None:
    assert [indicator.code for indicator in THEMATIC.focus_indicators] == ["housing", "health"]
    assert THEMATIC.evaluated_codes == ("housing",)
    assert not THEMATIC.indicator("work").in_focus


def test_it_visits_nobody_and_takes_nine_weeks() -> None:
    assert [stage.code for stage in THEMATIC.stages] == ["asking", "reporting"]
    assert THEMATIC.quiet_weeks == (2, 3, 4, 5, 7, 8)
    assert [task.code for task in THEMATIC.tasks_in(9)] == ["publish_national_report", "reply_to_report"]


def test_it_shares_no_milestone_with_2019_but_their_rules_read_alike() -> None:
    assert not {task.code for task in THEMATIC.tasks} & {task.code for task in JSW.tasks}
    rule = THEMATIC.milestone("position_statement_due").deadline
    assert isinstance(rule, InWeek)
    assert rule.days_after_week_1 == 38
    assert str(rule.wall_time) == "17:00:00"


def test_it_asks_for_no_statements_and_names_no_documents() -> None:
    assert THEMATIC.statements == THEMATIC.document_types == THEMATIC.report_sections == THEMATIC.areas == ()
    with pytest.raises(KeyError):
        THEMATIC.statement("preparedness")


def _texts(file: Path) -> Iterator[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings may give an example
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken:
            yield node.value


def test_no_code_knows_an_indicator_the_theme_or_the_scale_of_2019() -> None:
    labels = "|".join(point.label for point in JSW.scale.points if " " in point.label or point.value in {1, 3, 6})
    codes = "|".join(re.escape(indicator.code) for indicator in JSW.indicators)
    of_2019 = re.compile(rf"community payback|six-point|\b(?:{labels})\b|^(?:{codes})$")
    files = [file for file in CODE.rglob("*.py") if "demonstration" not in file.parts]
    assert len(files) > 20
    found = [f"{file.relative_to(CODE)}: {text[:60]}" for file in files for text in _texts(file) if of_2019.search(text)]
    assert found == []
