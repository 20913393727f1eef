"""What the guide tells people to type draws the sample again, three ways with one result (R54)."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.case_files.samples.frames import frame_of_949

from plumbline.case_files.samples.drawing import Case, commitment_of, draw, frame_sha256, frame_text

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "guide" / "case-sample.md").read_text(encoding="utf-8")
SEED = bytes(range(224, 256))
SIZE, FLOOR = 64, 2
ENOUGH = 40
"""Cases of the frame that the shell goes through: each costs it three processes."""
COMMAND = f"""#!{sys.executable}
import sys
from plumbline.case_files.samples.commands import sample
sample(sys.argv[2:], prog_name="plumbline sample")
"""
"""The one group of the command line, without the half of the product that starting all of it would read."""


def snippets(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def laid_out(folder: Path, cases: list[Case], size: int) -> list[str]:
    """Put the files there as they are downloaded; gives the references that were drawn."""
    strata = draw(SEED, cases, size, FLOOR)
    drawn = [case.reference for stratum in strata for case in stratum.drawn]
    (folder / "frame.txt").write_text(frame_text(cases), encoding="utf-8")
    (folder / "sizes.txt").write_text("".join("\t".join(one.stratum) + f"\t{one.size}\n" for one in strata), encoding="utf-8")
    rows = (",".join((case.reference, *case.stratum)) for case in cases[::-1])
    (folder / "list.csv").write_text("\n".join(["case_ref,age_band", *rows]), encoding="utf-8")
    (folder / "sample.csv").write_text("\n".join(["case_ref", *drawn]))
    return drawn


def run(folder: Path, cases: list[Case], *command: str) -> str:
    (folder / "plumbline").write_text(COMMAND)
    (folder / "plumbline").chmod(0o755)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    claims = {"SEED": SEED.hex(), "COMMITMENT": commitment_of(SEED), "FRAME_SHA256": frame_sha256(cases)}
    done = subprocess.run(
        command, check=False, cwd=folder, env={**os.environ, **claims, "PATH": path}, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").split()


def test_the_guide_is_short_enough_to_be_checked_by_reading() -> None:
    assert len(snippets("sh")) == 2
    assert len(snippets("python")) == 1
    assert all(len(snippet.splitlines()) <= 11 for snippet in (*snippets("sh"), *snippets("python")))


def test_r54_the_command_of_the_guide_bears_out_the_sample(tmp_path: Path) -> None:
    drawn = laid_out(tmp_path, frame_of_949(), SIZE)
    said = run(tmp_path, frame_of_949(), "bash", "-euo", "pipefail", "-c", snippets("sh")[0])
    assert said.count("Everything that was given is borne out.") == 2
    assert lines(tmp_path / "drawn.txt") == lines(tmp_path / "drawn-from-list.txt") == drawn


@pytest.mark.parametrize("strata", [1, 2, 0], ids=["one column", "two columns", "none"])
def test_r54_ten_lines_of_shell_and_of_python_draw_the_same_cases(strata: int, tmp_path: Path) -> None:
    assert shutil.which("openssl"), "the guide's shell uses openssl: install it"
    cases = [Case(case.reference, (*case.stratum, "in force")[:strata]) for case in frame_of_949()[:: 949 // ENOUGH]]
    drawn = sorted(laid_out(tmp_path, cases, 20))
    said = run(tmp_path, cases, "bash", "-euo", "pipefail", "-c", snippets("sh")[1])
    assert said.splitlines() == ["the frame is the one recorded", "the seed is the one committed to"]
    assert run(tmp_path, cases, sys.executable, "-c", snippets("python")[0]).strip() == "True True"
    assert lines(tmp_path / "drawn-by-shell.txt") == lines(tmp_path / "drawn-by-python.txt") == drawn
