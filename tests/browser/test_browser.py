"""The pages in a real browser, against the real server with the demonstration in it."""

import subprocess
from pathlib import Path

from tests.browser.finding import CHECKOUT
from tests.browser.with_demonstration import demonstration

E2E_SECONDS = 1500


def test_the_pages_work_in_a_browser(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    with demonstration(tmp_path / "home") as environment, report.open("w") as output:
        npm = ["npm", "run", "--silent", "e2e"]
        done = subprocess.run(
            npm, check=False, cwd=CHECKOUT / "frontend", env=environment, stdout=output, stderr=output, timeout=E2E_SECONDS
        )
    assert done.returncode == 0, report.read_text()
