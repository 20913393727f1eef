"""The pages in a real browser, against the real server with the demonstration in it."""

import subprocess
from pathlib import Path

import pytest
from tests.browser.finding import CHECKOUT
from tests.browser.with_demonstration import demonstration
from tests.homes import FirstStart

E2E_SECONDS = 1500


# `later` brings `working`, which has to be done before it; see frontend/playwright.config.ts.
PARTS = ("later", "reading")


@pytest.mark.parametrize("part", PARTS)
def test_the_pages_work_in_a_browser(tmp_path: Path, demonstrated: FirstStart, part: str) -> None:
    report = tmp_path / "report.txt"
    with demonstration(demonstrated.copied_to(tmp_path / "home")) as environment, report.open("w") as output:
        npm = ["npm", "run", "--silent", "e2e", "--", f"--project={part}"]
        done = subprocess.run(
            npm, check=False, cwd=CHECKOUT / "frontend", env=environment, stdout=output, stderr=output, timeout=E2E_SECONDS
        )
    assert done.returncode == 0, report.read_text()
