"""Keyset pages: a cursor is opaque, signed, and bound to the filters and the caller it was given to."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from plumbline.kernel.problems import FieldError, InvalidRequest
from plumbline.kernel.views import View

Item = TypeVar("Item")

LIMIT, MOST = 50, 200
COUNT_CAP = 1001


class Page(View, Generic[Item]):
    """One page of a list. `next_cursor` is null on the last; `count` stands only where it was asked for, capped at 1,001."""

    items: list[Item]
    next_cursor: str | None = None
    count: int | None = None


@dataclass(frozen=True)
class Key:
    """One column of a list's order: NOT NULL, the last one unique. `of` reads its value from a row."""

    column: ColumnElement[Any] | InstrumentedAttribute[Any]
    name: str


@dataclass(frozen=True)
class PageRequest:
    """What was asked of a list: at most `limit` rows after `cursor`, and whether to count them."""

    limit: int
    cursor: str | None
    count: bool
    key: bytes
    holder: str

    def read(
        self,
        session: Session,
        statement: Select[*tuple[Any, ...]],
        keys: Sequence[Key],
        *,
        filters: Mapping[str, object],
        descending: bool = False,
    ) -> tuple[list[Any], str | None, int | None]:
        """Run the statement for one page.

        Gives the rows, the next cursor or None, and the capped count or None. `statement` must select every key column
        under its `name`. Raises InvalidRequest for a cursor that was made for another list, filter or caller.
        """
        binding = json.dumps(
            {"filters": {k: str(v) for k, v in filters.items()}, "holder": self.holder, "keys": [k.name for k in keys], "down": descending},
            sort_keys=True,
        )
        counted = (
            session.execute(select(func.count()).select_from(statement.limit(COUNT_CAP).subquery())).scalar_one() if self.count else None
        )
        columns = tuple_(*[key.column for key in keys])
        if self.cursor is not None:
            after = tuple_(
                *[literal(value, key.column.type) for key, value in zip(keys, self._open(self.cursor, binding, len(keys)), strict=True)]
            )
            statement = statement.where(columns < after if descending else columns > after)
        order = [key.column.desc() if descending else key.column.asc() for key in keys]
        rows = list(session.execute(statement.order_by(*order).limit(self.limit + 1)).all())
        more = len(rows) > self.limit
        rows = rows[: self.limit]
        cursor = self._seal([_plain(rows[-1]._mapping[key.name]) for key in keys], binding) if more else None  # noqa: SLF001 (SQLAlchemy's public name)
        return rows, cursor, counted

    def _seal(self, values: list[list[str]], binding: str) -> str:
        payload = json.dumps(values, separators=(",", ":")).encode()
        tag = hmac.digest(self.key, payload + binding.encode(), hashlib.sha256)[:16]
        return base64.urlsafe_b64encode(tag + payload).decode().rstrip("=")

    def _open(self, cursor: str, binding: str, width: int) -> list[Any]:
        try:
            raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        except ValueError:
            raw = b""
        tag, payload = raw[:16], raw[16:]
        if not payload or not hmac.compare_digest(tag, hmac.digest(self.key, payload + binding.encode(), hashlib.sha256)[:16]):
            raise InvalidRequest(
                "The cursor does not belong to this list.",
                errors=[FieldError("/cursor", "unknown_cursor", "Start again without a cursor, with the same filters.")],
            )
        values = [_typed(*value) for value in json.loads(payload)]
        return values[:width]


def _plain(value: object) -> list[str]:
    kind = next(
        name
        for name, kinds in (("uuid", UUID), ("datetime", datetime), ("date", date), ("int", int), ("str", str))
        if isinstance(value, kinds)
    )
    return [kind, value.isoformat() if isinstance(value, date) else str(value)]


def _typed(kind: str, text: str) -> object:
    readers: dict[str, Callable[[str], object]] = {
        "uuid": UUID,
        "datetime": datetime.fromisoformat,
        "date": date.fromisoformat,
        "int": int,
        "str": str,
    }
    return readers[kind](text)
