"""Spoiled requests: a sound one with one or two things wrong, chosen by a seeded generator."""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import quote
from uuid import UUID

from tests.faults.samples import Schema, sample

CANARY = "zq-canary-zq"
MOST_BODY = 1024 * 1024

HOSTILE: list[Any] = [
    CANARY, CANARY + "\x00", "\x00", "\x1b[2J" + CANARY, "\u202e" + CANARY, "\ufeff", "", " ", "\n", "a\r\nX-Injected: " + CANARY,
    "'; drop table account; --" + CANARY, "%" * 50, "_%\\", "../../etc/passwd", "{{7*7}}" + CANARY, "${jndi:ldap://x}", "<script>alert(1)</script>",
    "\u00e9" * 5000, "\U0001f469\u200d\U0001f4bb" * 100, "x" * 120_000, "null", "NaN", "0", "-1", "9" * 50, "1e999",
    "0001-01-01", "9999-12-31", "2026-02-30", "2026-01-05T00:00:00", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "12:00", "+262142-01-01",
    "00000000-0000-0000-0000-000000000000", "urn:uuid:6f1f8f7e-8f0e-4d57-9a53-0a6f0c9f3c11", "javascript:alert(1)", "http://[::1", "https://" + "a" * 3000, "a@b", "@",
    0, -1, 1, 2**15, 2**31, 2**53, 2**63, 2**70, -(2**70), 10**39, 0.1, -0.0, 1e308, 5e-324, True, False, None,
    [], {}, [[]], [None], {"": ""}, {CANARY: CANARY}, [1] * 2000, {"a": {"b": {"c": []}}}, [CANARY] * 300,
]  # fmt: skip

RAW_BODIES: list[Callable[[bytes], bytes]] = [
    lambda body: b"",
    lambda body: body[:-1],
    lambda body: body + body,
    lambda body: b"\xef\xbb\xbf" + body,
    lambda body: body.decode("latin-1").encode("utf-16"),
    lambda body: b"[" + body + b"]",
    lambda body: b"[" * 900,
    lambda body: b'{"a":' * 100_000,
    lambda body: b'{"a": NaN, "zq-canary-zq": Infinity}',
    lambda body: b'{"a": 1e999}',
    lambda body: b'{"a": ' + b"9" * 5000 + b"}",
    lambda body: b'{"a": "\\ud800"}',
    lambda body: b'{"a": "\\u0000"}',
    lambda body: b'{"a": "\xff\xfe"}',
    lambda body: b'{"zq-canary-zq": 1, "zq-canary-zq": 2}',
    lambda body: body.replace(b"{", b'{"zq-canary-zq": 1, ', 1),
    lambda body: b"null",
    lambda body: b'"zq-canary-zq"',
    lambda body: b"3",
    lambda body: b"\x00" * 64,
    lambda body: b" " * (MOST_BODY + 1),
    lambda body: body.replace(b'"', b"'"),
    lambda body: b"a=1&a=2&zq-canary-zq=%00",
]
MEDIA_TYPES = [
    "", "text/plain", "application/xml", "application/json; charset=utf-16", "application/json; charset=", "application/json;;;", "multipart/form-data", "*/*",
    "multipart/form-data; boundary=zq-canary-zq", "application/x-www-form-urlencoded", "application/merge-patch+json", "application/json, text/html", "a" * 5000, ";",
]  # fmt: skip
HEADERS: dict[str, list[bytes]] = {
    "Authorization": [b"", b"Bearer", b"Bearer ", b"Basic YTpi", b"Bearer zq-canary-zq", b"Bearer a.b.c", b"Bearer " + b"A" * 6000, b"Bearer \xff\xfe", b"bearer e30.e30.e30"],
    "If-Match": [b"", b"*", b'"zq-canary-zq"', b'W/"a"', b'"', b'"a", "b"', b"\xff", b'"' + b"a" * 3000 + b'"', b",,,"],
    "If-None-Match": [b"", b"*", b'"zq-canary-zq"', b"\xff", b'W/"', b"," * 500],
    "Idempotency-Key": [b"", b" ", b"zq-canary-zq", b"k" * 5000, b"\xff\xfe", b"a\tb", b"'; --"],
    "Audit-Reason": [b"%", b"%ff%fe", b"%00", b"%E2%80%9Czq-canary-zq", b"\xe2\x80\x9c", b"%0d%0aX-Injected: a", b"a" * 6000],
    "Accept": [b"", b"text/html", b"application/xml;q=zq", b"\xff", b"*"],
    "Accept-Language": [b"\xff", b"zq-canary-zq"],
    "Range": [b"bytes=", b"bytes=9-1", b"bytes=-0", b"bytes=0-0,2-3", b"bytes=99999999999999999999-", b"items=0-1", b"\xff"],
    "If-Range": [b'"zq-canary-zq"', b"\xff"],
    "If-Modified-Since": [b"zq-canary-zq", b"Thu, 01 Jan 0000 00:00:00 GMT"],
    "Content-Encoding": [b"gzip", b"zq-canary-zq", b""],
    "Content-Length": [b"99999999", b"9" * 400],
    "Upload-Offset": [b"-1", b"9" * 40, b"a", b""],
    "Upload-Length": [b"-1", b"9" * 40, b"a", b""],
    "Upload-Metadata": [b"filename zq", b"filename \xff", b"," * 100, b"filename AAAA,filename AAAA"],
    "Tus-Resumable": [b"0.0.0", b"", b"\xff"],
    "Cookie": [b"", b"refresh=zq-canary-zq", b"a=\xff; b", b"=" * 500, b"__Host-refresh=" + b"a" * 5000],
    "Origin": [b"null", b"https://elsewhere.test", b"\xff"],
    "Host": [b"elsewhere.test", b"a" * 300],
    "X-Forwarded-For": [b"zq-canary-zq", b"1" * 3000],
    "X-Request-ID": [b"zq canary", b"\xff", b"a" * 5000],
}  # fmt: skip
PATH_VALUES = [
    "0",
    "-1",
    "null",
    "%00",
    "%0d%0a",
    "..",
    "%2e%2e%2f",
    "%ff",
    "a" * 3000,
    "zq-canary-zq",
    "%E2%80%AE",
    "6F1F8F7E8F0E4D579A530A6F0C9F3C11",
    "{}",
    "%25",
    "*",
    "9" * 60,
    " ",
]


@dataclass
class Call:
    """One request to be sent, and what was spoiled in it."""

    operation: str
    method: str
    path: str
    query: list[tuple[str, str]] = field(default_factory=list)
    headers: dict[str, bytes] = field(default_factory=dict)
    body: bytes | None = None
    spoiled: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        query = "&".join(f"{quote(name, safe='%')}={quote(value, safe='%')}" for name, value in self.query)
        return f"{self.path}?{query}" if query else self.path


class Spoiler:
    """Makes spoiled requests for the operations of an OpenAPI document."""

    def __init__(self, document: Schema, chance: Random, known: dict[str, list[str]]) -> None:
        self.components = document.get("components", {}).get("schemas", {})
        self.chance = chance
        self.known = known

    def call(self, path: str, verb: str, operation: Schema) -> Call:
        """Give one request for an operation with one to three things wrong."""
        values = {p["name"]: self._path_value(path, p) for p in operation.get("parameters", ()) if p["in"] == "path"}
        query = [
            (p["name"], str(self._sample(p["schema"])))
            for p in operation.get("parameters", ())
            if p["in"] == "query" and self.chance.random() < 0.3
        ]
        call = Call(operation["operationId"], verb.upper(), path, query)
        document = self._sound_body(call, operation)
        if "If-Match" not in call.headers and self.chance.random() < 0.5:
            call.headers["If-Match"] = b"*"
        ways = [self._spoil_header, lambda c: self._spoil_query(c, operation), lambda c: self._spoil_path(c, values)]
        if call.body is not None:
            ways += [lambda c: self._spoil_value(c, document)] * 5 + [self._spoil_bytes, self._spoil_media_type]
        for spoil in self.chance.choices(ways, k=self.chance.choice([1, 1, 1, 2, 3])):
            spoil(call)
        call.path = path
        for name, value in values.items():
            call.path = call.path.replace(f"{{{name}}}", value)
        return call

    def _sample(self, schema: Schema) -> Any:
        return sample(schema, self.components, self.chance)

    def _path_value(self, path: str, parameter: Schema) -> str:
        folder = path.split(f"/{{{parameter['name']}}}", 1)[0]
        known = self.known.get(parameter["name"], []) + self.known.get(folder, [])
        return self.chance.choice(known) if known else quote(str(self._sample(parameter["schema"])), safe="")

    def _sound_body(self, call: Call, operation: Schema) -> Any:
        for media_type, described in operation.get("requestBody", {}).get("content", {}).items():
            document = self._sample(described.get("schema", {})) if media_type.endswith("json") else {"a": "b"}
            call.headers["Content-Type"] = media_type.encode()
            call.body = json.dumps(document).encode()
            return document
        if call.method in {"POST", "PUT", "PATCH"}:
            call.headers["Content-Type"], call.body = b"application/json", b"{}"
        return {}

    def _spoil_value(self, call: Call, document: Any) -> None:
        spoiled = copy.deepcopy(document)
        holders: list[tuple[Any, Any]] = []
        _collect(spoiled, holders)
        bad = self.chance.choice(HOSTILE)
        if not holders:
            spoiled = bad
        else:
            holder, key = self.chance.choice(holders)
            if self.chance.random() < 0.1:
                del holder[key]
            elif isinstance(holder, dict) and self.chance.random() < 0.1:
                holder[CANARY] = bad
            else:
                holder[key] = bad
        call.body = json.dumps(spoiled, ensure_ascii=self.chance.random() < 0.5).encode()
        call.spoiled.append(f"value {str(bad)[:40]!r}")

    def _spoil_bytes(self, call: Call) -> None:
        way = self.chance.randrange(len(RAW_BODIES) + 3)
        if way < len(RAW_BODIES):
            call.body = RAW_BODIES[way](call.body or b"{}")
        else:
            flipped = bytearray(call.body or b"{}")
            for _ in range(self.chance.randint(1, 4)):
                flipped[self.chance.randrange(len(flipped))] = self.chance.randrange(256)
            call.body = bytes(flipped)
        call.spoiled.append(f"bytes {way}")

    def _spoil_media_type(self, call: Call) -> None:
        call.headers["Content-Type"] = self.chance.choice(MEDIA_TYPES).encode()
        call.spoiled.append("media type")

    def _spoil_header(self, call: Call) -> None:
        name = self.chance.choice(list(HEADERS))
        call.headers[name] = self.chance.choice(HEADERS[name])
        call.spoiled.append(f"{name}: {call.headers[name][:40]!r}")

    def _spoil_query(self, call: Call, operation: Schema) -> None:
        names = [p["name"] for p in operation.get("parameters", ()) if p["in"] == "query"] + [CANARY, "limit"]
        value = self.chance.choice(["%00", "%ff", "", "-1", "9" * 40, "%F0%9F%98%80", "a" * 3000, CANARY, "[]", "null", "'", "%0a"])
        call.query.append((self.chance.choice(names), value))
        call.spoiled.append(f"query {call.query[-1][0]}={value[:20]}")

    def _spoil_path(self, call: Call, values: dict[str, str]) -> None:
        if values:
            name = self.chance.choice(list(values))
            values[name] = self.chance.choice([*PATH_VALUES, str(UUID(int=self.chance.getrandbits(128), version=4))])
            call.spoiled.append(f"path {name}={values[name][:20]}")
        elif self.chance.random() < 0.5:
            call.method = self.chance.choice(["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "zq"])
            call.spoiled.append(f"method {call.method}")


def _collect(value: Any, holders: list[tuple[Any, Any]]) -> None:
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        holders.append((value, key))
        _collect(value[key], holders)
