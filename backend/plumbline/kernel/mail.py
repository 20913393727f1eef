"""Mails through an SMTP server. A failure says whether the server surely did not take the mail: only then may it be sent again."""

import ssl
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Self
from urllib.parse import unquote, urlsplit
from uuid import UUID

import aiosmtplib
from sqlalchemy.orm import Session

from plumbline.settings import Settings

SECONDS = 20
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
TEMPORARY = range(400, 500)


def sends_mails(session: Session) -> bool:
    """Whether this installation has a mail server."""
    return bool(session.info.get("mails"))


class MailNotTaken(Exception):
    """The server did not take the mail this time; it is safe to try again."""


class MailRefused(Exception):
    """The server will never take this mail."""


class MailUncertain(Exception):
    """The connection was lost after the mail was handed over: it may have gone, so it is not sent again."""


@dataclass(frozen=True)
class Letter:
    """One mail to one address. `id` becomes its Message-ID."""

    id: UUID
    to: str
    subject: str
    text: str
    at: datetime


@dataclass(frozen=True)
class MailServer:
    """The SMTP server of an installation."""

    host: str
    port: int
    user: str | None
    password: str | None
    tls: bool
    sender: str

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Read `PLUMBLINE_SMTP_URL`. Raises ValueError, without repeating the address, where it cannot be read."""
        parts = urlsplit(settings.smtp_url.get_secret_value())
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
            raise ValueError("PLUMBLINE_SMTP_URL reads smtp://name:password@host:port, or smtps://")
        tls = parts.scheme == "smtps"
        sender = settings.mail_from or f"plumbline@{urlsplit(settings.public_origin).hostname}"
        Address(addr_spec=sender)
        return cls(
            host=parts.hostname,
            port=parts.port or (465 if tls else 587),
            user=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
            tls=tls,
            sender=sender,
        )

    def message(self, letter: Letter) -> EmailMessage:
        """Write the mail. Raises MailRefused for an address that no header can hold: a line break is not carried into one."""
        made = EmailMessage(policy=SMTP)
        try:
            made["From"] = Address("Plumbline", addr_spec=self.sender)
            made["To"] = Address(addr_spec=letter.to)
            made["Subject"] = letter.subject
        except (ValueError, IndexError) as failure:
            raise MailRefused("the address cannot be written") from failure
        made["Date"] = format_datetime(letter.at)
        made["Message-ID"] = f"<{letter.id}@{self.sender.rpartition('@')[2]}>"
        made["Auto-Submitted"] = "auto-generated"
        made.set_content(letter.text)
        return made

    async def send(self, letter: Letter) -> None:
        """Hand the mail over. Raises MailNotTaken, MailRefused or MailUncertain."""
        content = self.message(letter).as_bytes()
        # A password goes over the network under TLS or not at all.
        upgrade = None if self.user is None or self.host in LOCAL else True
        client = aiosmtplib.SMTP(
            hostname=self.host, port=self.port, use_tls=self.tls, start_tls=False if self.tls else upgrade, timeout=SECONDS
        )
        try:
            await self._address(client, letter)
        except (aiosmtplib.SMTPException, OSError, ssl.SSLError) as failure:
            client.close()
            raise _judged(failure) from failure
        try:
            await client.data(content)
        except aiosmtplib.SMTPDataError as failure:
            client.close()
            raise _judged(failure) from failure
        except (aiosmtplib.SMTPException, OSError) as failure:
            client.close()
            raise MailUncertain(type(failure).__name__) from failure
        try:
            await client.quit()
        except (aiosmtplib.SMTPException, OSError):
            client.close()  # the mail was taken: how the server says goodbye does not matter

    async def _address(self, client: aiosmtplib.SMTP, letter: Letter) -> None:
        await client.connect()
        if self.user is not None:
            await client.login(self.user, self.password or "")
        await client.mail(self.sender)
        await client.rcpt(letter.to)


def _judged(failure: Exception) -> MailNotTaken | MailRefused:
    """Read a refusal before or instead of the mail: 5xx to this mail is for good, anything else may pass."""
    of_this_mail = isinstance(failure, aiosmtplib.SMTPDataError | aiosmtplib.SMTPRecipientRefused)
    if of_this_mail and isinstance(failure, aiosmtplib.SMTPResponseException) and failure.code not in TEMPORARY:
        return MailRefused(f"{type(failure).__name__} {failure.code}")
    return MailNotTaken(type(failure).__name__)
