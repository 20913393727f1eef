"""Entity tags over what this viewer sees, and the check that a write starts from what was read (RFC 9110 §13).

The tag never comes from the row: a write hidden from the council must not change the council's tag. Members that follow
from the clock or from rights are left out, else every open editor would be stale at noon.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from plumbline.kernel.problems import PreconditionFailed, PreconditionRequired
from plumbline.kernel.views import VOLATILE, View


def _settled(value: Any) -> Any:  # noqa: ANN401 (any JSON value)
    if isinstance(value, dict):
        return {name: _settled(member) for name, member in value.items() if name not in VOLATILE}
    if isinstance(value, list):
        return [_settled(member) for member in value]
    return value


def etag_of_document(document: Any) -> str:  # noqa: ANN401 (any JSON value)
    """Give the strong tag of a JSON document as it is sent, quotes included."""
    canonical = json.dumps(_settled(document), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f'"{hashlib.sha256(canonical.encode()).hexdigest()[:32]}"'


def etag_of(view: View) -> str:
    """Give the strong tag of a view, equal to the one its response carries."""
    return etag_of_document(view.model_dump(mode="json", by_alias=True))


def names(header: str, etag: str, *, weakly: bool) -> bool:
    """Whether an If-Match (strong) or If-None-Match (weak) header names `etag`."""
    if header.strip() == "*":
        return True
    tags = [tag.strip() for tag in header.split(",")]
    return etag in tags or (weakly and f"W/{etag}" in tags)


@dataclass(frozen=True)
class IfMatch:
    """The caller's If-Match header, checked by the service after the row is locked."""

    header: str | None

    def check(self, current: View, *, theirs: Any = None) -> None:  # noqa: ANN401 (any JSON value)
        """Compare with what the caller would read now.

        Raises PreconditionRequired (428) without a header, PreconditionFailed (412) with the current tag and, for
        narrative, `theirs`: the text that stands, so that a person can merge.
        """
        if self.header is None:
            raise PreconditionRequired("Send the ETag that you read as If-Match, so that nobody's work is overwritten.")
        etag = etag_of(current)
        if not names(self.header, etag, weakly=False):
            raise PreconditionFailed(etag, theirs)
