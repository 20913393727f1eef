import pytest

from plumbline.kernel.problems import (
    FieldError,
    Forbidden,
    InvalidRequest,
    NotFound,
    PreconditionFailed,
    Problem,
    RecordedProblem,
    TooManyRequests,
    registered,
)


def test_the_slug_follows_from_the_name_of_the_class() -> None:
    assert InvalidRequest.slug == "invalid-request"
    assert registered()["precondition-failed"] is PreconditionFailed


def test_a_problem_becomes_a_problem_detail() -> None:
    refusal = InvalidRequest("Two members are wrong.", [FieldError("/title", "too_long", "At most 200 characters.")])
    assert refusal.as_document("req-1") == {
        "type": "/problems/invalid-request",
        "title": "The request is not valid",
        "status": 422,
        "detail": "Two members are wrong.",
        "instance": "req-1",
        "errors": [{"pointer": "/title", "code": "too_long", "detail": "At most 200 characters."}],
    }


def test_members_cannot_replace_what_the_standard_defines() -> None:
    document = Problem.as_document(NotFound(), "req-1")
    forged = Forbidden("No.", type="elsewhere", status=200).as_document("req-1")
    assert (forged["type"], forged["status"]) == ("/problems/forbidden", 403)
    assert set(document) == {"type", "title", "status", "detail", "instance", "errors"}


@pytest.mark.parametrize(
    ("who", "detail"),
    [
        (["lead_inspector"], "Only the lead inspector may do this."),
        (["lead_inspector", "analyst"], "Only the lead inspector or the analyst may do this."),
        (["a", "b", "c"], "Only the a, the b or the c may do this."),
        ([], "Nobody may do this."),
    ],
)
def test_a_refusal_names_who_may(who: list[str], detail: str) -> None:
    assert Forbidden.unless(who).detail == detail


def test_a_stale_write_is_told_the_current_version_and_their_text() -> None:
    refusal = PreconditionFailed('"abc"', theirs={"text": "Their text"})
    assert refusal.headers == {"ETag": '"abc"'}
    assert refusal.as_document("r")["theirs"] == {"text": "Their text"}
    assert "theirs" not in PreconditionFailed('"abc"').as_document("r")


def test_a_throttled_caller_is_told_how_long_to_wait() -> None:
    assert TooManyRequests(30).headers == {"Retry-After": "30"}


def test_two_problems_cannot_share_an_address() -> None:
    with pytest.raises(TypeError, match="/problems/not-found already belongs to"):
        type("NotFound", (Problem,), {"status": 404, "title": "Another", "__module__": "elsewhere"})


def test_a_recorded_problem_is_a_kind_and_has_no_page_of_its_own() -> None:
    assert issubclass(RecordedProblem, Problem)
    assert "recorded-problem" not in registered()


@pytest.mark.parametrize("problem", registered().values(), ids=registered())
def test_every_problem_has_a_title_and_says_what_to_do(problem: type[Problem]) -> None:
    assert 400 <= problem.status < 600
    assert problem.title
    assert problem.advice.endswith(".")
