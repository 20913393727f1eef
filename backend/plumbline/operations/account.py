"""The system account that PostgreSQL runs as when Plumbline is started by root.

PostgreSQL refuses to run as root. Its account cannot be relied on to enter the folders above a
checkout or a data folder (`/root` is 0700), and opening them would change the mode of folders that
are not ours. So as root the cluster lives in `/var/lib/plumbline`, and so does a copy of
PostgreSQL's programs when the account cannot reach those of the virtual environment.
"""

import os
import pwd
import secrets
import shutil
import stat
import subprocess
from pathlib import Path

from plumbline.operations.trouble import Trouble

NAME = "plumbline"
STATE = Path("/var/lib/plumbline")


def needed() -> bool:
    return os.geteuid() == 0


def ensure_account() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        pass
    useradd = shutil.which("useradd")
    if useradd is None:
        raise Trouble(
            f"PostgreSQL refuses to run as root, and there is no `useradd` to make the account {NAME!r} for it. "
            f"Make that account, or start Plumbline as an ordinary user."
        )
    subprocess.run(
        [
            useradd,
            "--system",
            "--no-create-home",
            "--home-dir",
            str(STATE),
            "--shell",
            "/usr/sbin/nologin",
            NAME,
        ],
        check=True,
        capture_output=True,
    )
    return pwd.getpwnam(NAME)


def private_folder(link: Path) -> Path:
    """The folder behind `link`, owned by the account: a new name for each new link, so that a data
    folder that was deleted and made again never meets its old cluster."""
    owner = ensure_account()
    STATE.mkdir(mode=0o755, parents=True, exist_ok=True)
    if not link.is_symlink():
        link.symlink_to(STATE / secrets.token_hex(6), target_is_directory=True)
    folder = link.readlink()
    folder.mkdir(mode=0o700, exist_ok=True)
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return folder


def reachable(path: Path) -> bool:
    """Whether everybody may enter `path` and every folder above it."""
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in (path, *path.parents))


def copied_programs(package: Path, version: str, major_folder: str) -> Path:
    """A copy of the wheel's programs where the account can run them, made once for each version."""
    place = STATE / f"programs-{version}"
    copy = place / package.name / major_folder
    if not copy.exists():
        place.mkdir(mode=0o755, parents=True, exist_ok=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, place / libraries.name, dirs_exist_ok=True)
        # Copied beside and then renamed: a copy that was broken off is never taken for a whole one.
        beside = place / f".{major_folder}-{secrets.token_hex(4)}"
        shutil.copytree(package / major_folder, beside)
        copy.parent.mkdir(exist_ok=True)
        try:
            beside.rename(copy)
        except OSError:  # another start was faster
            shutil.rmtree(beside)
    return copy
