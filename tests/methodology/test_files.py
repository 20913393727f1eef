"""Reading YAML: what it does behind a writer's back is refused, and a folder reads as one document."""

import shutil
from pathlib import Path

import pytest
from tests.methodology.documents import JSW, JSW_FOLDER, THEMATIC_FILE

from plumbline.methodology.loading import MethodRefusedError, load, shipped


def refusals(path: Path) -> list[str]:
    with pytest.raises(MethodRefusedError) as refused:
        load(path)
    assert str(refused.value) == "\n".join(map(str, refused.value.problems))
    return [str(problem) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"id: a\nid: b\n", "line 2, column 1: id is given twice; keep one of them"),
        (b"a: {b: 1, b: 2}\n", "line 1, column 11: b is given twice; keep one of them"),
        (b"a: &a [x]\nb: *a\n", "line 2, column 4: aliases are not used here; write the value out"),
        (b"1.1: a\n", "line 1, column 1: the name of a member is text; put it in quotes"),
        (
            b"a: !!python/object/apply:os.system [ls]\n",
            "line 1, column 4: could not determine a constructor for the tag 'tag:yaml.org,2002:python/object/apply:os.system'",
        ),
        (b"a: [b\n", "line 2, column 1: expected ',' or ']', but got '<stream end>'"),
        (b"- a\n- b\n", "the file has to be a list of members, such as 'id: …' and 'title: …'"),
        (b"", "the file has to be a list of members, such as 'id: …' and 'title: …'"),
        (b"a: \xff\n", "the file is not UTF-8; save it as UTF-8"),
        (b"a: " + b"[" * 3000 + b"]" * 3000, "the file is nested too deeply to be a method"),
        (b"a: " + b"x" * (2 * 1024 * 1024), "the file is larger than 2048 KiB; a method is text and needs far less"),
    ],
)
def test_a_file_that_yaml_would_quietly_misread_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "method.yaml"
    file.write_bytes(content)
    assert refusals(file) == [f"method.yaml: {said}"]


def test_a_file_that_is_not_there_is_refused() -> None:
    assert refusals(Path("/nowhere/method.yaml")) == ["method.yaml: the file cannot be opened: No such file or directory"]


def test_a_folder_without_a_method_is_refused(tmp_path: Path) -> None:
    assert refusals(tmp_path) == [f"{tmp_path.name}: the folder holds no file whose name ends in .yaml"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(JSW_FOLDER, tmp_path / "jsw-2019"))


def test_the_files_of_a_folder_are_one_document(folder: Path) -> None:
    assert load(folder) == JSW == shipped("jsw-2019")


def test_a_member_given_in_two_files_is_refused_naming_both(folder: Path) -> None:
    with (folder / "report.yaml").open("a") as file:
        file.write("total_weeks: 30\n")
    assert refusals(folder) == ["report.yaml: total_weeks: this is given in plan.yaml too; keep one"]


def test_every_file_that_cannot_be_read_is_named_at_once(folder: Path) -> None:
    (folder / "plan.yaml").write_text("a: [\n")
    (folder / "report.yaml").write_text("")
    assert [said.split(":")[0] for said in refusals(folder)] == ["plan.yaml", "report.yaml"]


def test_what_is_wrong_names_the_file_it_came_from(folder: Path) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(
        plan.read_text().replace("roles: [analyst]", "roles: [senior_manager]", 1).replace("weekday: wednesday", "weekday: midweek")
    )
    (said,) = refusals(folder)
    assert said.startswith("plan.yaml: tasks[submit_self_evaluation].deadline.weekday: this has to be 'monday'")


def test_a_contradiction_names_the_file_it_came_from(folder: Path) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text().replace("roles: [analyst]", "roles: [senior_manager]", 1))
    assert refusals(folder) == [
        "plan.yaml: tasks[draw_case_sample].roles: senior_manager is a role of the council, and the task is the inspectorate's"
    ]


def test_a_method_in_one_file_reads_as_well() -> None:
    assert load(THEMATIC_FILE).id == "throughcare-thematic"
