"""The one gate before every handler: what cannot be read in exactly one way never reaches a feature.

Order: 415 and 413 first, since they need no understanding of the body; then 422.
"""

from dataclasses import dataclass
from typing import Final

from fastapi import Request

from plumbline.kernel.problems import FieldError, InvalidRequest, NotFound, PayloadTooLarge, UnsupportedMediaType
from plumbline.kernel.strict_json import UnreadableJson, read_object

KIBIBYTE: Final = 1024
MEBIBYTE: Final = KIBIBYTE**2
WITHOUT_BODY: Final = frozenset({"GET", "HEAD", "OPTIONS"})
FIRST_PRINTABLE, DELETE = " ", "\x7f"


@dataclass(frozen=True)
class BodyRule:
    """What an operation takes as its body: `*/*` among the media types means any."""

    media_types: tuple[str, ...] = ("application/json",)
    limit: int = MEBIBYTE
    json: bool = True


async def read_body(request: Request, rule: BodyRule, known: frozenset[str], repeatable: frozenset[str] = frozenset()) -> None:
    """Read, check and keep the body and the parameters, so that FastAPI parses neither a second time.

    Raises UnsupportedMediaType (415), PayloadTooLarge (413), InvalidRequest (422) and, for an address that no object can
    have, NotFound (404). `known` are the names of the operation's query parameters.
    """
    if request.method in WITHOUT_BODY:
        body = b""  # A body means nothing here (RFC 9110, 9.3.1): it is not read, and the server closes the connection.
    else:
        _check_media_type(request, rule)
        body = await _read_capped(request, rule.limit)
    request._body = body  # noqa: SLF001 (where Starlette keeps what it has read)
    _check_path(request)
    check_query(request, known, repeatable)
    if not body:
        return
    if "content-type" not in request.headers:
        raise _unsupported(rule)
    if rule.json:
        try:
            request._json = read_object(body)  # noqa: SLF001 (as above)
        except UnreadableJson as unreadable:
            raise InvalidRequest("The body cannot be read.", [FieldError("", unreadable.code, unreadable.detail)]) from None


def _unsupported(rule: BodyRule) -> UnsupportedMediaType:
    return UnsupportedMediaType(
        f"Send {' or '.join(rule.media_types)}, in UTF-8 and not compressed.", headers={"Accept": ", ".join(rule.media_types)}
    )


def _check_media_type(request: Request, rule: BodyRule) -> None:
    declared = request.headers.getlist("content-type")
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise _unsupported(rule)
    if not declared:
        return  # an act without a body, such as a sign-out; a body without a type is refused once it is there
    media_type, *parameters = (part.strip().lower() for part in declared[0].split(";"))
    charsets = [
        value.strip().strip('"') for name, _, value in (parameter.partition("=") for parameter in parameters) if name.strip() == "charset"
    ]
    accepted = "*/*" in rule.media_types or media_type in rule.media_types
    if len(declared) > 1 or not accepted or any(charset != "utf-8" for charset in charsets):
        raise _unsupported(rule)


def _size(limit: int) -> str:
    return (
        f"{limit // MEBIBYTE} MiB" if limit % MEBIBYTE == 0 else f"{limit // KIBIBYTE} KiB" if limit % KIBIBYTE == 0 else f"{limit} bytes"
    )


async def _read_capped(request: Request, limit: int) -> bytes:
    refusal = PayloadTooLarge(f"The body may have at most {_size(limit)}.")
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and (len(announced) > len(str(limit)) + 1 or int(announced) > limit):
        raise refusal  # before the first byte; a body sent in chunks announces nothing and is counted below
    body = bytearray()
    async for chunk in request.stream():
        if len(body) + len(chunk) > limit:
            raise refusal
        body += chunk
    return bytes(body)


def _unprintable(text: str) -> bool:
    return any(character < FIRST_PRINTABLE or DELETE <= character < "\xa0" or "\ud800" <= character <= "\udfff" for character in text)


def _check_path(request: Request) -> None:
    if any(_unprintable(str(value)) for value in request.path_params.values()):
        raise NotFound


def check_query(request: Request, known: frozenset[str], repeatable: frozenset[str] = frozenset()) -> None:
    """Raise InvalidRequest (422) for a query parameter that the operation does not know or that was given twice."""
    errors = []
    names = [name for name, _ in request.query_params.multi_items()]
    if any(name not in known for name in names):
        # A typo in a filter must not return everything. The names that are known are ours to say; the one sent is not.
        choice = f"It takes: {', '.join(sorted(known))}." if known else "It takes none."
        errors.append(FieldError("query:", "unknown_parameter", f"This address does not know one of the query parameters. {choice}"))
    for name in sorted(known):
        values = request.query_params.getlist(name)
        if len(values) > 1 and name not in repeatable:
            errors.append(FieldError(f"query:{name}", "duplicate_parameter", "This parameter may be given once."))
        if any(_unprintable(value) for value in values):
            errors.append(FieldError(f"query:{name}", "control_character", "This parameter contains a control character."))
    if errors:
        raise InvalidRequest("The query parameters are not valid.", errors)
