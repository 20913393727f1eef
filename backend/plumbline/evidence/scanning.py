"""Checking files for malware. Nothing that waits for a check can be opened, and a scanner that is away leaves it waiting."""

import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO, Protocol
from urllib.parse import urlsplit

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.evidence.model import EvidenceVersion, ScanState
from plumbline.kernel.storage import Storage

CHUNK = 1024**2
SECONDS = 120
LONGEST_REPLY = 4096
AT_ONCE = 20
CHUNKS_BETWEEN_SIGNS = 64
NOT_LOOKED_INTO = (b"Heuristics.Encrypted", b"Heuristics.Limits.Exceeded")
"""What ClamAV finds, if so configured (docker/clamd.conf), where it could not look inside."""

log = structlog.get_logger(__name__)


class Scanner(Protocol):
    """Whatever says whether a file is harmless."""

    def scan(self, file: BinaryIO, size: int, sign_of_life: Callable[[], object]) -> ScanState:
        """Give clean, infected or unscannable; raises OSError where the scanner does not answer."""
        ...


class Clamd:
    """ClamAV's daemon, spoken to in its INSTREAM protocol: a file never has to lie where the daemon could read it.

    `limit` is the size in bytes, of a file, up to which the daemon looks inside. By default it calls a larger one harmless
    without having looked, so that a larger one is not sent at all.
    """

    def __init__(self, address: str, limit: int) -> None:
        parts = urlsplit(address)
        if parts.scheme != "clamd" or not (parts.path.strip("/") or parts.hostname):
            raise ValueError("a scanner is written clamd://host:port or clamd:///path/of/its/socket")
        self._path = "" if parts.hostname else parts.path
        self._host, self._port = parts.hostname or "", parts.port or 3310
        self._limit = limit

    def scan(self, file: BinaryIO, size: int, sign_of_life: Callable[[], object]) -> ScanState:
        """Send the file in pieces and read the verdict. `sign_of_life` is called while a large one is under way."""
        if size > self._limit:
            return ScanState.UNSCANNABLE
        with self._line() as line:
            # A daemon that has seen enough (its own limit, usually) answers and hangs up: what it said is still to be read.
            with suppress(BrokenPipeError, ConnectionResetError):
                _send(line, file, sign_of_life)
            return _verdict(_reply(line))

    def _line(self) -> socket.socket:
        if not self._path:
            return socket.create_connection((self._host, self._port), timeout=SECONDS)
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(SECONDS)
        line.connect(self._path)
        return line


def scan_waiting(session: Session, storage: Storage, scanner: Scanner) -> int:
    """Check the files that wait, the oldest first; gives how many got a verdict. Without an answer they go on waiting."""
    waiting = session.execute(
        select(EvidenceVersion)
        .where(EvidenceVersion.state == ScanState.SCANNING)
        .order_by(EvidenceVersion.received_at, EvidenceVersion.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).scalars()
    done = 0
    for version in waiting.all():
        try:
            with storage.open(version.sha256) as file:
                # The database ends a transaction that says nothing for a minute; a large file takes longer.
                version.state = scanner.scan(file, version.size, lambda: session.execute(select(1)))
        except OSError as failure:
            log.warning("scanner_away", error=type(failure).__name__)
            break
        done += 1
        session.flush()
    return done


def _send(line: socket.socket, file: BinaryIO, sign_of_life: Callable[[], object]) -> None:
    line.sendall(b"zINSTREAM\0")
    count = 0
    while piece := file.read(CHUNK):
        line.sendall(struct.pack("!I", len(piece)) + piece)
        count += 1
        if count % CHUNKS_BETWEEN_SIGNS == 0:
            sign_of_life()
    line.sendall(struct.pack("!I", 0))


def _reply(line: socket.socket) -> bytes:
    reply = b""
    while b"\0" not in reply and len(reply) < LONGEST_REPLY and (piece := line.recv(LONGEST_REPLY)):
        reply += piece
    return reply.strip(b"\0 \n")


def _verdict(reply: bytes) -> ScanState:
    """Read ClamAV's answer. Whatever is not a plain yes is not clean: it fails closed."""
    if reply == b"stream: OK":
        return ScanState.CLEAN
    if reply.endswith(b" FOUND"):
        return ScanState.UNSCANNABLE if any(reason in reply for reason in NOT_LOOKED_INTO) else ScanState.INFECTED
    if reply.endswith(b"ERROR") and b"size limit" in reply:
        return ScanState.UNSCANNABLE
    raise ConnectionError("the scanner did not give a verdict")
