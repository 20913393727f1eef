"""Weeks 1 to 8: the inspection is created, the letter goes, and a council in which nobody has an account comes in."""

from tests.journeys.journey import OWN_PAGE, WEEK_1, Journey, ok

from plumbline.identity.roles import Role
from plumbline.kernel.clock import read_now
from plumbline.kernel.transaction import system_session
from plumbline.methodology.service import publish_shipped

TEAM = (Role.INSPECTION_TEAM, Role.ANALYST, Role.QA_SERVICE_MANAGER)


def create(journey: Journey) -> None:
    journey.week(-1)
    journey.cast.organisation("A")
    with system_session(journey.app.state.database) as session:
        publish_shipped(session, now=read_now(session, production=False))
    administrator = journey.inspector(Role.INSPECTORATE_ADMINISTRATOR)
    lead, support = journey.inspector(Role.LEAD_INSPECTOR), journey.inspector(Role.STRATEGIC_SUPPORT_OFFICER)
    wanted = {"council_code": "S12000901", "methodology": "jsw-2019", "week_1_on": "2026-01-06"}
    refused = administrator.post("/inspections", wanted)
    assert refused.status_code == 422
    assert WEEK_1.isoformat() in refused.text
    wanted["week_1_on"] = WEEK_1.isoformat()
    plan = ok(administrator.post("/inspections/preview", wanted))
    due = next(milestone for milestone in plan["milestones"] if milestone["code"] == "self_evaluation_due")
    assert due["due"]["due_local"] == "2026-03-18T12:00"
    created = ok(administrator.post("/inspections", {**wanted, "lead_inspector": str(lead.id)}))
    journey.known |= {"inspection_id": created["id"], "reference": created["reference"], "number": "1", "code": "explain_self_evaluation"}
    early = lead.post(f"{journey.path}/transitions", {"event": "notify"})
    assert early.status_code == 409
    assert "support officer" in early.text
    ok(lead.post(f"{journey.path}/members", {"account_id": str(support.id), "role": "strategic_support_officer"}))
    for role in TEAM:
        ok(lead.post(f"{journey.path}/members", {"account_id": str(journey.inspector(role).id), "role": role.value}))


def send_the_letter(journey: Journey) -> None:
    """Week 1: nobody of the council has an account; the letter carries links, which may also be copied by hand."""
    journey.week(1)
    lead = journey.by(Role.LEAD_INSPECTOR)
    ok(lead.post(f"{journey.path}/transitions", {"event": "notify"}))
    for role, name in ((Role.CHIEF_EXECUTIVE, "Hamish Lindsay"), (Role.CHIEF_SOCIAL_WORK_OFFICER, "Ailsa Farquhar")):
        journey.arrive(role, invite(journey, Role.LEAD_INSPECTOR, role, name), name)
    letter = ok(journey.by(Role.STRATEGIC_SUPPORT_OFFICER).post(f"{journey.path}/coordinator-link"))
    naming = {"token": letter["address"].partition("#")[2], "name": "Kirsty Ogilvie", "email": "kirsty.ogilvie@strathmore.example"}
    named = ok(journey.client.post("/api/v1/invitations/naming", json=naming, headers=OWN_PAGE))
    again = journey.client.post("/api/v1/invitations/naming", json=naming, headers=OWN_PAGE)
    assert again.status_code == 404
    journey.arrive(Role.INSPECTION_COORDINATOR, named["address"], "Kirsty Ogilvie")
    journey.tick()


def bring_the_others_in(journey: Journey) -> None:
    journey.week(2)
    for role, name in (
        (Role.SENIOR_MANAGER, "Graeme Tosh"),
        (Role.CONTRIBUTOR, "Jamie Nairn"),
        (Role.LOCAL_FILE_READER, "Shona Guthrie"),
    ):
        journey.arrive(role, invite(journey, Role.INSPECTION_COORDINATOR, role, name), name)
    # A council's systems people look after accounts and machines, and appoint none of those the letter names.
    administrator = Role.COUNCIL_ADMINISTRATOR
    journey.arrive(administrator, invite(journey, Role.STRATEGIC_SUPPORT_OFFICER, administrator, "Neil Petticrew"), "Neil Petticrew")
    contact = {"designation": "Duty manager", "telephone": "01632 960 123"}
    journey.known["contact_id"] = ok(journey.by(Role.STRATEGIC_SUPPORT_OFFICER).post(f"{journey.path}/contacts", contact))["id"]
    members = ok(journey.by(Role.INSPECTION_COORDINATOR).get(f"{journey.path}/members"))["items"]
    journey.known["member_id"] = next(member["id"] for member in members if member["role"] == "inspection_coordinator")
    refused = journey.by(Role.COUNCIL_ADMINISTRATOR).post(
        f"{journey.path}/members", {"account_id": str(journey.by(Role.SENIOR_MANAGER).id), "role": "chief_executive"}
    )
    assert refused.status_code == 403


def prepare(journey: Journey) -> None:
    """Week 5: questions are asked beside the stage that they are about, and each side talks among itself."""
    journey.week(5, 2)
    for role, audience in ((Role.INSPECTION_COORDINATOR, "both_sides"), (Role.LEAD_INSPECTOR, "my_side"), (Role.CONTRIBUTOR, "mine")):
        said = {"subject_kind": "stage", "subject_id": "2", "audience": audience, "text": f"Said for {audience}.", "confirmed": True}
        comment = ok(journey.by(role).post(f"{journey.path}/comments", said))
        journey.known["comment_id"] = comment["id"]
    seen = {
        role: {comment["text"] for comment in ok(journey.by(role).get(f"{journey.path}/comments?subject_kind=stage&subject_id=2"))["items"]}
        for role in (Role.CHIEF_EXECUTIVE, Role.INSPECTION_TEAM)
    }
    assert seen[Role.CHIEF_EXECUTIVE] == {"Said for both_sides."}
    assert seen[Role.INSPECTION_TEAM] == {"Said for both_sides.", "Said for my_side."}
    journey.week(8, 4, "16:00:00")
    journey.tick()


def invite(journey: Journey, inviter: Role, role: Role, name: str) -> str:
    email = f"{name.lower().replace(' ', '.')}@strathmore.example"
    made = ok(journey.by(inviter).post(f"{journey.path}/invitations", {"email": email, "name": name, "role": role.value}))
    return str(made["address"])
