"""A real SMTP server that keeps what it takes, and an installation that sends through it."""

import asyncio
import contextlib
import email
import email.policy
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from fastapi import FastAPI
from sqlalchemy import text

from plumbline.kernel.database import Database
from plumbline.kernel.jobs import Errand
from plumbline.kernel.mail import MailNotTaken
from plumbline.kernel.transaction import system_session
from plumbline.notifications.mailing import mail_errands
from plumbline.settings import Settings


@dataclass
class Postbox:
    """What arrived. `answers` are given to the next mails instead of taking them; 'drop' hangs up after the mail was handed over."""

    port: int
    mails: list[EmailMessage] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    arrived: threading.Event = field(default_factory=threading.Event)

    async def handle_RCPT(self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]) -> str:  # noqa: N802
        del server
        if self.answers and self.answers[0].startswith("rcpt "):
            return self.answers.pop(0).removeprefix("rcpt ")
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer == "drop" or answer.startswith("250"):
            content = envelope.content
            assert isinstance(content, bytes)
            self.mails.append(email.message_from_bytes(content, policy=email.policy.default))  # type: ignore[arg-type]
            self.arrived.set()
        if answer == "drop":
            server.transport.abort()
        return answer

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def to(self, address: str) -> list[EmailMessage]:
        return [mail for mail in self.mails if mail["To"] == address]


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    box = Postbox(port)
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box
    controller.stop()


@dataclass
class Post:
    """The errands of the installation: asked for in the queue, done by `deliver`."""

    database: Database
    errands: dict[str, Errand]

    def waiting(self) -> list[tuple[str, dict[str, Any]]]:
        with system_session(self.database) as session:
            jobs = session.execute(
                text("select task_name, args from procrastinate_jobs where queue_name = 'errands' and status = 'todo' order by id")
            )
            return [(name, args) for name, args in jobs]

    def deliver(self) -> None:
        """Do every errand once. One that fails in passing stays in the queue, as it does with a worker."""
        with system_session(self.database) as session:
            jobs = session.execute(
                text("select id, task_name, args from procrastinate_jobs where queue_name = 'errands' and status = 'todo' order by id")
            ).all()
        for number, name, args in jobs:
            with contextlib.suppress(MailNotTaken):
                asyncio.run(self.errands[name].do(**args))  # type: ignore[arg-type]
                with system_session(self.database) as session:
                    session.execute(text("delete from procrastinate_jobs where id = :id"), {"id": number})


@pytest.fixture
def post(app: FastAPI, database: Database, settings: Settings, postbox: Postbox) -> Iterator[Post]:
    """An installation with a mail server, as long as the test lasts."""
    database.sessions.configure(info={"mails": True})
    with_mail = settings.model_copy(update={"smtp_url": type(settings.smtp_url)(postbox.url), "public_origin": "https://plumbline.example"})
    yield Post(database, mail_errands(with_mail, database))
    database.sessions.configure(info={"mails": False})
