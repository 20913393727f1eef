"""Many items in one zip with a table (R150): all rows, or none."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from httpx2 import Response
from tests.conducted import Conducted
from tests.evidence import files
from tests.people import Person

from plumbline.evidence import archives
from plumbline.identity.roles import Role

COORDINATOR = Role.INSPECTION_COORDINATOR
GOOD = "file,title,kind,address,indicators,nature\nreport.pdf,Annual report,file,,1.1 5.2,both\n,Strategy,link,https://example.org/strategy,9.4,\n"
BAD = "file,title,indicators\nreport.pdf,Annual report,1.1\nmissing.pdf,Audit,5.2\nrun.exe,Program,5.2\n"


def packed(manifest: str = GOOD, extra: dict[str, bytes] | None = None) -> bytes:
    return files.zipped({"manifest.csv": manifest.encode(), "report.pdf": files.PDF, **(extra or {})})


def send(inspection: Conducted, content: bytes, *, dry_run: bool = False, by: Person | None = None, **headers: str) -> Response:
    said = {"Content-Type": "application/zip", **headers}
    address = f"{inspection.path}/evidence/imports"
    return (by or inspection.by(COORDINATOR)).call("POST", address, params={"dry_run": dry_run}, content=content, headers=said)


def listed(inspection: Conducted) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = inspection.by(COORDINATOR).get(f"{inspection.path}/evidence").json()["items"]
    return items


def stored(inspection: Conducted) -> set[Path]:
    return {path for path in (inspection.cast.app.state.settings.home / "files").rglob("*") if path.is_file()}


def test_every_row_becomes_an_item_with_its_file(conducted: Conducted) -> None:
    """R150: bulk upload of evidence."""
    answer = send(conducted, packed())
    assert answer.status_code == 201, answer.text
    assert [(row["row"], row["reference"], row["problems"]) for row in answer.json()["rows"]] == [(2, "E-001", []), (3, "E-002", [])]
    report, strategy = listed(conducted)
    assert (report["title"], report["indicators"], report["nature"]) == ("Annual report", ["1.1", "5.2"], "both")
    assert (report["file"]["file_name"], report["file"]["size"], report["file"]["state"]) == ("report.pdf", len(files.PDF), "unscanned")
    assert (strategy["kind"], strategy["address"], strategy["file"]) == ("link", "https://example.org/strategy", None)
    content = conducted.by(COORDINATOR).get(f"{conducted.path}/evidence/{report['id']}/content")
    assert content.content == files.PDF


def test_a_dry_run_says_what_each_row_would_do_and_keeps_nothing(conducted: Conducted) -> None:
    before = stored(conducted)
    answer = send(conducted, packed(extra={"notes.txt": b"left over"}), dry_run=True)
    assert answer.status_code == 200, answer.text
    report = answer.json()
    assert (report["dry_run"], report["acceptable"], report["files_left_over"]) == (True, True, ["notes.txt"])
    assert [(row["title"], row["kind"], row["size"], row["reference"]) for row in report["rows"]] == [
        ("Annual report", "file", len(files.PDF), None),
        ("Strategy", "link", None, None),
    ]
    assert listed(conducted) == []
    assert stored(conducted) == before


def test_one_bad_row_holds_up_all_of_them(conducted: Conducted) -> None:
    before, content = stored(conducted), packed(BAD, {"run.exe": b"MZ" + bytes(100)})
    checked = send(conducted, content, dry_run=True).json()
    assert checked["acceptable"] is False
    assert [(row["row"], [problem["code"] for problem in row["problems"]]) for row in checked["rows"]] == [
        (2, []),
        (3, ["not_in_zip"]),
        (4, ["program"]),
    ]
    refused = send(conducted, content)
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/import-refused")
    assert [(error["pointer"], error["code"]) for error in refused.json()["errors"]] == [
        ("/rows/3/file", "not_in_zip"),
        ("/rows/4/file", "program"),
    ]
    assert listed(conducted) == []
    assert stored(conducted) == before


@pytest.mark.parametrize(
    "entries",
    [
        {"Evidence/manifest.csv": b"file\nannual/Report.PDF\n", "Evidence/annual/report.pdf": files.PDF},
        {"manifest.csv": b"file\nannual\\report.pdf\n", "annual/report.pdf": files.PDF},
        {"MANIFEST.CSV": b"file\nreport.pdf\n", "deep/inside/report.pdf": files.PDF, "__MACOSX/._report.pdf": b"x", ".DS_Store": b"x"},
        {"manifest.csv": "file\nplàn.pdf\n".encode(), "pla\u0300n.pdf": files.PDF},
    ],
)
def test_a_row_finds_its_file_the_way_people_pack_them(conducted: Conducted, entries: dict[str, bytes]) -> None:
    answer = send(conducted, files.zipped(entries), dry_run=True).json()
    assert (answer["acceptable"], answer["files_left_over"]) == (True, []), answer


def test_a_name_that_climbs_out_is_only_a_name(conducted: Conducted) -> None:
    entries = {"manifest.csv": b"file\n../../etc/report.pdf\n", "../../etc/report.pdf": files.PDF}
    assert send(conducted, files.zipped(entries)).status_code == 201
    assert [item["file"]["file_name"] for item in listed(conducted)] == ["report.pdf"]


@pytest.mark.parametrize(
    ("content", "problem", "code"),
    [
        (b"no zip at all", "file-refused", "damaged"),
        (b"", "file-refused", "damaged"),
        (files.zipped({"report.pdf": files.PDF}), "manifest-refused", "not_found"),
        (files.zipped({"a/manifest.csv": b"file", "b/manifest.csv": b"file"}), "manifest-refused", "not_found"),
        (files.zipped({"manifest.csv": b"title\n"}), "manifest-refused", "no_rows"),
        (files.zipped({"manifest.csv": b"file\na.txt\n", "a.txt": bytes(60 * 1024**2)}), "file-refused", "zip_bomb"),
        (files.overlapping_zip(), "file-refused", "zip_bomb"),
        (files.crowded_zip(2002), "file-refused", "zip_entries"),
        (files.zipped({"manifest.csv": b"file\n" + b"a" * 5 * 1024**2}), "manifest-refused", "too_large"),
    ],
)
def test_a_zip_that_cannot_be_read_is_refused_whole(conducted: Conducted, content: bytes, problem: str, code: str) -> None:
    for dry_run in (True, False):
        answer = send(conducted, content, dry_run=dry_run)
        assert (answer.status_code, answer.json()["type"]) == (422, f"/problems/{problem}"), answer.text
        assert answer.json()["errors"][0]["code"] == code
    assert listed(conducted) == []


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ({"a.docx": files.PDF}, "mismatch"),
        ({"a.pdf": b""}, "empty"),
        ({"a.docx": files.ooxml(files.MACRO_SHEET)}, "macros"),
        ({"a.zip": files.bomb(40)}, "zip_bomb"),
    ],
)
def test_each_file_is_looked_at_as_if_it_came_alone(conducted: Conducted, file: dict[str, bytes], code: str) -> None:
    (name,) = file
    report = send(conducted, files.zipped({"manifest.csv": f"file\n{name}\n".encode(), **file}), dry_run=True).json()
    assert [problem["code"] for row in report["rows"] for problem in row["problems"]] == [code]


def test_a_lie_about_the_size_gains_nothing(conducted: Conducted, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes out is counted while it comes: the sizes in a zip are claims."""
    monkeypatch.setattr(archives, "ALWAYS_ALLOWED", 1024**2)
    content = files.zipped({"manifest.csv": b"file\na.txt\n", "a.txt": bytes(50 * 1024**2)})
    lying = content.replace((50 * 1024**2).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert send(conducted, lying, dry_run=True).status_code in {200, 422}
    assert send(conducted, lying).status_code == 422
    assert listed(conducted) == []


def test_two_rows_may_not_name_one_file(conducted: Conducted) -> None:
    """R69: the same document is uploaded once and cited by many."""
    report = send(conducted, packed("file,title\nreport.pdf,One\nreport.pdf,Two\n"), dry_run=True).json()
    assert [problem["code"] for row in report["rows"] for problem in row["problems"]] == ["named_twice"]


def test_a_file_that_is_here_already_is_remarked_upon(conducted: Conducted) -> None:
    send(conducted, packed())
    report = send(conducted, packed(), dry_run=True).json()
    assert [row["remarks"] for row in report["rows"]] == [["The same file is here already, as E-001."], []]
    assert report["acceptable"] is True


def test_an_import_sent_twice_is_done_once(conducted: Conducted) -> None:
    key, content = str(uuid4()), packed()
    first, second = (send(conducted, content, **{"Idempotency-Key": key}) for _ in range(2))
    assert (first.status_code, second.status_code, second.content) == (201, 201, first.content)
    assert second.headers["idempotency-replayed"] == "true"
    assert len(listed(conducted)) == 2
    other = send(conducted, packed("title,kind,address\nT,link,https://example.org\n"), **{"Idempotency-Key": key})
    assert (other.status_code, other.json()["type"]) == (422, "/problems/idempotency-key-reused")
    checked = send(conducted, content, dry_run=True, **{"Idempotency-Key": key})
    assert checked.status_code == 422


def test_a_council_system_imports_with_a_key_and_not_without(conducted: Conducted) -> None:
    machine = conducted.cast.machine(COORDINATOR, conducted.id, "evidence:write evidence:read")
    assert send(conducted, packed(), by=machine).status_code == 201
    bare = conducted.cast.client.post(
        f"/api/v1{conducted.path}/evidence/imports", content=packed(), headers={"Authorization": f"Bearer {machine.token}"}
    )
    assert (bare.status_code, bare.json()["errors"][0]["pointer"]) == (422, "/headers/Idempotency-Key")


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.LEAD_INSPECTOR, 403), (Role.LOCAL_FILE_READER, 404), (Role.CONTRIBUTOR, 201)],
)
def test_only_who_brings_evidence_imports_it(conducted: Conducted, role: Role, status: int) -> None:
    conducted.by(Role.LEAD_INSPECTOR).post(f"{conducted.path}/transitions", {"event": "notify"})
    assert send(conducted, packed(), by=conducted.by(role)).status_code == status


def test_a_stranger_finds_nothing_to_import_into(conducted: Conducted) -> None:
    assert send(conducted, packed(), by=conducted.cast.person(COORDINATOR, council="B")).status_code == 404
