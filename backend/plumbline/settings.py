"""Everything that differs from one installation to the next, read once from the environment."""

import hashlib
import hmac
from enum import StrEnum
from pathlib import Path

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Environment(StrEnum):
    """Where the product runs: it decides what may be switched off."""

    PRODUCTION = "production"
    DEMONSTRATION = "demonstration"
    TEST = "test"


class Settings(BaseSettings):
    """The installation's settings; every name is read from the environment with the prefix `PLUMBLINE_`.

    Raises `pydantic.ValidationError` naming each setting that is missing or too weak for production.
    """

    model_config = SettingsConfigDict(env_prefix="PLUMBLINE_", extra="ignore")

    environment: Environment = Environment.DEMONSTRATION
    home: Path = Path("var")
    database_url: str = ""
    owner_database_url: str = ""
    public_origin: str = "http://localhost:8000"
    storage_url: str = ""
    scanner: str = ""
    scanner_limit_bytes: int = Field(default=100 * 1024**2, ge=1024**2)
    """The largest file that the scanner looks into: ClamAV's MaxFileSize and StreamMaxLength, with its own default. A larger
    one counts as not checked and stays closed."""
    server_key: SecretStr = SecretStr("")
    frontend_folder: Path | None = None
    pool_size: int = Field(default=5, ge=2, le=100)
    evidence_limit_bytes: int = Field(default=2 * 1024**3, ge=1024**2)
    trusted_proxy: str = ""
    desk_name: str = "The inspectorate's support desk"
    """Whom people ring about the service itself, with the next three: shown to anybody, on the page of limits."""
    desk_telephone: str = ""
    desk_email: str = ""
    desk_hours: str = ""
    smtp_url: SecretStr = SecretStr("")
    """The server that mails go through, `smtp://` or `smtps://` with the name and the password; without one none are sent."""
    mail_from: str = ""
    """The address that mails come from; without one `plumbline@` and the name of the public origin."""
    watch_seconds: int = Field(default=20, ge=0, le=60)
    """How often a serving process says that it is there; 0 for never, where nobody relies on it."""
    works_jobs: bool = False
    """Whether the serving process also works through the jobs: `make run` does; in production `plumbline worker` does."""

    @property
    def production(self) -> bool:
        """Whether the strict rules hold: no moved clock, one-time codes, secure cookies."""
        return self.environment is Environment.PRODUCTION

    @property
    def mails(self) -> bool:
        """Whether this installation sends mails."""
        return bool(self.smtp_url.get_secret_value())

    def derived_key(self, purpose: str) -> bytes:
        """Give the 32-byte key of one purpose, derived from the server key: no two purposes share one."""
        return hmac.digest(self.server_key.get_secret_value().encode(), purpose.encode(), hashlib.sha256)

    @model_validator(mode="after")
    def refuse_weak_production(self) -> "Settings":
        """Production starts only with what it needs named outright: a silent default is how a system is left open."""
        if not self.production:
            return self
        missing = [
            name
            for name, given in (
                ("PLUMBLINE_DATABASE_URL", bool(self.database_url)),
                ("PLUMBLINE_SCANNER (none, or clamd://host:port)", bool(self.scanner)),
                ("PLUMBLINE_SERVER_KEY (at least 32 characters)", len(self.server_key.get_secret_value()) >= 32),  # noqa: PLR2004
                ("PLUMBLINE_PUBLIC_ORIGIN (https)", self.public_origin.startswith("https://")),
            )
            if not given
        ]
        if missing:
            raise ValueError("production needs: " + "; ".join(missing))
        return self
