"""Mails through a real SMTP server: a link and nothing more, never twice, tried again where the server was away."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI
from sqlalchemy import select, text
from tests.authz.reading import CANARY
from tests.authz.world import LEADERS, agree_publication, embargo, issue, notify, populate, publish, share, submit
from tests.comments.test_comments import comment
from tests.conducted import Conducted, everyone
from tests.notifications.conftest import Post, Postbox
from tests.notifications.inbox import email_of, wish
from tests.people import Cast, Person

from plumbline.identity.roles import Role
from plumbline.kernel import jobs
from plumbline.kernel.database import Database
from plumbline.kernel.jobs import Errand, Jobs
from plumbline.kernel.mail import Letter, MailRefused, MailServer
from plumbline.kernel.transaction import system_session
from plumbline.notifications.kinds import KINDS
from plumbline.notifications.model import Mail
from plumbline.notifications.reminders import send_daily_mails
from plumbline.settings import Settings

COORDINATOR, LEAD, CHIEF_EXECUTIVE = Role.INSPECTION_COORDINATOR, Role.LEAD_INSPECTOR, Role.CHIEF_EXECUTIVE
INBOX = "https://plumbline.example/notifications"


def outcomes(database: Database) -> list[str]:
    with system_session(database) as session:
        return sorted(mail.outcome.value for mail in session.execute(select(Mail)).scalars())


@pytest.fixture
def mention(conducted: Conducted, post: Post) -> tuple[Person, str]:
    """The chief executive was mentioned, and wants that by mail at once; nothing was sent yet."""
    coordinator, chief = conducted.by(COORDINATOR), conducted.by(CHIEF_EXECUTIVE)
    assert comment(conducted, coordinator, "my_side", mentions=[str(chief.id)], text="CANARY-COMMENT").status_code == 201
    return chief, email_of(post.database, chief)


def test_a_mail_says_that_something_waits_and_carries_a_link_and_nothing_more(
    mention: tuple[Person, str], post: Post, postbox: Postbox, conducted: Conducted
) -> None:
    chief, address = mention
    post.deliver()
    (mail,) = postbox.to(address)
    body = mail.get_content()
    assert mail["Subject"] == "Something waits for you in Plumbline"
    assert [word for word in body.split() if "://" in word] == [INBOX]
    for secret in (
        conducted.reference,
        "Strathmore",
        conducted.by(COORDINATOR).name,
        chief.name,
        "CANARY",
        "comment",
        "mention",
        "inspection",
    ):
        assert secret not in mail.as_string(), secret
    assert mail["Auto-Submitted"] == "auto-generated"
    assert outcomes(post.database) == ["sent"]


def test_nothing_is_mailed_twice_however_often_it_is_asked_for(mention: tuple[Person, str], post: Post, postbox: Postbox) -> None:
    chief, address = mention
    post.deliver()
    for _ in range(2):
        asyncio.run(post.errands["mail_notices"].do(account_id=str(chief.id), mailing="at_once"))  # type: ignore[arg-type]
    assert len(postbox.to(address)) == 1


def test_several_notices_that_wait_go_in_one_mail(mention: tuple[Person, str], conducted: Conducted, post: Post, postbox: Postbox) -> None:
    chief, address = mention
    comment(conducted, conducted.by(COORDINATOR), "my_side", mentions=[str(chief.id)])
    assert len([job for job in post.waiting() if job[1]["account_id"] == str(chief.id)]) == 2
    post.deliver()
    assert (len(postbox.to(address)), post.waiting()) == (1, [])


@pytest.mark.parametrize("answer", ["451 later", "rcpt 450 greylisted", "421 closing"])
def test_a_server_that_does_not_take_it_now_is_asked_again_and_it_arrives_once(
    mention: tuple[Person, str], post: Post, postbox: Postbox, answer: str
) -> None:
    _, address = mention
    postbox.answers = [answer]
    post.deliver()
    assert (postbox.mails, outcomes(post.database), len(post.waiting())) == ([], [], 1)
    post.deliver()
    post.deliver()
    assert (len(postbox.to(address)), outcomes(post.database), post.waiting()) == (1, ["sent"], [])


@pytest.mark.parametrize("answer", ["554 no", "rcpt 550 nobody here"])
def test_a_refusal_for_good_is_kept_and_not_tried_again(mention: tuple[Person, str], post: Post, postbox: Postbox, answer: str) -> None:
    del mention
    postbox.answers = [answer]
    post.deliver()
    post.deliver()
    assert (postbox.mails, outcomes(post.database), post.waiting()) == ([], ["refused"], [])


def test_a_line_that_breaks_after_the_mail_was_handed_over_does_not_send_it_twice(
    mention: tuple[Person, str], post: Post, postbox: Postbox
) -> None:
    """Nobody knows then whether it went: the inbox holds the notice, and a second mail would be one too many."""
    _, address = mention
    postbox.answers = ["drop"]
    post.deliver()
    post.deliver()
    assert (len(postbox.to(address)), outcomes(post.database), post.waiting()) == (1, ["unknown"], [])


def test_an_act_that_is_rolled_back_leaves_no_errand(conducted: Conducted, post: Post) -> None:
    lead = conducted.by(LEAD)
    conducted.by(COORDINATOR)
    refused = lead.post(f"{conducted.path}/plan-shifts", {"from_week": 12, "weeks": -3, "reason": "Too early."})
    assert (refused.status_code, post.waiting()) == (409, [])


def test_what_was_read_or_lost_meanwhile_needs_no_mail(
    mention: tuple[Person, str], conducted: Conducted, cast: Cast, post: Post, postbox: Postbox
) -> None:
    chief, _ = mention
    cast.leave(chief, conducted.id, conducted.week(2))
    post.deliver()
    assert (postbox.mails, outcomes(post.database)) == ([], [])


def test_each_person_chooses_at_once_once_a_day_or_never(
    conducted: Conducted, cast: Cast, post: Post, postbox: Postbox, app: FastAPI, at: Callable[[str], datetime]
) -> None:
    coordinator = conducted.by(COORDINATOR)
    people = {mailing: cast.person(CHIEF_EXECUTIVE, conducted.id) for mailing in ("at_once", "daily", "never")}
    address = {mailing: email_of(post.database, person) for mailing, person in people.items()}
    for mailing, person in people.items():
        wish(person, mentioned=mailing)
    at("2026-01-05T18:00:00Z")
    comment(conducted, coordinator, "my_side", mentions=[str(person.id) for person in people.values()])
    post.deliver()

    def arrived() -> dict[str, int]:
        return {mailing: len(postbox.to(where)) for mailing, where in address.items()}

    def morning(instant: str) -> None:
        at(instant)
        app.state.jobs.run("send_daily_mails", send_daily_mails)
        post.deliver()

    assert arrived() == {"at_once": 1, "daily": 0, "never": 0}
    morning("2026-01-06T07:59:00Z")
    assert arrived()["daily"] == 0
    morning("2026-01-06T08:00:00Z")
    assert arrived() == {"at_once": 1, "daily": 1, "never": 0}
    comment(conducted, coordinator, "my_side", mentions=[str(person.id) for person in people.values()])
    morning("2026-01-06T15:00:00Z")
    assert arrived() == {"at_once": 2, "daily": 1, "never": 0}
    morning("2026-01-07T08:00:00Z")
    assert arrived() == {"at_once": 2, "daily": 2, "never": 0}


def test_without_a_mail_server_nothing_is_asked_for_and_the_answers_say_so(conducted: Conducted, database: Database) -> None:
    coordinator = conducted.by(COORDINATOR)
    invited = {"email": "new@strathmore.example", "name": "Nina New", "role": "senior_manager"}
    assert coordinator.post(f"{conducted.path}/invitations", invited).json()["mailed"] is False
    assert coordinator.get("/notifications/settings").json()["mails_sent"] is False
    with system_session(database) as session:
        assert session.execute(text("select count(*) from procrastinate_jobs")).scalar_one() == 0


def test_from_the_letter_to_publication_no_mail_holds_a_canary_or_a_name(
    cast: Cast, at: Callable[[datetime], datetime], post: Post, postbox: Postbox
) -> None:
    """Threat 6: every role wants everything by mail, and learns from it that something waits."""
    world = populate(cast, at)
    for role in everyone():
        settings = world.by(role).get("/notifications/settings").json()
        wish(world.by(role), **{item["kind"]: "at_once" for item in settings["items"]})
    notify(world)
    submit(world)
    world.conducted.week(19)
    share(world)
    issue(world)
    embargo(world, *LEADERS)
    agree_publication(world)
    publish(world)
    post.deliver()
    waits = [mail for mail in postbox.mails if mail["Subject"] == "Something waits for you in Plumbline"]
    assert {mail["To"] for mail in waits} == {email_of(post.database, world.by(role)) for role in everyone()}
    everything = "\n".join(mail.as_string() for mail in waits)
    assert CANARY.findall(everything) == []
    for word in (world.conducted.reference, "Strathmore", *(kind.sentence for kind in KINDS.values())):
        assert word not in everything


@pytest.mark.parametrize("address", ["a@b.example\r\nBcc: spy@b.example", "a@b.example\nX: y", "nobody", "", "a@b.example, c@d.example"])
def test_an_address_that_would_break_a_header_is_refused_before_a_server_hears_of_it(
    settings: Settings, postbox: Postbox, address: str
) -> None:
    """ASVS 1.3.11: no line break reaches a header or a command."""
    server = MailServer.of(settings.model_copy(update={"smtp_url": type(settings.smtp_url)(postbox.url)}))
    letter = Letter(id=UUID(int=1), to=address, subject="Subject", text="Text", at=datetime.fromisoformat("2026-01-05T09:00:00Z"))
    with pytest.raises(MailRefused):
        asyncio.run(server.send(letter))
    assert postbox.mails == []


@pytest.mark.parametrize("url", ["http://mail.example", "smtp://:25", "mail.example:25"])
def test_an_address_of_a_mail_server_that_cannot_be_read_stops_the_start_without_being_repeated(settings: Settings, url: str) -> None:
    with pytest.raises(ValueError, match="PLUMBLINE_SMTP_URL") as refused:
        MailServer.of(settings.model_copy(update={"smtp_url": type(settings.smtp_url)(url)}))
    assert url not in str(refused.value)


def test_the_worker_tries_again_by_itself_and_nothing_else_waits_for_the_mail_server(
    mention: tuple[Person, str], post: Post, postbox: Postbox, settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, address = mention
    monkeypatch.setattr(jobs, "BASE", 1)
    postbox.answers = ["451 later"]
    worker = Jobs(database, settings.database_url.replace("postgresql+psycopg://", "postgresql://"), {}, post.errands)

    async def work() -> None:
        stopping = asyncio.Event()
        serving = asyncio.create_task(worker.serve(stopping))
        assert await asyncio.to_thread(postbox.arrived.wait, 30)
        stopping.set()
        await serving

    asyncio.run(work())
    assert (len(postbox.to(address)), outcomes(database)[-1]) == (1, "sent")


def test_an_errand_for_somebody_who_is_gone_does_nothing(post: Post, postbox: Postbox) -> None:
    errand: Errand = post.errands["mail_notices"]
    asyncio.run(errand.do(account_id=str(uuid4()), mailing="at_once"))  # type: ignore[arg-type]
    assert postbox.mails == []
