"""A data folder with the demonstration in it: made once for the whole run by the command itself, and copied for each use."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.processes import Run, free_port

from plumbline.operations import account, embedded

CLUSTER = "postgresql"


@dataclass(frozen=True)
class FirstStart:
    """What `plumbline run` said when it started in an empty folder, and the data folder that it left."""

    said: str
    kept: Path

    def copied_to(self, home: Path) -> Path:
        """Give the folder once more, where PostgreSQL can start over it."""
        shutil.copytree(self.kept, home, ignore=shutil.ignore_patterns(CLUSTER))
        cluster = home / CLUSTER
        _copy(self.kept / CLUSTER, account.private_folder(cluster) if account.needed() else cluster)
        return home


def first_start(folder: Path) -> FirstStart:
    """Start in an empty folder and stop again; what another worker has done already is taken as it is."""
    folder.mkdir(exist_ok=True)
    home, kept, said = folder / "home", folder / "kept", folder / "said.txt"
    with embedded.locked(folder / "first-start.lock"):
        if not said.exists():
            run = Run(home, free_port(), demonstration=True)
            words = run.ready()
            run.stop()
            shutil.copytree(home, kept, ignore=shutil.ignore_patterns(CLUSTER))
            _copy(home / CLUSTER, kept / CLUSTER)
            shutil.rmtree((home / CLUSTER).resolve())
            said.write_text(words)
    return FirstStart(said.read_text(), kept)


def _copy(cluster: Path, place: Path) -> None:
    """With owners and modes: PostgreSQL starts over no others."""
    place.mkdir(mode=0o700, exist_ok=True)
    subprocess.run(["cp", "-a", f"{cluster}/.", str(place)], check=True)
