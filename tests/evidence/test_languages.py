"""R148: a text says which language it is in, so that a screen reader reads it with the right voice."""

from tests.conducted import Conducted

from plumbline.identity.roles import Role

GAELIC = "Plana airson ath-leasachadh"


def test_an_item_of_evidence_says_its_language(conducted: Conducted) -> None:
    coordinator = conducted.by(Role.INSPECTION_COORDINATOR)
    made = coordinator.post(f"{conducted.path}/evidence", {"title": GAELIC, "language": "gd"}).json()
    address = f"{conducted.path}/evidence/{made['id']}"
    assert coordinator.get(address).json()["language"] == "gd"
    changed = coordinator.patch(address, {"language": "sco"}, headers=coordinator.etag(address))
    assert (changed.status_code, changed.json()["language"]) == (200, "sco")
    assert coordinator.post(f"{conducted.path}/evidence", {"title": "Plan"}).json()["language"] == "en"
    refused = coordinator.post(f"{conducted.path}/evidence", {"title": "Plan", "language": "Gàidhlig"})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/language")


def test_a_comment_says_its_language_and_keeps_it_when_it_is_said_to_more_people(conducted: Conducted) -> None:
    coordinator = conducted.by(Role.INSPECTION_COORDINATOR)
    comments = f"{conducted.path}/comments"
    made = coordinator.post(comments, {"subject_kind": "stage", "subject_id": "2", "text": GAELIC, "language": "gd"}).json()
    assert made["language"] == "gd"
    wider = coordinator.post(f"{comments}/{made['id']}/widening", {"audience": "my_side", "text": GAELIC, "confirmed": True})
    assert (wider.status_code, wider.json()["language"]) == (201, "gd")
