"""Logs: one JSON object a line, UTC, without bodies and without secrets."""

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, Final

import structlog
from structlog.typing import EventDict, Processor

REDACTED: Final = "[removed]"
_SECRET_NAMES: Final = re.compile(
    r"authorization|cookie|password|secret|token|one_time_code|api_key|idempotency.key|private_key|refresh|ticket|credential", re.IGNORECASE
)
# Tokens and client secrets that slipped into a sentence: three base64url parts, our own prefix, or an HTTP credential.
_SECRET_VALUES: Final = re.compile(r"eyJ[\w-]{8,}\.[\w-]+\.[\w-]*|plb_[\w-]{6,}|(?:Bearer|Basic)\s+[\w.~+/=-]+", re.IGNORECASE | re.ASCII)
_BODIES: Final = frozenset({"body", "content", "payload", "json", "form"})
_LONGEST: Final = 2_000


def _clean_value(value: Any) -> Any:  # noqa: ANN401 (any logged value)
    if isinstance(value, str):
        # Directional and control characters make a line read as another; JSON escapes only the ASCII ones.
        printable = "".join(c if c.isprintable() or c in "\n\t" else f"\\u{ord(c):04x}" for c in value[:_LONGEST])
        return _SECRET_VALUES.sub(REDACTED, printable)
    if isinstance(value, Mapping):
        return {str(name): _clean(str(name), member) for name, member in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_clean_value(member) for member in value]
    return value if value is None or isinstance(value, bool | int | float) else _clean_value(str(value))


def _clean(name: str, value: Any) -> Any:  # noqa: ANN401 (any logged value)
    return REDACTED if name.lower() in _BODIES or _SECRET_NAMES.search(name) else _clean_value(value)


def remove_secrets(logger: Any, method: str, event: EventDict) -> MutableMapping[str, Any]:  # noqa: ANN401 (structlog's signature)
    """Remove what no log may hold, whatever the code that logs it thinks; the last step before the line is written."""
    del logger, method
    return {name: _clean(name, value) for name, value in event.items()}


def _frames_only(logger: Any, method: str, event: EventDict) -> EventDict:  # noqa: ANN401 (structlog's signature)
    """Keep where an error happened and its kind; its message may quote a row or what a person typed."""
    del logger, method
    failure = event.pop("exc_info", None)
    if failure is True:
        failure = sys.exc_info()[1]
    elif isinstance(failure, tuple):
        failure = failure[1]
    if isinstance(failure, BaseException):
        event["error"] = f"{type(failure).__module__}.{type(failure).__qualname__}"
        event["sqlstate"] = getattr(getattr(failure, "orig", None), "sqlstate", None)
        event["frames"] = _frames(failure)
    return event


def _frames(failure: BaseException) -> list[str]:
    frames, at = [], failure.__traceback__
    while at is not None:
        frames.append(f"{at.tb_frame.f_code.co_filename}:{at.tb_lineno} {at.tb_frame.f_code.co_name}")
        at = at.tb_next
    return frames[-15:]


def processors() -> list[Processor]:
    """Give the steps that every record goes through, those of other libraries too."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _frames_only,
        remove_secrets,
    ]


def configure_logging(level: str = "INFO") -> None:
    """Write every record, ours and the libraries', to standard error as one line of JSON."""
    renderer = structlog.processors.JSONRenderer(ensure_ascii=True)
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, structlog.stdlib.PositionalArgumentsFormatter()],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *processors(), renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in ("uvicorn", "uvicorn.error"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    # Its line holds the whole address, and an address may hold a ticket; `kernel.web.headers` writes our own.
    logging.getLogger("uvicorn.access").disabled = True
    structlog.configure(
        processors=[structlog.stdlib.add_logger_name, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
