"""Files are checked by a scanner that may be away, slow or unsure: nothing is open before 'clean'."""

import io
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from sqlalchemy import update
from tests.evidence.conftest import Item, Library

from plumbline.evidence.jobs import file_jobs
from plumbline.evidence.model import EvidenceVersion, ScanState
from plumbline.evidence.scanning import Clamd, scan_waiting
from plumbline.kernel.transaction import system_session
from plumbline.settings import Settings

LIMIT = 100 * 1024**2
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@dataclass
class Daemon:
    """A scanner that speaks ClamAV's protocol: it finds EICAR and, if told so, gives another answer."""

    listener: socket.socket
    answer: bytes | None = None
    hangs_up_after: int | None = None
    received: list[int] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"clamd://127.0.0.1:{self.listener.getsockname()[1]}"

    def serve(self) -> None:
        while True:
            try:
                line, _ = self.listener.accept()
            except OSError:
                return
            with line, line.makefile("rb") as said:
                assert said.read(10) == b"zINSTREAM\0"
                content = b""
                while size := int.from_bytes(said.read(4), "big"):
                    content += said.read(size)
                    if self.hangs_up_after is not None and len(content) >= self.hangs_up_after:
                        break
                self.received.append(len(content))
                found = b"stream: Eicar-Signature FOUND" if EICAR in content else b"stream: OK"
                line.sendall((self.answer if self.answer is not None else found) + b"\0")


@pytest.fixture
def daemon() -> Iterator[Daemon]:
    daemon = Daemon(socket.create_server(("127.0.0.1", 0)))
    thread = threading.Thread(target=daemon.serve)
    thread.start()
    yield daemon
    daemon.listener.shutdown(socket.SHUT_RDWR)
    daemon.listener.close()
    thread.join(timeout=5)


@pytest.mark.parametrize(
    ("content", "answer", "state"),
    [
        (b"harmless", None, ScanState.CLEAN),
        (EICAR, None, ScanState.INFECTED),
        (b"locked", b"stream: Heuristics.Encrypted.Zip FOUND", ScanState.UNSCANNABLE),
        (b"too long", b"INSTREAM size limit exceeded. ERROR", ScanState.UNSCANNABLE),
        (b"too deep", b"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND", ScanState.UNSCANNABLE),
    ],
)
def test_a_verdict_is_read_as_it_was_meant(daemon: Daemon, content: bytes, answer: bytes | None, state: ScanState) -> None:
    daemon.answer = answer
    assert Clamd(daemon.address, LIMIT).scan(io.BytesIO(content), len(content), lambda: None) is state


@pytest.mark.parametrize("answer", [b"", b"UNKNOWN COMMAND", b"stream: ERROR"])
def test_an_answer_that_is_no_verdict_is_never_clean(daemon: Daemon, answer: bytes) -> None:
    daemon.answer = answer
    with pytest.raises(OSError, match="verdict"):
        Clamd(daemon.address, LIMIT).scan(io.BytesIO(b"x"), 1, lambda: None)


def test_a_large_file_keeps_its_transaction_awake(daemon: Daemon) -> None:
    signs: list[int] = []
    size = 130 * 1024**2
    Clamd(daemon.address, size).scan(io.BytesIO(bytes(size)), size, lambda: signs.append(1))
    assert (len(signs), daemon.received) == (2, [size])


def test_a_file_that_the_scanner_would_not_look_into_is_not_called_clean_and_not_sent(daemon: Daemon) -> None:
    assert Clamd(daemon.address, 3).scan(io.BytesIO(b"four"), 4, lambda: None) is ScanState.UNSCANNABLE
    assert daemon.received == []


def test_a_scanner_that_answers_and_hangs_up_halfway_is_heard_and_holds_up_no_other_file(daemon: Daemon) -> None:
    daemon.hangs_up_after, daemon.answer = 1024**2, b"INSTREAM size limit exceeded. ERROR"
    content = bytes(60 * 1024**2)
    assert Clamd(daemon.address, LIMIT).scan(io.BytesIO(content), len(content), lambda: None) is ScanState.UNSCANNABLE


@pytest.mark.parametrize("address", ["clamd://", "http://scanner:3310", "yes"])
def test_a_scanner_that_cannot_be_reached_by_its_address_is_refused_at_the_start(settings: Settings, address: str) -> None:
    with pytest.raises(ValueError, match="clamd://"):
        file_jobs(settings.model_copy(update={"scanner": address}))


def scanned(library: Library, address: str) -> int:
    app = library.cast.app
    with system_session(app.state.database) as session:
        return scan_waiting(session, app.state.storage, Clamd(address, LIMIT))


def waiting(library: Library, content: bytes) -> Item:
    item = library.put(library.add(), content, name="note.txt").json()
    with system_session(library.cast.app.state.database) as session:
        session.execute(update(EvidenceVersion).where(EvidenceVersion.evidence_id == item["id"]).values(state=ScanState.SCANNING))
    return item


def opened(library: Library, item: Item) -> int:
    return library.coordinator.get(f"{library.path}/{item['id']}/content").status_code


def test_a_file_opens_when_it_was_found_clean_and_an_infected_one_never(library: Library, daemon: Daemon) -> None:
    clean, infected = waiting(library, b"What people told us"), waiting(library, EICAR)
    assert (opened(library, clean), opened(library, infected)) == (409, 409)
    assert scanned(library, daemon.address) == 2
    assert (opened(library, clean), opened(library, infected)) == (200, 409)
    assert scanned(library, daemon.address) == 0


def test_files_wait_while_the_scanner_is_away(library: Library, daemon: Daemon) -> None:
    item = waiting(library, b"What people told us")
    assert scanned(library, "clamd://127.0.0.1:1") == 0
    assert opened(library, item) == 409
    assert scanned(library, daemon.address) == 1
    assert opened(library, item) == 200


@pytest.fixture
def with_scanner(library: Library) -> Iterator[None]:
    state = library.cast.app.state
    kept = state.settings
    state.settings = kept.model_copy(update={"scanner": "clamd://127.0.0.1:1"})
    yield
    state.settings = kept


def test_with_a_scanner_a_new_file_waits_for_it(library: Library, with_scanner: None) -> None:
    assert library.put(library.add()).json()["file"]["state"] == "scanning"
