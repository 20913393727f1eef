"""The thirty-two councils, however somebody spells them."""

import pytest
from fastapi.testclient import TestClient
from tests.people import Cast

from plumbline.identity.councils import reference
from plumbline.identity.councils.service import UnknownCouncil, council_organisation
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session


def test_everybody_may_read_the_thirty_two_councils(client: TestClient) -> None:
    answer = client.get("/api/v1/councils")
    assert answer.status_code == 200, answer.text
    listed = answer.json()["items"]
    assert len(listed) == 32
    assert listed[0] == {"code": "S12000033", "name": "Aberdeen City", "superseded_code": None, "other_names": []}
    assert answer.headers["cache-control"].startswith("public")
    assert client.get("/api/v1/councils", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304


def test_a_council_of_this_installation_alone_is_listed_too(client: TestClient, cast: Cast) -> None:
    cast.organisation("A")
    assert client.get("/api/v1/councils").json()["items"][-1]["name"] == "Strathmore Council"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("S12000047", "S12000047"),
        ("S12000015", "S12000047"),
        ("Fife Council", "S12000047"),
        ("Western Isles", "S12000013"),
        ("na h-eileanan siar", "S12000013"),
        ("Edinburgh, City of", "S12000036"),
        ("Argyll & Bute", "S12000035"),
        ("Perth and Kinross", "S12000048"),
        ("Atlantis", None),
    ],
)
def test_a_council_is_found_by_any_spelling(text: str, code: str | None) -> None:
    found = reference.find(text)
    assert (found.code if found else None) == code


def test_a_superseded_code_names_the_same_organisation(database: Database) -> None:
    with system_session(database) as session:
        assert council_organisation(session, "S12000015").id == council_organisation(session, "S12000047").id
        with pytest.raises(UnknownCouncil):
            council_organisation(session, "S12000999")
