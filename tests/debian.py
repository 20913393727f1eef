"""What a test needs of the machine and does not find, taken from Debian's packages where we may install."""

import os
import shutil
import subprocess


def install(package: str) -> None:
    """Try to install a package. Does nothing where we may not; whoever needs it then says so."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", package]):
        subprocess.run(command, check=False, capture_output=True, env=environment, timeout=600)
