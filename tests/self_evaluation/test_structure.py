"""The council's own format: sections added, renamed, reordered, removed (R133)."""

import pytest
from tests.self_evaluation.conftest import Desk


def _add(desk: Desk, title: str = "Our story", **members: object) -> dict[str, object]:
    answer = desk.coordinator.post(f"{desk.path}/sections", {"title": title, **members})
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_a_section_of_its_own_covers_the_indicators_it_names(desk: Desk) -> None:
    added = _add(desk, covers=["9.4", "6.4"])
    assert (added["code"], added["kind"], added["covers"]) == ("own-1", "own", ["9.4", "6.4"])
    desk.write("own-1", "We tell it our way.")
    assert desk.read("/validation")["covered"] == ["6.4", "9.4"]


def test_a_removed_section_is_gone_and_its_code_is_not_given_again(desk: Desk) -> None:
    _add(desk)
    path = f"{desk.path}/sections/own-1"
    assert desk.coordinator.delete(path, headers=desk.coordinator.etag(path)).status_code == 204
    assert desk.coordinator.get(path).status_code == 404
    assert _add(desk)["code"] == "own-2"


def test_any_section_can_be_renamed_and_only_an_own_one_covers_something_else(desk: Desk) -> None:
    path = f"{desk.path}/sections/1.1"
    renamed = desk.coordinator.patch(path, {"title": "Chances in life"}, headers=desk.coordinator.etag(path))
    assert renamed.json()["title"] == "Chances in life"
    refused = desk.coordinator.patch(path, {"covers": ["2.1"]}, headers=desk.coordinator.etag(path))
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/own-section-only")


def test_a_section_of_the_method_is_left_empty_and_not_removed(desk: Desk) -> None:
    path = f"{desk.path}/sections/1.1"
    refused = desk.coordinator.delete(path, headers=desk.coordinator.etag(path))
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/own-section-only")


def test_sections_stand_in_the_order_that_was_asked_for(desk: Desk) -> None:
    wanted = [row["code"] for row in desk.read("/sections")["items"]][::-1]
    assert desk.put("/sections", {"order": wanted}).status_code == 200
    assert [row["code"] for row in desk.read("/sections")["items"]] == wanted


@pytest.mark.parametrize("change", [lambda order: order[1:], lambda order: [*order, "own-7"], lambda order: [order[0], *order]])
def test_an_order_that_names_other_sections_is_refused(desk: Desk, change) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    order = [row["code"] for row in desk.read("/sections")["items"]]
    assert desk.put("/sections", {"order": change(order)}).status_code == 422


def test_a_section_cannot_cover_what_the_method_does_not_ask_for(desk: Desk) -> None:
    refused = desk.coordinator.post(f"{desk.path}/sections", {"title": "Ours", "covers": ["1.1", "7.7"]})
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/covers/1"]
