"""Watches what the application commits, statement by statement."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event

_WRITES = re.compile(r'\b(?:insert\s+into|delete\s+from|update)\s+(?:only\s+)?"?(\w+)"?|\b(procrastinate_defer\w*)', re.IGNORECASE)
_LOCKS = re.compile(r"\bfor\s+(?:no\s+key\s+)?update\b", re.IGNORECASE)


@contextmanager
def committed_tables(engine: Engine) -> Iterator[list[str]]:
    """Give a list that names every table as soon as a transaction that wrote to it is committed."""
    committed: list[str] = []

    def note(connection: Connection, cursor: Any, statement: str, parameters: Any, context: Any, many: Any) -> None:
        del parameters, context, many
        if cursor.rowcount:
            found = [first or second for first, second in _WRITES.findall(_LOCKS.sub("", statement))]
            connection.info.setdefault("written", []).extend(found)

    def keep(connection: Connection) -> None:
        committed.extend(connection.info.pop("written", []))

    def drop(connection: Connection) -> None:
        connection.info.pop("written", None)

    listeners = {"after_cursor_execute": note, "commit": keep, "rollback": drop}
    for name, listener in listeners.items():
        event.listen(engine, name, listener)
    try:
        yield committed
    finally:
        for name, listener in listeners.items():
            event.remove(engine, name, listener)
