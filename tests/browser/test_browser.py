"""The pages in a real browser, against the real server with the demonstration in it."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.finding import CHECKOUT, find_browser
from tests.processes import Run, end_what_failed_tests_left, free_port

from plumbline.operations import embedded

E2E_SECONDS = 540


@pytest.fixture
def demonstration(tmp_path: Path) -> Iterator[Run]:
    """A server of its own, started as a newcomer starts it."""
    run = Run(tmp_path / "home", free_port(), demonstration=True)
    run.ready()
    yield run
    end_what_failed_tests_left()
    embedded.start(run.home).stop(discard=True)


def test_the_pages_work_in_a_browser(demonstration: Run, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "CHROMIUM_PATH": str(find_browser()),
        "PLUMBLINE_E2E_URL": f"http://localhost:{demonstration.port}",
        "PLUMBLINE_E2E_ACCOUNTS": str(demonstration.home / "demonstration-accounts.json"),
        "PLUMBLINE_HOME": str(demonstration.home),
    }
    report = tmp_path / "report.txt"
    with report.open("w") as output:
        npm = ["npm", "run", "--silent", "e2e"]
        done = subprocess.run(
            npm, check=False, cwd=CHECKOUT / "frontend", env=environment, stdout=output, stderr=output, timeout=E2E_SECONDS
        )
    assert done.returncode == 0, report.read_text()
