"""Uploads in parts (tus 1.0.0): what has arrived stays, and the whole counts by its beginning (R60)."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from httpx2 import Response
from tests.evidence import files
from tests.evidence.conftest import Item, Library
from tests.people import Person

from plumbline.evidence.uploads import PART_BYTES, forget_expired_uploads
from plumbline.identity.roles import Role
from plumbline.kernel.clock import read_now
from plumbline.kernel.transaction import system_session

TUS = {"Tus-Resumable": "1.0.0"}
LARGE = files.PDF + b"%" + bytes(range(1, 250)) * 80_000  # almost 20 MB: three parts


@dataclass(frozen=True)
class Upload:
    """One upload of the tests."""

    by: Person
    path: str

    def send(self, offset: int, content: bytes | Iterator[bytes], **headers: str) -> Response:
        said = {**TUS, "Content-Type": "application/offset+octet-stream", "Upload-Offset": str(offset), **headers}
        return self.by.call("PATCH", self.path, content=content, headers=said)

    def offset(self) -> int:
        answer = self.by.call("HEAD", self.path, headers=TUS)
        assert answer.status_code == 200
        return int(answer.headers["upload-offset"])


def announce(library: Library, item: Item, length: int, name: str = "Plàn.pdf", by: Person | None = None) -> Response:
    members = {"evidence_id": item["id"], "filename": name, "filetype": "application/pdf"}
    said = ",".join(f"{member} {base64.b64encode(value.encode()).decode()}" for member, value in members.items())
    headers = {**TUS, "Upload-Length": str(length), "Upload-Metadata": said}
    return (by or library.coordinator).call("POST", "/uploads", headers=headers)


def begun(library: Library, item: Item, length: int, name: str = "Plàn.pdf", by: Person | None = None) -> Upload:
    answer = announce(library, item, length, name, by)
    assert answer.status_code == 201, answer.text
    return Upload(by or library.coordinator, answer.headers["location"].removeprefix("/api/v1"))


def parts_in_store(library: Library) -> set[Path]:
    return {path for path in (library.cast.app.state.settings.home / "files" / "parts").rglob("*") if path.is_file()}


def file_of(library: Library, item: Item) -> dict[str, object] | None:
    return library.coordinator.get(f"{library.path}/{item['id']}").json()["file"]


def test_a_large_file_comes_in_parts_and_leaves_none(library: Library) -> None:
    item, before = library.add(), parts_in_store(library)
    upload = begun(library, item, len(LARGE))
    for offset in range(0, len(LARGE), PART_BYTES):
        assert upload.offset() == offset
        answer = upload.send(offset, LARGE[offset : offset + PART_BYTES])
        assert (answer.status_code, answer.headers["tus-resumable"]) == (204, "1.0.0")
    file = file_of(library, item)
    assert file is not None
    assert (file["size"], file["file_name"]) == (len(LARGE), "Plàn.pdf")
    assert library.coordinator.get(f"{library.path}/{item['id']}/content").content == LARGE
    assert parts_in_store(library) == before
    assert upload.offset() == len(LARGE)


def test_a_client_that_sends_everything_at_once_is_taken_too(library: Library) -> None:
    item = library.add()
    assert begun(library, item, len(LARGE)).send(0, LARGE).headers["upload-offset"] == str(len(LARGE))
    assert file_of(library, item) is not None


def test_a_broken_upload_goes_on_from_what_arrived(library: Library) -> None:
    item = library.add()
    upload = begun(library, item, len(LARGE))
    arrived = PART_BYTES + 1_000_000
    assert upload.send(0, LARGE[:arrived]).headers["upload-offset"] == str(arrived)  # the connection ended here
    assert upload.offset() == arrived
    assert upload.send(arrived, LARGE[arrived:]).status_code == 204
    assert library.coordinator.get(f"{library.path}/{item['id']}/content").content == LARGE


def test_an_upload_begun_before_noon_counts_by_its_beginning(library: Library, at: Callable[[str], datetime]) -> None:
    item = library.add(indicators=["1.1"])
    at("2026-03-25T11:59:59Z")
    upload = begun(library, item, len(files.PDF))
    at("2026-03-25T12:20:00Z")
    upload.send(0, files.PDF)
    file = file_of(library, item)
    assert file is not None
    assert (str(file["begun_at"])[:18], str(file["received_at"])[:16]) == ("2026-03-25T11:59:5", "2026-03-25T12:20")


@pytest.mark.parametrize(
    ("offset", "content", "headers", "status", "problem"),
    [
        (5, files.PDF, {}, 409, "upload-offset-mismatch"),
        (0, files.PDF + b"more", {}, 413, "payload-too-large"),
        (0, files.PDF, {"Content-Type": "application/octet-stream"}, 415, "unsupported-media-type"),
        (0, files.PDF, {"Tus-Resumable": "0.2.2"}, 412, "tus-version"),
    ],
)
def test_a_part_that_does_not_fit_is_refused(
    library: Library, offset: int, content: bytes, headers: dict[str, str], status: int, problem: str
) -> None:
    upload = begun(library, library.add(), len(files.PDF))
    answer = upload.send(offset, content, **headers)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{problem}")


def test_a_refused_file_ends_its_upload(library: Library) -> None:
    item, before = library.add(), parts_in_store(library)
    upload = begun(library, item, 8, name="page.pdf")
    answer = upload.send(0, b"<script>")
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/file-refused")
    assert upload.by.call("HEAD", upload.path, headers=TUS).status_code == 404
    assert file_of(library, item) is None
    assert parts_in_store(library) == before


def test_an_upload_is_given_up_with_its_parts(library: Library) -> None:
    before, upload = parts_in_store(library), begun(library, library.add(), 100)
    upload.send(0, b"%PDF-1.7 the first bytes")
    assert len(parts_in_store(library)) == len(before) + 1
    assert upload.by.call("DELETE", upload.path, headers=TUS).status_code == 204
    assert parts_in_store(library) == before
    assert upload.by.call("HEAD", upload.path, headers=TUS).status_code == 404


def test_an_upload_belongs_to_whoever_began_it(library: Library) -> None:
    upload = begun(library, library.add(), 100)
    other = Upload(library.person(Role.CHIEF_EXECUTIVE), upload.path)
    assert other.send(0, b"x").status_code == 404
    assert other.by.call("HEAD", upload.path, headers=TUS).status_code == 404
    assert other.by.call("DELETE", upload.path, headers=TUS).status_code == 404


@pytest.mark.parametrize(("role", "status"), [(Role.LEAD_INSPECTOR, 404), (Role.LOCAL_FILE_READER, 404), (Role.SENIOR_MANAGER, 201)])
def test_only_the_council_uploads(library: Library, role: Role, status: int) -> None:
    assert announce(library, library.add(), 100, by=library.person(role)).status_code == status


def test_an_abandoned_upload_expires(library: Library, at: Callable[[str], datetime]) -> None:
    at("2026-03-23T09:00:00Z")
    upload = begun(library, library.add(), 100)
    at("2026-03-25T09:00:01Z")
    assert upload.by.call("HEAD", upload.path, headers=TUS).status_code == 404
    with system_session(library.cast.app.state.database) as session:
        assert forget_expired_uploads(session, read_now(session, production=False)) == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Length": "0"}, 422),
        ({"Upload-Length": "-1"}, 422),
        ({"Upload-Length": "99999999999"}, 413),
        ({"Upload-Metadata": "evidence_id ???"}, 422),
        ({"Upload-Metadata": "filename YS5wZGY="}, 422),
        ({"Tus-Resumable": "2.0.0"}, 412),
    ],
)
def test_an_announcement_that_cannot_be_read_is_refused(library: Library, headers: dict[str, str], status: int) -> None:
    item = base64.b64encode(library.add()["id"].encode()).decode()
    said = {**TUS, "Upload-Length": "10", "Upload-Metadata": f"evidence_id {item},filename YS5wZGY=", **headers}
    assert library.coordinator.call("POST", "/uploads", headers=said).status_code == status


def test_a_client_can_ask_what_is_understood(library: Library) -> None:
    headers = library.cast.client.options("/api/v1/uploads").headers
    assert headers["tus-version"] == "1.0.0"
    assert headers["tus-extension"] == "creation,expiration,termination"
    assert headers["tus-max-size"] == str(2 * 1024**3)
