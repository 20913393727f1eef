"""Everything that one person can read, by every operation that reads."""

import io
import re
import zipfile
from collections.abc import Iterator

from fastapi.testclient import TestClient
from httpx2 import Response
from tests.authz.calls import Ids, Operation
from tests.authz.visibility import visibility

from plumbline.identity.roles import Role

CANARY = re.compile(r"CANARY(?:-[A-Z]+)+|The team agreed|Excellent")
# The public method names every point of its scale, which says nothing of any council.
SCALE_IS_PUBLIC = {"list_methodologies", "read_methodology"}
SEVERAL = {
    "comment": ("comment", "mine", "side_of_council", "mine_of_lead", "side_of_inspectorate", "withdrawn", "on_evaluation"),
    "evidence": ("evidence", "unmarked"),
    "finding": ("finding", "kept"),
    "question": ("question", "asked"),
    "list": ("list", "refused_list"),
}
SUBJECTS = (
    ("stage", "2"),
    ("evaluation", "5.2"),
    ("inspection", "inspection"),
    ("evidence", "evidence"),
    ("self_evaluation_section", "1.1"),
    ("question", "question"),
    ("case_list", "list"),
)


def readings(client: TestClient, token: str | None, operations: dict[str, Operation], ids: Ids) -> Iterator[tuple[str, Response]]:
    """Call every operation that reads, on each thing of the world; gives the address and the answer."""
    for operation in operations.values():
        if operation.method != "GET":
            continue
        for variant in _variants(operation, ids):
            yield f"{operation.name} {operation.address(variant)}", operation.send(client, token, variant)
    for kind, subject in SUBJECTS:
        named = {"subject_kind": kind, "subject_id": ids.get(subject, subject)}
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        address = f"/api/v1/inspections/{ids['inspection']}/comments"
        yield f"list_comments {kind}", client.get(address, params=named, headers=headers)


def known_to(role: Role, operations: dict[str, Operation]) -> dict[str, Operation]:
    """Leave out what a role never sees: test_matrix.py shows each of these to be the same 404 as a thing that is not there."""
    lines = visibility()
    return {
        name: operation for name, operation in operations.items() if name not in lines or lines[name].cells[role.value].verdict != "never"
    }


def _variants(operation: Operation, ids: Ids) -> Iterator[Ids]:
    for thing, places in SEVERAL.items():
        if f"{{{thing}_id}}" in operation.template and "own" not in operation.name:
            yield from (ids | {thing: ids[place]} for place in places)
            return
    yield ids


def text_of(answer: Response) -> str:
    """Give every byte of an answer as text, its headers and the entries of an archive included."""
    parts = [str(answer.headers), answer.content.decode("utf-8", errors="replace")]
    if answer.content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            parts += [archive.read(name).decode("utf-8", errors="replace") for name in archive.namelist()]
    return "\n".join(parts)


def canaries(client: TestClient, token: str | None, operations: dict[str, Operation], ids: Ids) -> dict[str, str]:
    """Give each canary that the caller finds, with the address where it was found."""
    found: dict[str, str] = {}
    for address, answer in readings(client, token, operations, ids):
        if address.split()[0] not in SCALE_IS_PUBLIC:
            found |= dict.fromkeys(CANARY.findall(text_of(answer)), address)
    return found
