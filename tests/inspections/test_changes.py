"""The change feed and audit trail: gap-free for each side, silent about the other (R149, R150)."""

from concurrent.futures import ThreadPoolExecutor

from tests.conducted import Conducted
from tests.people import Person

from plumbline.identity.roles import Role


def positions(inspection: Conducted, by: Person) -> list[int]:
    found: list[int] = []
    after, more = 0, True
    while more:
        page = by.get(f"{inspection.path}/changes", params={"after": after, "limit": 3}).json()
        found += [item["position"] for item in page["items"]]
        after, more = page["position"], page["more"]
    return found


def test_a_council_sees_no_trace_of_what_the_inspectorate_does_on_its_own(conducted: Conducted) -> None:
    coordinator, lead = conducted.by(Role.INSPECTION_COORDINATOR), conducted.by(Role.LEAD_INSPECTOR)
    before = coordinator.get(f"{conducted.path}/changes")
    lead.post(f"{conducted.path}/findings", {"kind": "strength", "text": "CANARY-NOTE"})
    after = coordinator.get(f"{conducted.path}/changes")
    assert (after.content, after.headers["etag"]) == (before.content, before.headers["etag"])
    assert lead.get(f"{conducted.path}/changes").json()["items"][-1]["action"] == "finding_added"


def test_writers_at_the_same_time_leave_no_gap(conducted: Conducted) -> None:
    lead, team = conducted.by(Role.LEAD_INSPECTOR), conducted.by(Role.INSPECTION_TEAM)
    begun = len(positions(conducted, lead))

    def write(person: Person) -> int:
        return person.post(f"{conducted.path}/findings", {"kind": "strength", "text": "Seen."}).status_code

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(write, [lead, team] * 8)) == {201}
    found = positions(conducted, lead)
    assert len(found) == begun + 16
    assert found == list(range(found[0], found[0] + len(found)))


def test_a_stranger_finds_no_feed(conducted: Conducted) -> None:
    assert conducted.cast.person(Role.INSPECTION_COORDINATOR, council="B").get(f"{conducted.path}/changes").status_code == 404
    assert conducted.cast.person(Role.INSPECTORATE_ADMINISTRATOR).get(f"{conducted.path}/changes").status_code == 404


def test_the_newest_entries_are_there_without_reading_the_whole_history(conducted: Conducted) -> None:
    lead = conducted.by(Role.LEAD_INSPECTOR)
    for text in ("First.", "Second.", "Third."):
        lead.post(f"{conducted.path}/findings", {"kind": "strength", "text": text})
    whole = lead.get(f"{conducted.path}/changes", params={"limit": 200}).json()
    last = lead.get(f"{conducted.path}/changes", params={"latest": "true", "limit": 2}).json()
    assert (last["items"], last["position"], last["more"]) == (whole["items"][-2:], whole["position"], False)
    nothing = lead.get(f"{conducted.path}/changes", params={"latest": "true", "after": whole["position"]}).json()
    assert (nothing["items"], nothing["position"]) == ([], whole["position"])
