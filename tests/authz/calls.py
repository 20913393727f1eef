"""How each operation is called: its address filled with ids, and a sound body where it takes one."""

import base64
from dataclasses import dataclass, field
from random import Random
from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient
from tests.faults.samples import Schema, sample

from plumbline.kernel.web.openapi import operations

Ids = dict[str, str]
UUID_OF = {
    "inspection_id": "inspection",
    "evidence_id": "evidence",
    "citation_id": "citation",
    "upload_id": "upload",
    "self_evaluation_id": "own",
    "earlier_id": "own",
    "finding_id": "finding",
    "question_id": "question",
    "comment_id": "comment",
    "report_id": "report",
    "release_id": "release",
    "contact_id": "contact",
    "day_id": "day",
    "member_id": "member",
    "invitation_id": "invitation",
    "account_id": "account",
    "client_id": "client",
    "secret_id": "secret",
    "session_id": "session",
    "format_request_id": "format_request",
    "notification_id": "notification",
    "reader_id": "reader",
    "event_id": "training",
    "list_id": "list",
    "replacement_id": "replacement",
}
WORDS = {
    "number": "1",
    "section": "1.1",
    "key": "preparedness",
    "indicator": "5.2",
    "matter": "case_data",
    "methodology_id": "jsw-2019",
    "ticket": "t" * 40,
    "name": "cases.csv",
}
CODES = {"tasks": "brief_senior_managers", "milestones": "self_evaluation_due", "further-indicators": "9.1"}
QUERIES = {
    "list_audit_events": {"limit": "200"},
    "export_audit_events": {"format": "json"},
    "search_inspection": {"q": "CANARY or team or Excellent"},
    "list_comments": {"subject_kind": "stage", "subject_id": "2"},
    "list_comment_readers": {"subject_kind": "stage", "subject_id": "2", "audience": "both_sides"},
    "preview_report": {"as_role": "chief_executive"},
    "compare_section_versions": {"earlier": "1", "later": "1"},
    "compare_own_section_versions": {"earlier": "1", "later": "1"},
}
BODIES: dict[str, dict[str, Any]] = {
    "ask_for_format": {"document": "Sound", "format": "braille"},
    "change_format_request": {"state": "in_hand"},
    "watch_inspection": {"page": "self-evaluation/1.1"},
    "request_case_list": {"census_on": "2025-12-31", "reason": "Sound."},
    "confirm_case_list_value": {"list_id": "00000000-0000-4000-8000-000000000000", "fingerprint": "0" * 64, "reason": "Sound."},
    "plan_case_sample": {"confidence": 90, "margin": 10},
    "draw_case_sample": {"confidence": 90, "margin": 10},
    "add_case_by_hand": {"case_ref": "SM-0001", "reason": "Sound."},
    "ask_for_replacement": {"case_id": "00000000-0000-4000-8000-000000000000", "reason": "Sound."},
    "answer_replacement": {"agree": True},
    "name_case_reader": {"account_id": "00000000-0000-4000-8000-000000000000"},
    "change_case_reader": {"qualifications": ["file_audit"]},
    "add_training_event": {"title": "Sound", "held_on": "2026-03-20", "place": "Sound"},
    "change_training_event": {"title": "Sound", "held_on": "2026-03-20", "place": "Sound"},
    "propose_agreement": {"route": "upload", "case_data": {"lawful_basis": "Sound.", "privacy_notice": "Sound."}},
    "confirm_agreement": {"version": 1},
    "ask_question": {"title": "Sound", "text": "Sound.", "due_on": "2026-12-31"},
    "change_question": {"due_on": "2026-12-31", "reason": "Sound."},
    "answer_question": {"text": "Sound."},
    "add_finding": {"kind": "strength", "text": "Sound."},
    "add_comment": {"subject_kind": "stage", "subject_id": "2", "text": "Sound."},
    "add_evidence": {"title": "Sound"},
    "add_own_evidence": {"title": "Sound"},
    "change_evidence": {"title": "Sound"},
    "change_own_evidence": {"title": "Sound"},
    "invite": {"email": "new@example.test", "name": "New", "role": "senior_manager"},
    "invite_to_organisation": {"email": "new@example.test", "name": "New"},
    "add_member": {"email": "new@example.test", "role": "senior_manager"},
    "hand_over_lead": {"email": "new@example.test", "reason": "Sound."},
    "change_stage": {"event": "pause", "reason": "Sound."},
    "shift_plan": {"from_week": 26, "weeks": 1, "reason": "Sound."},
    "preview_plan_shift": {"from_week": 26, "weeks": 1},
    "release_report": {"kind": "draft_for_comment"},
    "create_inspection": {"council_code": "S12000901", "methodology": "jsw-2019", "week_1_on": "2026-01-05"},
    "preview_inspection": {"council_code": "S12000901", "methodology": "jsw-2019", "week_1_on": "2026-01-05"},
    "save_section": {"statements": [], "how_do_we_know": "", "question_answers": []},
    "save_own_section": {"statements": [], "how_do_we_know": "", "question_answers": []},
    "save_statement": {"answers": []},
    "save_own_statement": {"answers": []},
    "give_section": {"account_ids": []},
    "give_own_section": {"account_ids": []},
    "add_section": {"title": "Sound"},
    "add_own_section": {"title": "Sound"},
    "save_document": {"evidence": None, "pages": []},
    "save_own_document": {"evidence": None, "pages": []},
    "submit_self_evaluation": {},
    "certify_self_evaluation": {"content_sha256": "0" * 64},
    "share_findings": {"sha256": "0" * 64},
    "approve_evaluations": {"sha256": "0" * 64},
    "change_contact": {"designation": "Sound"},
    "change_api_client": {"name": "Sound"},
    "change_notification_settings": {"items": []},
    "create_api_client": {"name": "Sound", "role": "inspection_coordinator", "scopes": ["evidence:read"], "inspection_ids": []},
}


@dataclass(frozen=True)
class Operation:
    """One operation of the API, ready to be called on any ids."""

    name: str
    method: str
    template: str
    media_type: str | None
    body: Any
    query: dict[str, str] = field(default_factory=dict)

    def address(self, ids: Ids) -> str:
        path = self.template
        for name in [part[1:-1] for part in self.template.split("/") if part.startswith("{")]:
            path = path.replace(f"{{{name}}}", self._value(name, ids))
        return path

    def _value(self, name: str, ids: Ids) -> str:
        if name in UUID_OF:
            own = self.name.endswith(("own_evidence", "own_evidence_content")) and name == "evidence_id"
            if self.name.endswith("_organisation_invitation"):
                return ids.get("organisation_invitation", "")
            if name == "earlier_id" and "self_evaluation_id" in self.template:
                return ids.get("self_evaluation", "")
            return ids.get("own_evidence" if own else UUID_OF[name], "")
        if name == "code":
            return CODES[self.template.split("/{code}")[0].rsplit("/", 1)[1]]
        return ids["reference"] if name == "reference" else WORDS[name]

    def send(self, client: TestClient, token: str | None, ids: Ids, **headers: str) -> Response:
        """Call it with a token, or none. A write starts from whatever version stands."""
        said = {"Authorization": f"Bearer {token}"} if token else {}
        if self.media_type:
            said["Content-Type"] = self.media_type
        if self.method in {"PUT", "PATCH", "DELETE"}:
            said["If-Match"] = "*"
        said |= self._tus(ids) if "/uploads" in self.template else {}
        body = _with_ids(self.body, ids)
        content = {"content": b"x"} if self.media_type and "json" not in self.media_type else {} if body is None else {"json": body}
        return client.request(self.method, self.address(ids), params=self.query, headers=said | headers, **content)

    def _tus(self, ids: Ids) -> dict[str, str]:
        if self.name == "begin_upload":
            evidence = base64.b64encode(ids["evidence"].encode()).decode()
            return {"Tus-Resumable": "1.0.0", "Upload-Length": "9", "Upload-Metadata": f"evidence_id {evidence},filename UmVwb3J0LnBkZg=="}
        return {"Tus-Resumable": "1.0.0", "Upload-Offset": "0"}


def _with_ids(body: Any, ids: Ids) -> Any:
    if isinstance(body, dict) and "inspection_id" in body:
        return body | {"inspection_id": ids["inspection"]}
    return body


def all_operations(document: Schema) -> dict[str, Operation]:
    """Give every operation of the API by its name."""
    return {operation["operationId"]: _operation(document, path, verb, operation) for path, verb, operation in operations(document)}


def _operation(document: Schema, path: str, verb: str, operation: Schema) -> Operation:
    name, content = operation["operationId"], operation.get("requestBody", {}).get("content", {})
    media_type = next(iter(content), None)
    body = None
    if media_type and "json" in media_type:
        chance = Random(name)
        body = BODIES[name] if name in BODIES else sample(content[media_type]["schema"], document["components"]["schemas"], chance)
    elif media_type == "*/*":
        media_type = "application/pdf"
    if verb == "post" and body is None and media_type is None and "/uploads" not in path:
        media_type, body = "application/json", {}
    return Operation(name, verb.upper(), path, media_type, body, QUERIES.get(name, {}))
