"""`make run`: everything from an empty folder to a page in the browser, a line for each step."""

import contextlib
import json
from collections.abc import Callable
from pathlib import Path

from plumbline.demonstration.seed import ACCOUNTS
from plumbline.operations import serving
from plumbline.operations.installation import demonstrating, opened, read_settings
from plumbline.operations.migrating import bring_up_to_date
from plumbline.operations.seeding import seed
from plumbline.operations.working import working_beside
from plumbline.settings import Settings


def run(host: str, port: int, say: Callable[[str], None]) -> None:
    settings = read_settings(port)
    listener = serving.listening(host, port, say)
    with serving.stopped_in_order(), contextlib.ExitStack() as closing:
        say(f"data folder: {settings.home}")
        if not settings.database_url:
            say("starting PostgreSQL")
        installation = closing.enter_context(opened(settings))
        closing.callback(serving.undisturbed)
        closing.callback(say, "stopping")
        if (done := bring_up_to_date(installation)) is not None:
            say(done)
        if demonstrating(settings) and (count := seed(installation.settings)):
            say(f"made the demonstration, with {count} people")
        closing.enter_context(working_beside(installation.settings))
        serving.serve(
            installation.settings,
            listener,
            lambda: say(invitation(installation.settings)),
        )
    say("stopped")


def invitation(settings: Settings) -> str:
    """Where to go, and who can sign in."""
    lines = [f"Plumbline is ready: {settings.public_origin}"]
    accounts = settings.home / ACCOUNTS
    if demonstrating(settings) and accounts.exists():
        lines.append(f"Sign in as one of these people of the demonstration (kept in {accounts}):")
        lines.extend(_people(accounts))
    lines.append("Ctrl-C stops everything.")
    return "\n".join(lines)


def _people(accounts: Path) -> list[str]:
    people = json.loads(accounts.read_text())
    width = max((len(person["email"]) for person in people), default=0)
    return [f"  {person['email']:<{width}}  {person['password']}  {person['role']}, {person['organisation']}" for person in people]
