"""One installation: its settings made whole, and its database, embedded or external.

In development nothing needs to be set: the data folder holds the database, the files and the keys.
In production everything is named outright (`Settings` refuses to start otherwise).
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr, ValidationError

from plumbline.operations import embedded
from plumbline.operations.trouble import Trouble
from plumbline.settings import Environment, Settings

CHECKOUT = Path(__file__).resolve().parents[3]
PAGES = CHECKOUT / "frontend" / "dist"


@dataclass(frozen=True)
class Installation:
    """`administering_url` reads past row security: what backs up needs it, and nothing that serves does."""

    settings: Settings
    administering_url: str


def read_settings(port: int | None = None) -> Settings:
    """The settings of the environment, with what a person at the keyboard may leave out."""
    try:
        given = Settings()
    except ValidationError as failure:
        raise Trouble("\n".join(str(error["msg"]) for error in failure.errors())) from None
    given = given.model_copy(update={"home": given.home.resolve()})
    made: dict[str, object] = {}
    if given.frontend_folder is None and (PAGES / "index.html").exists():
        made["frontend_folder"] = PAGES
    if port is not None and "public_origin" not in given.model_fields_set:
        made["public_origin"] = f"http://localhost:{port}"
    if not given.server_key.get_secret_value():
        made["server_key"] = SecretStr(_kept_key(given.home / "keys" / "server-key"))
    return given.model_copy(update=made)


@contextmanager
def opened(settings: Settings, *, older: bool = False) -> Iterator[Installation]:
    """The installation with a database that answers; an embedded one is stopped again by its last user."""
    if settings.database_url:
        yield Installation(settings, settings.owner_database_url or settings.database_url)
        return
    server = embedded.start(settings.home, older=older)
    urls = {"database_url": server.app_url, "owner_database_url": server.owner_url}
    try:
        yield Installation(settings.model_copy(update=urls), server.superuser_url)
    finally:
        server.stop()


def owner_url(settings: Settings) -> str:
    if not settings.owner_database_url:
        raise Trouble("PLUMBLINE_OWNER_DATABASE_URL must name the role that owns the tables: it migrates them.")
    return settings.owner_database_url


def storage_location(settings: Settings) -> str | Path:
    """Where the files are: an object store by its address, or a folder of the data folder."""
    return settings.storage_url or settings.home / "files"


def demonstrating(settings: Settings) -> bool:
    return settings.environment is Environment.DEMONSTRATION


def _kept_key(place: Path) -> str:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return place.read_text()
    key = secrets.token_urlsafe(32)
    with os.fdopen(handle, "w") as file:
        file.write(key)
    return key
