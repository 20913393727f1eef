"""What identity needs to know of the installation it runs in: its keys, its address, its strictness."""

from dataclasses import dataclass
from typing import Self

from plumbline.identity.tokens import TokenKeys
from plumbline.settings import Settings


@dataclass(frozen=True)
class Installation:
    """Each purpose has a key of its own, derived from the one server key."""

    tokens: TokenKeys
    production: bool
    public_origin: str
    refresh_key: bytes
    codes_key: bytes
    typed_key: bytes

    @classmethod
    def of(cls, settings: Settings, tokens: TokenKeys) -> Self:
        """Derive the keys of one installation."""
        return cls(
            tokens=tokens,
            production=settings.production,
            public_origin=settings.public_origin,
            refresh_key=settings.derived_key("refresh tokens"),
            codes_key=settings.derived_key("one-time codes"),
            typed_key=settings.derived_key("typed addresses"),
        )

    @property
    def secure(self) -> bool:
        """Whether browsers reach us over TLS: then the cookie carries `__Host-` and Secure."""
        return self.public_origin.startswith("https://")


def page_address(public_origin: str, path: str, fragment: str) -> str:
    """Give the address of a page with a secret behind the '#', where no server and no log sees it."""
    return f"{public_origin}{path}#{fragment}"
