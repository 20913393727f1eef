"""A machine's secret can be recognised, and a mistyped one told from a wrong one."""

from datetime import date
from uuid import UUID

import pytest

from plumbline.identity import client_secrets

CLIENT = UUID("6a1f2a5e-0c39-4b1e-8d3b-4b5a9d0f6a10")


def test_a_secret_names_its_client() -> None:
    assert client_secrets.client_of(client_secrets.new_secret(CLIENT)) == CLIENT


def test_no_two_secrets_are_alike_and_none_is_kept() -> None:
    made = {client_secrets.new_secret(CLIENT) for _ in range(100)}
    assert len(made) == 100
    assert not any(client_secrets.stored_hash(secret) in secret for secret in made)


@pytest.mark.parametrize("spoil", [str.upper, lambda s: s[:-1], lambda s: s + "a", lambda s: s[4:], lambda s: f" {s}", lambda s: f"{s}\n"])
def test_a_spoiled_secret_is_nobodys(spoil) -> None:  # noqa: ANN001 (a change of text)
    assert client_secrets.client_of(spoil(client_secrets.new_secret(CLIENT))) is None


def test_every_single_wrong_letter_is_noticed() -> None:
    secret = client_secrets.new_secret(CLIENT)
    for at in range(4, len(secret)):
        wrong = secret[:at] + ("b" if secret[at] != "b" else "c") + secret[at + 1 :]
        assert client_secrets.client_of(wrong) is None


@pytest.mark.parametrize(
    ("today", "latest"),
    [(date(2026, 3, 29), date(2027, 3, 29)), (date(2028, 2, 29), date(2029, 2, 28)), (date(2027, 2, 28), date(2028, 2, 28))],
)
def test_a_secret_holds_twelve_months_at_most(today: date, latest: date) -> None:
    assert client_secrets.latest_expiry(today) == latest
