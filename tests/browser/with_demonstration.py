"""Run a command of the pages against a server of its own with the demonstration in it: `python -m … npm run accessibility`."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.finding import CHECKOUT, find_browser
from tests.processes import Run, end_what_failed_tests_left, free_port

from plumbline.operations import embedded


@contextmanager
def demonstration(home: Path) -> Iterator[dict[str, str]]:
    """Start a server over a data folder, empty or copied; gives the environment in which the specs find it and a browser."""
    run = Run(home, free_port(), demonstration=True)
    try:
        run.ready()
        yield {
            **os.environ,
            "CHROMIUM_PATH": str(find_browser()),
            "PLUMBLINE_E2E_URL": f"http://localhost:{run.port}",
            "PLUMBLINE_E2E_ACCOUNTS": str(home / "demonstration-accounts.json"),
            "PLUMBLINE_HOME": str(home),
        }
    finally:
        end_what_failed_tests_left()
        embedded.start(home).stop(discard=True)


def main(command: list[str]) -> int:
    """Give what the command gave."""
    with tempfile.TemporaryDirectory(prefix="plumbline-") as folder, demonstration(Path(folder) / "home") as environment:
        return subprocess.run(command, check=False, cwd=CHECKOUT / "frontend", env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
