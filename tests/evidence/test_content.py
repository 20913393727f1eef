"""Files in and out: raw in, versions kept, ranges and conditions, headers that keep a browser harmless."""

import hashlib

import pytest
from sqlalchemy import select
from tests.evidence import files
from tests.evidence.conftest import Library

from plumbline.evidence.model import EvidenceVersion, ScanState
from plumbline.identity.roles import Role
from plumbline.kernel.read_log import ReadEntry
from plumbline.kernel.transaction import system_session

SECOND = files.PDF + b"% a second edition\n"


def test_a_script_brings_a_file_with_one_put(library: Library) -> None:
    """R150: `curl -T report.pdf …/content?file_name=report.pdf`, without a type and without If-Match."""
    answer = library.put(library.add(), files.PDF)
    assert answer.status_code == 200
    file = answer.json()["file"]
    assert (file["version"], file["file_name"], file["media_type"], file["size"]) == (
        1,
        "Annual report.pdf",
        "application/pdf",
        len(files.PDF),
    )
    assert (file["sha256"], file["state"]) == (hashlib.sha256(files.PDF).hexdigest(), "unscanned")
    assert answer.json()["warnings"] == ["This file has not been checked for malware. Open it only if you know where it comes from."]


def test_a_later_file_is_a_later_version_and_the_first_stays(library: Library) -> None:
    item = library.add_file()
    library.put(item, SECOND)
    path = f"{library.path}/{item['id']}"
    assert [version["version"] for version in library.coordinator.get(f"{path}/versions").json()["items"]] == [2, 1]
    assert library.coordinator.get(f"{path}/content").content == SECOND
    assert library.coordinator.get(f"{path}/content", params={"version": 1}).content == files.PDF


def test_the_same_file_again_changes_nothing(library: Library) -> None:
    item = library.add_file()
    assert library.put(item).json()["file"]["version"] == 1


def test_the_same_bytes_in_two_items_are_one_file_in_the_store(library: Library) -> None:
    library.add_file()
    library.add_file()
    kept = {path for path in library.cast.app.state.settings.home.rglob(hashlib.sha256(files.PDF).hexdigest()) if path.is_file()}
    assert len(kept) == 1


@pytest.mark.parametrize(
    ("content", "name", "headers", "status", "problem"),
    [
        (files.PDF, "report.docx", {}, 422, "file-refused"),
        (b"<svg/>", "drawing.svg", {}, 422, "file-refused"),
        (b"", "report.pdf", {}, 422, "file-refused"),
        (files.PDF, "report.pdf", {"Content-Type": "text/html"}, 422, "file-refused"),
        (files.PDF, "report.pdf", {"Content-Length": "99999999999"}, 413, "payload-too-large"),
    ],
)
def test_a_refused_file_leaves_nothing(
    library: Library, content: bytes, name: str, headers: dict[str, str], status: int, problem: str
) -> None:
    item = library.add()
    answer = library.put(item, content, name=name, **headers)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{problem}")
    assert library.coordinator.get(f"{library.path}/{item['id']}").json()["file"] is None
    assert [path for path in (library.cast.app.state.settings.home / "files" / "staging").rglob("*") if path.is_file()] == []


def test_a_file_without_a_name_is_asked_for_one(library: Library) -> None:
    path = f"{library.path}/{library.add()['id']}/content"
    answer = library.coordinator.call("PUT", path, content=files.PDF)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "query:file_name")
    named = f"{library.path}/{library.add(file_name='../plan.pdf')['id']}/content"
    assert library.coordinator.call("PUT", named, content=files.PDF).json()["file"]["file_name"] == "plan.pdf"


def test_a_link_has_no_content(library: Library) -> None:
    answer = library.put(library.add(kind="link", address="https://example.test/"))
    assert answer.json()["type"] == "/problems/evidence-without-file"


def test_a_file_is_sent_so_that_no_browser_runs_it(library: Library) -> None:
    item = library.add_file()
    headers = library.coordinator.get(f"{library.path}/{item['id']}/content", params={"preview": "true"}).headers
    assert headers["content-disposition"] == "attachment; filename=\"Annual report.pdf\"; filename*=UTF-8''Annual%20report.pdf"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert headers["cache-control"] == "private, no-cache"


def test_only_a_file_found_clean_is_shown_in_the_page(library: Library) -> None:
    item = library.add_file()
    become(library, item["id"], ScanState.CLEAN)
    shown = library.coordinator.get(f"{library.path}/{item['id']}/content", params={"preview": "true"})
    assert shown.headers["content-disposition"].startswith("inline;")


@pytest.mark.parametrize("state", [ScanState.SCANNING, ScanState.INFECTED, ScanState.UNSCANNABLE])
def test_a_file_opens_for_nobody_until_it_is_known_to_be_harmless(library: Library, state: ScanState) -> None:
    item = library.add_file()
    become(library, item["id"], state)
    path = f"{library.path}/{item['id']}"
    for answer in (library.coordinator.get(f"{path}/content"), library.coordinator.post(f"{path}/download-tickets")):
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/file-not-readable")


def test_a_file_with_a_password_is_unscannable_from_the_start(library: Library) -> None:
    answer = library.put(library.add(), files.encrypted_zip(), name="bundle.zip")
    assert answer.json()["file"]["state"] == "unscannable"
    assert "password" in answer.json()["warnings"][0]


@pytest.mark.parametrize(
    ("headers", "status", "expected", "content_range"),
    [
        ({"Range": "bytes=0-3"}, 206, files.PDF[:4], f"bytes 0-3/{len(files.PDF)}"),
        ({"Range": "bytes=5-"}, 206, files.PDF[5:], f"bytes 5-{len(files.PDF) - 1}/{len(files.PDF)}"),
        ({"Range": "bytes=-4"}, 206, files.PDF[-4:], f"bytes {len(files.PDF) - 4}-{len(files.PDF) - 1}/{len(files.PDF)}"),
        ({"Range": "bytes=2-999999"}, 206, files.PDF[2:], f"bytes 2-{len(files.PDF) - 1}/{len(files.PDF)}"),
        ({"Range": "bytes=0-1,4-5"}, 200, files.PDF, None),
        ({"Range": "pages=1-2"}, 200, files.PDF, None),
        ({"Range": "bytes=5-2"}, 200, files.PDF, None),
        ({"Range": "bytes=0-3", "If-Range": '"another"'}, 200, files.PDF, None),
    ],
)
def test_a_download_goes_on_where_it_broke_off(
    library: Library, headers: dict[str, str], status: int, expected: bytes, content_range: str | None
) -> None:
    item = library.add_file()
    answer = library.coordinator.get(f"{library.path}/{item['id']}/content", headers=headers)
    assert (answer.status_code, answer.content, answer.headers.get("content-range")) == (status, expected, content_range)
    assert answer.headers["content-length"] == str(len(expected))


def test_a_range_past_the_end_is_refused_with_the_length(library: Library) -> None:
    item = library.add_file()
    answer = library.coordinator.get(f"{library.path}/{item['id']}/content", headers={"Range": "bytes=9999-"})
    assert (answer.status_code, answer.headers["content-range"]) == (416, f"bytes */{len(files.PDF)}")


def test_what_the_caller_has_is_not_sent_again(library: Library) -> None:
    path = f"{library.path}/{library.add_file()['id']}/content"
    etag = library.coordinator.get(path).headers["etag"]
    answer = library.coordinator.get(path, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content) == (304, b"")


def test_head_gives_the_headers_alone(library: Library) -> None:
    path = f"{library.path}/{library.add_file()['id']}/content"
    answer = library.coordinator.call("HEAD", path)
    assert (answer.status_code, answer.content, answer.headers["content-length"]) == (200, b"", str(len(files.PDF)))


def test_each_download_is_logged_once_and_its_ranges_are_not(library: Library) -> None:
    item = library.add_file(indicators=["1.1"])
    library.submit()
    lead, path = library.person(Role.LEAD_INSPECTOR), f"{library.path}/{item['id']}/content"
    lead.get(path, headers={"Range": "bytes=0-3"})
    lead.get(path, headers={"Range": "bytes=4-"})
    with system_session(library.cast.app.state.database) as session:
        read = session.execute(select(ReadEntry)).scalars().all()
    assert [(entry.reader, entry.what) for entry in read] == [(lead.id, "E-001, version 1")]


def become(library: Library, evidence_id: str, state: ScanState) -> None:
    with system_session(library.cast.app.state.database) as session:
        session.execute(select(EvidenceVersion).where(EvidenceVersion.evidence_id == evidence_id)).scalar_one().state = state
