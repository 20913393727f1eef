"""What the documentation tells people to type does what it says, against a server that really serves."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

from tests.docs.conftest import Machine
from tests.docs.real_files import write_all

from plumbline.demonstration.texts import INDICATORS
from plumbline.identity.roles import Role

DOCS = Path(__file__).resolve().parents[2] / "docs" / "api"


def run(machine: Machine, *command: str) -> str:
    done = subprocess.run(command, check=False, env=machine.environment, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def snippets(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", (DOCS / "README.md").read_text(), re.MULTILINE | re.DOTALL)


def test_council_it_submits_a_self_evaluation_and_three_files_with_curl_alone_and_reads_the_receipt(
    machine: Machine, tmp_path: Path
) -> None:
    for name in ("files", "sections"):
        (tmp_path / name).mkdir()
    write_all(tmp_path / "files")
    for code, told in INDICATORS.items():
        statements = [
            {"kind": "strength", "text": told.strength, "citations": [{"evidence": "E-001", "locator": "s. 1"}]},
            {"kind": "area_for_improvement", "text": told.improvement, "citations": [{"evidence": "E-002"}]},
            {"kind": "action", "text": told.action},
        ]
        (tmp_path / "sections" / f"{code}.json").write_text(json.dumps({"statements": statements, "how_do_we_know": told.known}))
    said = run(machine, str(DOCS / "submit-self-evaluation.sh"), str(tmp_path))
    assert "brought annual-report.pdf as E-001" in said
    inspection = machine.inspection
    lead = inspection.by(Role.LEAD_INSPECTOR)
    receipt = lead.get(f"{inspection.path}/self-evaluation/submission/receipt").json()
    assert said.endswith(f"{receipt['text']}\n")
    assert receipt["on_time"]
    sent = {file.name: file.read_bytes() for file in (tmp_path / "files").iterdir()}
    assert {one["file_name"]: one["sha256"] for one in receipt["evidence"]} == {
        name: hashlib.sha256(content).hexdigest() for name, content in sent.items()
    }
    for one in lead.get(f"{inspection.path}/evidence").json()["items"]:
        assert lead.get(f"{inspection.path}/evidence/{one['id']}/content").content == sent[one["file"]["file_name"]]
    assert INDICATORS["5.2"].improvement in lead.get(f"{inspection.path}/self-evaluation").text


def test_every_curl_snippet_of_the_cookbook_runs(machine: Machine) -> None:
    found = snippets("sh")
    assert len(found) == 10
    said = run(machine, "bash", "-euo", "pipefail", "-c", "\n".join(found))
    assert "/problems/not-found" in said
    assert "2026-03-18T12:00" in said


def test_every_python_snippet_of_the_cookbook_runs(machine: Machine) -> None:
    found = snippets("python")
    assert len(found) == 4
    said = run(machine, sys.executable, "-W", "error", "-c", "\n".join(found))
    assert "E-001" in said
    assert "put_evidence_content" in said or "change_evidence" in said
