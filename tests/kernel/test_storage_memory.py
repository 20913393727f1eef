"""A large upload costs no more memory than a small one. Measured in a process of its own, since pytest's is full of other things."""

import subprocess
import sys
from pathlib import Path

UPLOAD_MIB = 200
ALLOWED_MIB = 32

SCRIPT = """
import asyncio, os, sys
from pathlib import Path
from plumbline.kernel.storage import Storage

def peak_mib():
    return next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")) / 1024

async def chunks(mib):
    for _ in range(mib):
        yield os.urandom(1024**2)

async def measure(storage):
    await storage.keep(chunks(1), 1024**3)
    before = peak_mib()
    keys = [(await storage.write_part(chunks(8), 8 * 1024**2))[0] for _ in range(int(sys.argv[2]) // 8)]
    stored = await storage.keep(storage.read_parts(keys), 1024**3)
    async for _ in storage.read(stored.sha256):
        pass
    with storage.open(stored.sha256) as file:
        file.seek(-1, 2)
        file.read()
    await storage.keep(chunks(int(sys.argv[2])), 1024**3)
    print(peak_mib() - before)

asyncio.run(measure(Storage.at(Path(sys.argv[1]))))
"""


def test_200_mb_written_assembled_and_read_raise_the_memory_by_at_most_32_mib(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), str(UPLOAD_MIB)], capture_output=True, text=True, timeout=120, check=True
    )
    assert float(run.stdout) <= ALLOWED_MIB
