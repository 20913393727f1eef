"""Links that lead somebody in: by mail and by hand, each a secret of its own that is kept nowhere (R158)."""

from urllib.parse import urlsplit

from sqlalchemy import text
from tests.conducted import Conducted
from tests.notifications.conftest import Post, Postbox
from tests.notifications.inbox import email_of
from tests.people import Cast

from plumbline.identity.roles import Role
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session

COORDINATOR = Role.INSPECTION_COORDINATOR


def test_invitations_and_links_for_a_new_password_go_by_mail_and_both_ways_lead_in(
    conducted: Conducted, cast: Cast, post: Post, postbox: Postbox
) -> None:
    coordinator = conducted.by(COORDINATOR)
    invited = {"email": "new@strathmore.example", "name": "Nina\tNew", "role": "senior_manager"}
    made = coordinator.post(f"{conducted.path}/invitations", invited | {"name": "Nina New"})
    assert (made.status_code, made.json()["mailed"]) == (201, True)
    post.deliver()
    (mail,) = postbox.to("new@strathmore.example")
    (link,) = [word for word in mail.get_content().split() if "://" in word]
    mailed, shown = (urlsplit(address).fragment for address in (link, made.json()["address"]))
    assert mailed != shown
    for token in (mailed, shown):
        opened = coordinator.client.post("/api/v1/invitations/opening", json={"token": token})
        assert opened.json()["email"] == "new@strathmore.example"
    given = {"token": mailed, "name": "Nina New", "password": "sixteen pigeons on a wet roof"}
    assert coordinator.client.post("/api/v1/invitations/acceptance", json=given).status_code == 201
    # One link, whichever way it came: used is used.
    assert coordinator.client.post("/api/v1/invitations/opening", json={"token": shown}).status_code == 404
    administrator = cast.person(Role.COUNCIL_ADMINISTRATOR)
    made = administrator.post(f"/accounts/{coordinator.id}/password-link")
    assert (made.status_code, made.json()["mailed"]) == (201, True)
    post.deliver()
    (mail,) = [one for one in postbox.to(email_of(post.database, coordinator)) if "password" in one["Subject"]]
    (link,) = [word for word in mail.get_content().split() if "://" in word]
    renewed = {"token": urlsplit(link).fragment, "new_password": "seventeen pigeons on a wet roof"}
    assert coordinator.client.post("/api/v1/password-resets", json=renewed).status_code == 204


def test_no_secret_of_a_link_is_kept_anywhere(conducted: Conducted, post: Post, postbox: Postbox, database: Database) -> None:
    invited = {"email": "new@strathmore.example", "name": "Nina New", "role": "senior_manager"}
    shown = urlsplit(conducted.by(COORDINATOR).post(f"{conducted.path}/invitations", invited).json()["address"]).fragment
    waiting = str(post.waiting())
    post.deliver()
    (mail,) = postbox.to("new@strathmore.example")
    mailed = mail.get_content().split("#")[1].split()[0]
    with system_session(database) as session:
        kept = str(session.execute(text("select row_to_json(m)::text from mail m")).scalars().all())
        kept += str(session.execute(text("select row_to_json(i)::text from invitation i")).scalars().all())
    assert not any(secret in kept + waiting for secret in (shown, mailed))


def test_a_withdrawn_invitation_is_not_mailed(conducted: Conducted, post: Post, postbox: Postbox) -> None:
    coordinator = conducted.by(COORDINATOR)
    invited = {"email": "new@strathmore.example", "name": "Nina New", "role": "senior_manager"}
    made = coordinator.post(f"{conducted.path}/invitations", invited).json()
    address = f"{conducted.path}/invitations/{made['id']}"
    assert coordinator.delete(address, headers=coordinator.etag(address)).status_code == 204
    post.deliver()
    assert postbox.to("new@strathmore.example") == []
