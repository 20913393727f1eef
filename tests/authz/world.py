"""One inspection with something of every kind in it, seen through every operation by everybody; and council B's, as a stranger."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from tests.case_files.lists.sent import CASE, CENSUS, cases, send
from tests.conducted import Conducted, conduct, everyone, record_everything
from tests.people import Cast, Person

from plumbline.identity.roles import Role
from plumbline.kernel.transaction import system_session
from plumbline.reports.publication import settle_publications

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
PUBLISH_AT = "2026-07-14T08:30:00Z"
LEAD, QA, TEAM = Role.LEAD_INSPECTOR, Role.QA_SERVICE_MANAGER, Role.INSPECTION_TEAM
ANALYST, COORDINATOR, CHIEF_EXECUTIVE = Role.ANALYST, Role.INSPECTION_COORDINATOR, Role.CHIEF_EXECUTIVE
LEADERS = (COORDINATOR, Role.SENIOR_MANAGER, Role.CHIEF_SOCIAL_WORK_OFFICER, CHIEF_EXECUTIVE)


@dataclass
class World:
    """The inspection, who is in it, and the ids that fill the addresses of the API."""

    conducted: Conducted
    people: dict[str, Person]
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return self.conducted.path

    def by(self, role: Role) -> Person:
        return self.people[role.value]

    def made(self, by: Role, path: str, body: dict[str, Any], place: str) -> dict[str, Any]:
        answer = self.by(by).post(path, body)
        assert answer.status_code == 201, (path, answer.text)
        document: dict[str, Any] = answer.json()
        self.ids[place] = document.get("id", "")
        return document

    def put(self, by: Role, path: str, body: dict[str, Any]) -> None:
        answer = self.by(by).put(path, body, headers=self.by(by).etag(path))
        assert answer.status_code == 200, (path, answer.text)

    def approve(self) -> None:
        listed = self.by(QA).get(f"{self.path}/evaluations").json()
        approved = self.by(QA).post(f"{self.path}/evaluations/approval", {"sha256": listed["sha256"]})
        assert approved.status_code == 201, approved.text

    def evidence(self, by: Role, title: str, **members: Any) -> str:
        made = self.by(by).post(f"{self.path}/evidence", {"title": title, **members})
        assert made.status_code == 201, made.text
        address = f"{self.path}/evidence/{made.json()['id']}"
        filled = self.by(by).call("PUT", f"{address}/content", params={"file_name": "Report.pdf"}, content=PDF + title.encode())
        assert filled.status_code == 200, filled.text
        identifier: str = made.json()["id"]
        return identifier


def populate(cast: Cast, at: Callable[[datetime], datetime], council: str = "A", mark: str = "") -> World:
    """Make the inspection and everything that both sides write before week 11; `mark` is added to every text."""
    conducted = conduct(cast, at, council)
    people = {role.value: conducted.by(role) for role in everyone()}
    people |= {role.value: cast.person(role, council=council) for role in (Role.INSPECTORATE_ADMINISTRATOR, Role.COUNCIL_ADMINISTRATOR)}
    world = World(conducted, people, {"inspection": conducted.id, "reference": conducted.reference})
    conducted.week(10)
    _write_of_the_council(world, mark)
    _write_of_the_inspectorate(world, mark)
    _send_cases(world, mark)
    _sample_cases(world, mark)
    _talk(world, mark)
    wish = {"document": f"CANARY-WISH{mark}", "format": "braille", "need": f"CANARY-WISH{mark}", "inspection_id": conducted.id}
    world.made(COORDINATOR, "/alternative-formats", wish, "format_request")
    _administer(world, mark)
    return world


def _write_of_the_council(world: World, mark: str) -> None:
    own = world.evidence(COORDINATOR, f"CANARY-CITED{mark}", indicators=["1.1"], nature="both")
    world.ids["evidence"] = own
    world.ids["unmarked"] = world.evidence(COORDINATOR, f"CANARY-UNCITED{mark}")
    world.made(COORDINATOR, f"{world.path}/evidence/{own}/citations", {"indicator": "1.1"}, "citation")
    world.put(
        COORDINATOR,
        f"{world.path}/self-evaluation/sections/1.1",
        {"statements": [{"kind": "strength", "text": f"CANARY-DRAFT{mark}"}], "how_do_we_know": "", "question_answers": []},
    )
    begun = world.by(COORDINATOR).post(
        "/uploads", headers={"Tus-Resumable": "1.0.0", "Upload-Length": "20", "Upload-Metadata": _metadata(world.ids["unmarked"])}
    )
    assert begun.status_code == 201, begun.text
    world.ids["upload"] = begun.headers["location"].rsplit("/", 1)[1]
    world.ids["self_evaluation"] = world.by(COORDINATOR).get(f"{world.path}/self-evaluation").json()["id"]
    world.made(COORDINATOR, "/self-evaluations", {"title": f"CANARY-OWN{mark}"}, "own")
    empty = {"statements": [], "how_do_we_know": f"CANARY-OWN{mark}", "question_answers": []}
    world.put(COORDINATOR, f"/self-evaluations/{world.ids['own']}/sections/1.1", empty)
    kept = world.by(COORDINATOR).post(f"/self-evaluations/{world.ids['own']}/evidence", {"title": f"CANARY-OWN{mark}"}).json()
    world.ids["own_evidence"] = kept["id"]
    world.by(COORDINATOR).call(
        "PUT", f"/self-evaluations/{world.ids['own']}/evidence/{kept['id']}/content", params={"file_name": "Own.pdf"}, content=PDF
    )


def _metadata(evidence: str) -> str:
    import base64  # noqa: PLC0415 (one line of one header)

    pairs = {"evidence_id": evidence, "filename": "Report.pdf", "filetype": "application/pdf"}
    return ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in pairs.items())


def _write_of_the_inspectorate(world: World, mark: str) -> None:
    world.made(
        LEAD,
        f"{world.path}/further-indicators",
        {"indicator": "9.1", "internal_reason": f"CANARY-WHY{mark}", "reason_for_council": "It came up."},
        "further",
    )
    world.made(LEAD, f"{world.path}/contacts", {"designation": f"Chair{mark}"}, "contact")
    world.made(LEAD, f"{world.path}/closed-days", {"on": "2026-06-22", "title": "Town holiday"}, "day")
    shared = {"kind": "key_message", "text": f"CANARY-SHARED{mark}", "to_share": True, "internal_note": f"CANARY-NOTE{mark}"}
    world.made(LEAD, f"{world.path}/findings", shared, "finding")
    kept = {"kind": "strength", "indicator": "5.2", "text": f"CANARY-KEPT{mark}", "internal_note": f"CANARY-NOTE{mark}"}
    world.made(TEAM, f"{world.path}/findings", kept, "kept")
    record_everything(world.conducted, phrase=f"CANARY-EVAL{mark}", value=6)
    world.made(LEAD, f"{world.path}/reports", {}, "report")


def _send_cases(world: World, mark: str) -> None:
    """Ask for the case list; one version is refused for a name that is then confirmed, and one is accepted."""
    basis = {"lawful_basis": f"CANARY-BASIS{mark}", "privacy_notice": f"CANARY-BASIS{mark}"}
    world.put(LEAD, f"{world.path}/agreements/case_data", {"route": "upload", "case_data": basis})
    agreed = world.by(COORDINATOR).post(f"{world.path}/agreements/case_data/confirmation", {"version": 1})
    assert agreed.status_code == 200, agreed.text
    asked = {"census_on": CENSUS, "reason": f"CANARY-CENSUS{mark}"}
    world.made(LEAD, f"{world.path}/case-list/requests", asked, "case_request")
    refused = send(world.conducted, [CASE | {"locality": "Morag Drummond"}], world.by(COORDINATOR)).json()
    world.ids["refused_list"] = refused["case_list_id"]
    report = world.by(COORDINATOR).get(f"{world.path}/case-lists/{refused['case_list_id']}").json()["report"]
    harmless = {"list_id": refused["case_list_id"], "fingerprint": report["problems"][0]["fingerprint"], "reason": f"CANARY-HARMLESS{mark}"}
    world.made(COORDINATOR, f"{world.path}/case-list/confirmations", harmless, "confirmation")
    accepted = send(world.conducted, cases(20, locality=f"CANARY-CASE{mark}"), world.by(COORDINATOR))
    assert accepted.status_code == 201, accepted.text
    world.ids["list"] = accepted.json()["version"]["id"]


def _sample_cases(world: World, mark: str) -> None:
    """Draw three cases, add one that was not drawn by hand, and ask for the replacement of one; nothing is released yet."""
    address = f"{world.path}/case-sample"
    world.made(ANALYST, f"{address}/draws", {"size": 3, "size_reason": f"CANARY-SIZE{mark}"}, "draw")
    drawn = world.by(ANALYST).get(f"{address}/cases").json()["items"]
    left = next(case["case_ref"] for case in cases(20) if case["case_ref"] not in {one["case_ref"] for one in drawn})
    world.made(ANALYST, f"{address}/cases", {"case_ref": left, "reason": f"CANARY-HAND{mark}"}, "by_hand")
    world.made(ANALYST, f"{address}/replacements", {"case_id": drawn[0]["id"], "reason": f"CANARY-UNREAD{mark}"}, "replacement")


def _talk(world: World, mark: str) -> None:
    asked = {"title": "Length of orders", "text": f"CANARY-QUERY{mark}", "due_on": "2026-12-31"}
    world.made(LEAD, f"{world.path}/questions", asked, "question")
    world.put(LEAD, f"{world.path}/agreements/self_evaluation", {"route": "own_format", "arrangements": f"One document{mark}."})
    reader = {
        "account_id": str(world.by(Role.LOCAL_FILE_READER).id),
        "qualifications": ["file_audit"],
        "worker_codes": [f"CANARY-CODE{mark}"],
    }
    world.made(COORDINATOR, f"{world.path}/case-readers", reader, "reader")
    training = {"title": "The template", "held_on": "2026-03-20", "place": f"Town hall{mark}"}
    world.made(LEAD, f"{world.path}/training-events", training, "training")
    world.made(COORDINATOR, f"{world.path}/questions", {"title": "Rooms", "text": f"CANARY-ASKED{mark}"}, "asked")
    about = {"subject_kind": "stage", "subject_id": "2"}
    for role, audience, canary, place in (
        (COORDINATOR, "mine", "CANARY-MINE-COUNCIL", "mine"),
        (COORDINATOR, "my_side", "CANARY-SIDE-COUNCIL", "side_of_council"),
        (LEAD, "mine", "CANARY-MINE-LEAD", "mine_of_lead"),
        (LEAD, "my_side", "CANARY-SIDE-INSPECTORATE", "side_of_inspectorate"),
        (COORDINATOR, "both_sides", "CANARY-BOTH", "comment"),
        (LEAD, "both_sides", "CANARY-WITHDRAWN", "withdrawn"),
    ):
        body = {**about, "audience": audience, "text": f"{canary}{mark}", "confirmed": True}
        world.made(role, f"{world.path}/comments", body, place)
    withdrawn = f"{world.path}/comments/{world.ids['withdrawn']}"
    assert world.by(LEAD).delete(withdrawn, headers=world.by(LEAD).etag(withdrawn)).status_code == 204
    on_evaluation = {
        "subject_kind": "evaluation",
        "subject_id": "5.2",
        "audience": "my_side",
        "text": f"CANARY-EVAL{mark}",
        "confirmed": True,
    }
    world.made(LEAD, f"{world.path}/comments", on_evaluation, "on_evaluation")
    world.ids["notification"] = world.by(COORDINATOR).get("/notifications").json()["items"][0]["id"]


def _administer(world: World, mark: str) -> None:
    invited = {"email": f"{uuid4().hex}@example.test", "name": f"Somebody{mark}", "role": "senior_manager"}
    world.made(COORDINATOR, f"{world.path}/invitations", invited, "invitation")
    invited = {"email": f"{uuid4().hex}@example.test", "name": f"Somebody else{mark}"}
    world.made(Role.COUNCIL_ADMINISTRATOR, "/invitations", invited, "organisation_invitation")
    client = {
        "name": f"systems{mark}",
        "role": "inspection_coordinator",
        "scopes": ["evidence:read"],
        "inspection_ids": [world.ids["inspection"]],
    }
    made = world.made(Role.COUNCIL_ADMINISTRATOR, "/api-clients", client, "client")
    world.made(Role.COUNCIL_ADMINISTRATOR, f"/api-clients/{made['id']}/secrets", {}, "secret")
    world.ids["account"] = str(world.by(Role.SENIOR_MANAGER).id)
    members = world.by(COORDINATOR).get(f"{world.path}/members").json()["items"]
    world.ids["member"] = next(member["id"] for member in members if member["account_id"] == world.ids["account"])


def notify(world: World) -> None:
    answer = world.by(LEAD).post(f"{world.path}/transitions", {"event": "notify"})
    assert answer.status_code == 201, answer.text


def submit(world: World) -> None:
    world.conducted.week(11)
    answer = world.by(COORDINATOR).post(f"{world.path}/self-evaluation/submission")
    assert answer.status_code == 201, answer.text


def share(world: World) -> None:
    preview = world.by(LEAD).get(f"{world.path}/findings/sharing/preview").json()
    answer = world.by(LEAD).post(f"{world.path}/findings/sharing", {"sha256": preview["sha256"]})
    assert answer.status_code == 201, answer.text


def release_sample(world: World) -> None:
    answer = world.by(ANALYST).post(f"{world.path}/case-sample/release")
    assert answer.status_code == 200, answer.text


def release(world: World, kind: str, **members: Any) -> None:
    for role in (LEAD, QA):
        answer = world.by(role).post(f"{world.path}/reports/{world.ids['report']}/releases", {"kind": kind, **members})
        assert answer.status_code == 201, answer.text
        world.ids["release"] = answer.json()["id"]


def issue(world: World) -> None:
    world.conducted.week(22)
    release(world, "draft_for_comment")


def embargo(world: World, *roles: Role) -> None:
    world.conducted.week(27)
    release(world, "embargoed", recipients=[str(world.by(role).id) for role in roles])


def agree_publication(world: World) -> None:
    world.conducted.week(28)
    release(world, "published", publish_at=PUBLISH_AT)


def publish(world: World) -> None:
    world.conducted.at(datetime.fromisoformat(PUBLISH_AT))
    with system_session(world.conducted.cast.app.state.database) as session:
        settle_publications(session, datetime.fromisoformat(PUBLISH_AT))
