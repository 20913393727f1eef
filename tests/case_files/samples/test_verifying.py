"""`plumbline sample verify`: anybody with the list and the seed draws the sample again (R54)."""

from pathlib import Path

import pytest
from click.testing import Result
from tests.case_files.samples.frames import frame_of_949
from typer.testing import CliRunner

from plumbline.case_files.samples.drawing import commitment_of, draw, frame_sha256, frame_text
from plumbline.cli import app

SEED = bytes(range(32))
ASKED = ["--seed", SEED.hex(), "--size", "64", "--floor", "2"]


def verify(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["sample", "verify", *(str(argument) for argument in arguments)])


@pytest.fixture
def frame(tmp_path: Path) -> Path:
    file = tmp_path / "frame.txt"
    file.write_text(frame_text(frame_of_949()))
    return file


@pytest.fixture
def drawn() -> list[str]:
    return [case.reference for stratum in draw(SEED, frame_of_949(), 64, 2) for case in stratum.drawn]


def test_r54_the_downloaded_frame_gives_the_sample_and_bears_out_what_was_recorded(frame: Path, drawn: list[str], tmp_path: Path) -> None:
    sample = tmp_path / "sample.csv"
    sample.write_text("\n".join(["case_ref,stratum", *(f"{reference},x" for reference in drawn)]))
    claims = ["--commitment", commitment_of(SEED), "--frame-sha256", frame_sha256(frame_of_949()), "--sample", sample]
    done = verify(frame, *ASKED, *claims)
    assert done.exit_code == 0, done.output
    assert done.stdout.split() == drawn
    assert "949 cases; the SHA-256 of the frame is" in done.stderr
    assert "31-40: 18 of 280" in done.stderr
    assert done.stderr.endswith("Everything that was given is borne out.\n")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_r54_the_councils_own_list_does_in_any_order_of_rows_and_columns(separator: str, drawn: list[str], tmp_path: Path) -> None:
    rows = [("locality", "age_band", "case_ref"), *(("North", case.stratum[0], f" {case.reference} ") for case in frame_of_949()[::-1])]
    file = tmp_path / "list.csv"
    file.write_text("\n".join(separator.join(row) for row in rows), encoding="utf-8-sig")
    done = verify(file, *ASKED, "--stratum", "age_band")
    assert done.exit_code == 0, done.output
    assert done.stdout.split() == drawn
    assert f"the SHA-256 of the frame is {frame_sha256(frame_of_949())}" in done.stderr


def test_r54_what_was_altered_is_named(frame: Path, drawn: list[str], tmp_path: Path) -> None:
    sample = tmp_path / "sample.txt"
    sample.write_text("\n".join(["SM-0900X", *drawn[1:]]))
    done = verify(frame, *ASKED, "--commitment", "0" * 64, "--frame-sha256", "1" * 64, "--sample", sample)
    assert done.exit_code == 1
    assert f"The seed is not the one that was committed to: its SHA-256 is {commitment_of(SEED)}." in done.stderr
    assert "The frame is another one" in done.stderr
    assert "1 in the sample, and not drawn here: SM-0900X" in done.stderr
    assert f"1 drawn here, and not in the sample: {drawn[0]}" in done.stderr
    assert "borne out" not in done.stderr


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("case_ref\nSM-1\nSM-1\n", ["--size", "1"], "A case stands twice in the frame."),
        ("case_ref\nSM-1\n", ["--size", "2"], "There are not as many cases."),
        ("case_ref\nSM-1\n", ["--size", "1", "--stratum", "age_band"], "has no column age_band."),
        ("SM-1\tin force\n", ["--size", "1", "--stratum", "age_band"], "leave out --stratum."),
        ("SM-1\ta\nSM-2\tb\n", ["--size", "1", "--floor", "1"], "the strata need 2 cases, and the size is 1."),
        ("SM-1\n", ["--size", "1", "--seed", "abcd"], "The seed has 32 bytes."),
        ("SM-1\n", ["--size", "1", "--seed", "xyz"], "Non-hexadecimal"),
    ],
)
def test_what_cannot_be_drawn_from_says_what_to_change(text: str, options: list[str], said: str, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(text)
    done = verify(file, "--seed", SEED.hex(), *options)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_a_file_that_is_not_there_or_not_in_utf_8_is_no_traceback(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    assert "cannot be read" in verify(file, *ASKED).stderr
    file.write_bytes("case_ref\nCafé\n".encode("cp1252"))
    assert "is not in UTF-8" in verify(file, *ASKED).stderr


def test_what_parts_lines_inside_a_cell_of_a_list_begins_no_new_row(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text('case_ref,note\nA1,"two\nlines"\nA2,one\u2028other\nA3,none\n', encoding="utf-8")
    done = verify(file, "--seed", SEED.hex(), "--size", "3")
    assert sorted(done.stdout.split()) == ["A1", "A2", "A3"], done.output
