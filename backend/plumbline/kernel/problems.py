"""Refusals as RFC 9457 problem details. Knows no HTTP framework: services raise these, `kernel.web.problems` answers them.

A feature adds its own refusal with a class of two lines:

    class InspectionClosed(Problem):
        status, title = 409, "The inspection is closed"

The slug, the help page at `/problems/<slug>` and the OpenAPI example follow from the class.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import ClassVar, Self


@dataclass(frozen=True)
class FieldError:
    """One thing wrong with the request. It says where and what, and never repeats what was sent."""

    pointer: str
    code: str
    detail: str


class Problem(Exception):
    """A request that cannot be answered as asked, in words that the caller can act on."""

    status: ClassVar[int]
    title: ClassVar[str]
    advice: ClassVar[str] = "Read the detail in the answer: it says what stands in the way and, where someone can change that, who."
    example: ClassVar[str] = ""
    slug: ClassVar[str]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.slug = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()
        if "status" not in vars(cls):
            return  # an abstract kind of problem, such as RecordedProblem
        known = _REGISTRY.setdefault(cls.slug, cls)
        if (known.__module__, known.__qualname__) != (cls.__module__, cls.__qualname__):
            # Two kinds of refusal behind one address would make the help page wrong for one of them.
            message = f"/problems/{cls.slug} already belongs to {known.__module__}.{known.__qualname__}"
            raise TypeError(message)

    def __init__(
        self,
        detail: str,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        **members: object,
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = list(errors)
        self.headers = dict(headers or {})
        self.members = members

    @classmethod
    def address(cls) -> str:
        """The address of the help page, which is also the machine-readable name."""
        return f"/problems/{cls.slug}"

    def as_document(self, instance: str) -> dict[str, object]:
        """The body of the answer; `instance` is the request id, which support can look up in the logs."""
        return {
            **self.members,
            "type": self.address(),
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
            "errors": [asdict(error) for error in self.errors],
        }


_REGISTRY: dict[str, type[Problem]] = {}


def registered() -> Mapping[str, type[Problem]]:
    """Every kind of problem that can be answered, by slug, in alphabetical order."""
    return dict(sorted(_REGISTRY.items()))


class RecordedProblem(Problem):
    """A refusal whose trace must stay: what was written is committed, then the problem is raised."""


class NotFound(Problem):
    """Also the answer for what exists but is hidden: the two must be indistinguishable."""

    status, title = 404, "Not found"
    advice = (
        "Check the address. If it is right, you may not have a role in this inspection, or what you ask for has not been released to you yet. "
        "The answer is the same in each case, so that it gives nothing away. Your inspection coordinator or the lead inspector can tell you which roles you hold."
    )

    def __init__(self, detail: str = "There is nothing here that you can see.") -> None:
        super().__init__(detail)


class Forbidden(Problem):
    status, title = 403, "You may not do this"
    example = "Only the lead inspector may do this."
    advice = "The detail names who may do this. Ask one of them, or ask for the role. For an API client, check that its token carries the scope that is named."

    @classmethod
    def unless(cls, who_may: Iterable[str]) -> Self:
        """Name the roles that may, in words: a refusal that leaves people guessing ends as a telephone call."""
        names = [f"the {name.replace('_', ' ')}" for name in who_may]
        if not names:
            return cls("Nobody may do this.", who_may=[])
        listed = f"{', '.join(names[:-1])} or {names[-1]}" if names[1:] else names[0]
        return cls(f"Only {listed} may do this.", who_may=[name.removeprefix("the ") for name in names])


class Unauthenticated(Problem):
    status, title = 401, "Sign in first"
    example = "The access token is missing, is not valid or has expired."
    advice = "Sign in again, or, for an API client, fetch a new token from /api/v1/oauth/token. Send it as: Authorization: Bearer <token>."

    def __init__(self, detail: str = "The access token is missing, is not valid or has expired.") -> None:
        super().__init__(detail, headers={"WWW-Authenticate": "Bearer"})


class InvalidRequest(Problem):
    status, title = 422, "The request is not valid"
    example = "One member is not valid."
    advice = "Each entry under errors has a pointer to the member concerned, a code and a sentence. Correct those and send the request again. Nothing was saved."


class PreconditionRequired(Problem):
    status, title = 428, "If-Match is needed"
    advice = "Read the object first and send the ETag of that answer as If-Match, so that you cannot overwrite what somebody else wrote in the meantime."

    def __init__(self, detail: str = "Send the ETag of the version that you read as If-Match.") -> None:
        super().__init__(detail)


class PreconditionFailed(Problem):
    """`theirs` is the current text, for narrative, so that a person can merge instead of losing either version."""

    status, title = 412, "Somebody changed this in the meantime"
    advice = "Read the object again, put your change on top of it, and send it with the new ETag. Your own text was not saved, and theirs was not overwritten."
    example = "This is no longer the version that you read."

    def __init__(self, current: str, theirs: object = None) -> None:
        super().__init__("This is no longer the version that you read.", headers={"ETag": current}, current_etag=current)
        if theirs is not None:
            self.members["theirs"] = theirs


class Conflict(Problem):
    status, title = 409, "The state of things does not allow this"


class IdempotencyConflict(Problem):
    status, title = 409, "The first request with this key is still under way"
    advice = "Wait a second and repeat the request with the same Idempotency-Key: you will get the answer to the first one."

    def __init__(self, detail: str = "A request with this Idempotency-Key is still being answered.") -> None:
        super().__init__(detail, headers={"Retry-After": "1"})


class IdempotencyKeyReused(Problem):
    status, title = 422, "This Idempotency-Key was used for another request"
    advice = "Make a new random key for each new request, and repeat a key only with exactly the same body."

    def __init__(self, detail: str = "This Idempotency-Key came with another body before.") -> None:
        super().__init__(detail)


class SecretAlreadyShown(Problem):
    status, title = 409, "The secret was shown once already"
    advice = "A secret is never stored, so it cannot be shown again. Make a new one and revoke the one that was lost."

    def __init__(self, detail: str = "The first request was carried out; its secret cannot be shown a second time.") -> None:
        super().__init__(detail)


class MethodNotAllowed(Problem):
    status, title = 405, "This method is not available here"
    example = "Use one of the methods in the Allow header."
    advice = "The Allow header of the answer lists the methods of this address. /docs lists every operation."


class PayloadTooLarge(Problem):
    status, title = 413, "The body is too large"
    example = "The body may have at most 1 MiB."
    advice = "Send less at once. Large files go to the content address of an evidence item, or in parts to /api/v1/uploads."


class UnsupportedMediaType(Problem):
    status, title = 415, "This kind of body is not accepted here"
    example = "Send application/json."
    advice = "Set Content-Type to one of the kinds that the detail names. With curl, use --json for JSON. The body must be plain UTF-8, not compressed."


class TooManyRequests(Problem):
    status, title = 429, "Too many requests"
    example = "Wait 30 seconds."
    advice = "Wait for the number of seconds in the Retry-After header, then try again."

    def __init__(self, retry_after: int, detail: str = "") -> None:
        super().__init__(detail or f"Wait {retry_after} seconds.", headers={"Retry-After": str(retry_after)})


class Unavailable(Problem):
    status, title = 503, "The service cannot answer just now"
    example = "Try again in a few seconds."
    advice = "Nothing was saved. Wait for the number of seconds in the Retry-After header and send the same request again; with the same Idempotency-Key that is always safe."

    def __init__(self, detail: str = "Try again in a few seconds.", retry_after: int = 5) -> None:
        super().__init__(detail, headers={"Retry-After": str(retry_after)})


class StorageFull(Problem):
    status, title = 507, "There is no room left"
    advice = "Nothing was saved; what was saved before is safe, and reading still works. The people who run the service must make room. Try again later."

    def __init__(self, detail: str = "The service has no room to store this.") -> None:
        super().__init__(detail, headers={"Retry-After": "60"})


class InternalError(Problem):
    status, title = 500, "Something went wrong on our side"
    advice = (
        "Nothing was saved. Give the instance of the answer to the people who run the service: it leads them to the cause in their logs."
    )

    def __init__(self, detail: str = "The fault is ours and has been recorded.") -> None:
        super().__init__(detail)
