"""What goes to the inspectorate with an answer, and who may hand it over (R154)."""

from tests.conducted import Conducted
from tests.preparation.asking import CONTRIBUTOR, COORDINATOR, LEAD, act, answer, ask

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def test_evidence_that_an_answer_names_is_read_by_the_inspectorate_from_then_on(first_week: Conducted) -> None:
    """Until it is cited in a submission or an answer, evidence is the council's alone."""
    coordinator, lead = first_week.by(COORDINATOR), first_week.by(LEAD)
    for title in ("Orders by area", "Kept back"):
        made = coordinator.post(f"{first_week.path}/evidence", {"title": title})
        filled = coordinator.call(
            "PUT", f"{first_week.path}/evidence/{made.json()['id']}/content", params={"file_name": "Orders.pdf"}, content=PDF
        )
        assert filled.status_code == 200, filled.text
    assert lead.get(f"{first_week.path}/evidence").json()["items"] == []
    query = ask(first_week, lead)
    named = answer(first_week, coordinator, query, files=[{"title": "The table", "evidence": "E-001"}])
    assert named.json()["entries"][-1]["files"] == [{"title": "The table", "address": None, "evidence": "E-001"}]
    assert [item["reference"] for item in lead.get(f"{first_week.path}/evidence").json()["items"]] == ["E-001"]
    assert "evidence_submitted" in [change["action"] for change in lead.get(f"{first_week.path}/changes").json()["items"]]


def test_only_who_hands_in_the_self_evaluation_hands_over_evidence_with_an_answer(first_week: Conducted) -> None:
    contributor, coordinator = first_week.by(CONTRIBUTOR), first_week.by(COORDINATOR)
    made = contributor.post(f"{first_week.path}/evidence", {"title": "Mine", "kind": "link", "address": "https://example.test/a"})
    query = ask(first_week, first_week.by(LEAD))
    act(first_week, coordinator, query, "passing-on", {"account_id": str(contributor.id)})
    refused = answer(first_week, contributor, query, files=[{"title": "Mine", "evidence": made.json()["reference"]}])
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/files/0/evidence")
    assert "the inspection coordinator" in refused.json()["errors"][0]["detail"]
    assert first_week.by(LEAD).get(f"{first_week.path}/evidence").json()["items"] == []


def test_a_newer_version_of_what_went_with_an_answer_goes_in_with_the_self_evaluation(first_week: Conducted) -> None:
    coordinator, lead = first_week.by(COORDINATOR), first_week.by(LEAD)
    made = coordinator.post(f"{first_week.path}/evidence", {"title": "Orders", "indicators": ["1.1"]}).json()
    content = f"{first_week.path}/evidence/{made['id']}/content"
    for number in (1, 2):
        assert coordinator.call("PUT", content, params={"file_name": "Orders.pdf"}, content=PDF + str(number).encode()).status_code == 200
        if number == 1:
            answer(first_week, coordinator, ask(first_week, lead), files=[{"title": "Orders", "evidence": "E-001"}])
    assert lead.get(f"{first_week.path}/evidence").json()["items"][0]["file"]["version"] == 1
    first_week.week(11)
    assert coordinator.post(f"{first_week.path}/self-evaluation/submission").status_code == 201
    item = lead.get(f"{first_week.path}/evidence").json()["items"][0]
    assert (item["file"]["version"], item["supplementary"]) == (2, False)
