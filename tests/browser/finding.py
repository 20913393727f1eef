"""A Chromium for the tests: one that is named, one of the system, or one that is installed now. None is a failure."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.debian import install

CHECKOUT = Path(__file__).resolve().parents[2]
# The shell first: the same engine without the parts that only a window needs, which were a seventh of the run.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
# The newest that runs on every Node that Plumbline runs on.
PACKAGE = "@sparticuz/chromium@147.0.0"
UNPACK = 'import c from "@sparticuz/chromium"; process.stdout.write(await c.executablePath());'
# Its own libraries beside it; its own default arguments are not taken, for they switch web security off.
START = """#!/bin/sh
LD_LIBRARY_PATH='{0}/al2023/lib' exec '{0}/chromium' "$@"
"""


def find_browser() -> Path:
    """Give a browser's program, installing one where there is none. Raises RuntimeError where that fails too."""
    if given := os.environ.get("CHROMIUM_PATH"):
        return Path(given)
    found = _of_the_system() or _from_debian() or _from_npm()
    if found is None:
        raise RuntimeError("no browser for the tests: install chromium, or name one in CHROMIUM_PATH")
    return found


def _of_the_system() -> Path | None:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return Path(found) if found else MAC if MAC.exists() else None


def _from_debian() -> Path | None:
    install(SHELL)
    return _of_the_system()


def _from_npm() -> Path | None:
    folder = CHECKOUT / "build" / "browser"
    start = folder / "chromium.sh"
    if not start.exists():
        unpacked = folder / "unpacked"
        unpacked.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--no-save", "--prefix", str(folder), PACKAGE], check=True, capture_output=True, timeout=600)
        # It adds its libraries only where it believes itself to be on the service that it was packed for.
        environment = {**os.environ, "TMPDIR": str(unpacked), "AWS_EXECUTION_ENV": "AWS_Lambda_nodejs20.x"}
        unpack = ["node", "--input-type=module", "--eval", UNPACK]
        subprocess.run(unpack, check=True, capture_output=True, cwd=folder, env=environment, timeout=600)
        start.write_text(START.format(unpacked))
        start.chmod(0o755)
    return start
