"""The product's own processes, for tests that start and stop them as a person does."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

PLUMBLINE = Path(sys.prefix) / "bin" / "plumbline"


@dataclass
class Run:
    """One `plumbline run` on a port of its own."""

    home: Path
    port: int
    through: tuple[str, ...] = ()
    settings: dict[str, str] = field(default_factory=dict)
    demonstration: bool = False
    started: ClassVar[list["Run"]] = []

    def __post_init__(self) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PLUMBLINE_")}
        environment["PLUMBLINE_ENVIRONMENT"] = "demonstration" if self.demonstration else "test"
        environment |= {"PORT": str(self.port), "PLUMBLINE_HOME": str(self.home), **self.settings}
        self.process = subprocess.Popen(
            [*self.through, str(PLUMBLINE), "run"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment,
            start_new_session=True,
        )

        self.started.append(self)

    def ready(self) -> str:
        """Wait for the line that says so; gives all that was said before it."""
        said = []
        assert self.process.stdout is not None
        for line in self.process.stdout:
            said.append(line)
            if "Plumbline is ready" in line:
                return "".join(said)
        raise AssertionError("".join(said))

    def stop(self, number: int = signal.SIGINT) -> float:
        """Send a signal to all of it, as the terminal does; gives the seconds until it was gone."""
        began = time.monotonic()
        os.killpg(self.process.pid, number)
        said, _ = self.process.communicate(timeout=20)
        if number != signal.SIGKILL:
            assert said.rstrip().endswith("stopped"), said
        return time.monotonic() - began


def end_what_failed_tests_left() -> None:
    """End every run that is still there, with all that it started."""
    for run in Run.started:
        if run.process.poll() is None:
            os.killpg(run.process.pid, signal.SIGKILL)
        run.process.communicate()
    Run.started.clear()


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Whether something speaks HTTP there; which answer it gives is not the point."""
    try:
        with urllib.request.urlopen(f"http://localhost:{port}/healthz", timeout=5) as answer:
            return bool(answer.status)
    except urllib.error.HTTPError as refusal:
        refusal.close()
        return True
    except OSError:
        return False
