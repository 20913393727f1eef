"""What the guide tells council IT to type sends a case list, and says what is wrong with one that is refused (R52)."""

import json
import re
import subprocess
from pathlib import Path

from tests.case_files.lists.sent import agree, ask, cases, csv_of, state
from tests.docs.conftest import Machine

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "guide" / "case-list.md").read_text(encoding="utf-8")


def run(machine: Machine, folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ("bash", "-euo", "pipefail", "-c", script),
        check=False,
        cwd=folder,
        env=machine.environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_r52_a_program_checks_a_list_and_sends_it(machine: Machine, tmp_path: Path) -> None:
    [_, script] = re.findall(r"^```sh\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    inspection = machine.inspection
    agree(inspection)
    assert ask(inspection).status_code == 201
    (tmp_path / "list.csv").write_bytes(csv_of(cases(3, gender="x")))
    checked = run(machine, tmp_path, script)
    assert (checked.returncode, state(inspection)["versions"]) == (1, 0)
    without_the_check = "\n".join(line for line in script.splitlines() if "dry_run" not in line)
    refused = run(machine, tmp_path, without_the_check)
    assert refused.returncode == 22
    assert json.loads(refused.stdout)["errors"][0]["pointer"] == "/rows/2/gender"
    (tmp_path / "list.csv").write_bytes(csv_of(cases(3)))
    sent = run(machine, tmp_path, script)
    assert sent.returncode == 0, sent.stdout + sent.stderr
    assert (json.loads(sent.stdout)["version"]["version"], state(inspection)["accepted"]["cases"]) == (2, 3)
