"""Ten thousand spoiled tokens: none is accepted, and none raises anything but the one refusal."""

import random
import string
from datetime import datetime

from plumbline.identity.tokens import AccessClaims, BadToken, TokenKeys

INPUTS = 10_000
SEED = 20_190_301
ALPHABET = string.ascii_letters + string.digits + '-_=.+/ \n\0{}[]",:é\U0001f600'


def spoil(chance: random.Random, token: str) -> str:
    """Change, drop, double, move or replace a piece somewhere."""
    letters = list(token)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(letters))
        match chance.randrange(6):
            case 0:
                letters[at] = chance.choice(ALPHABET)
            case 1:
                del letters[at : at + chance.randint(1, 20)]
            case 2:
                letters[at:at] = letters[at : at + chance.randint(1, 20)]
            case 3:
                letters[at:at] = chance.choices(ALPHABET, k=chance.randint(1, 30))
            case 4:
                parts = "".join(letters).split(".")
                chance.shuffle(parts)
                letters = list(".".join(parts))
            case _:
                letters[at] = letters[at].swapcase()
        letters = letters or ["."]
    return "".join(letters)


def test_ten_thousand_spoiled_tokens_are_refused_and_none_escapes(keys: TokenKeys, claims: AccessClaims, now: datetime) -> None:
    chance = random.Random(SEED)
    token = keys.sign(claims)
    tried, accepted, escaped = 0, [], []
    while tried < INPUTS:
        spoiled = spoil(chance, token)
        if spoiled == token:
            continue
        tried += 1
        try:
            keys.read(spoiled, now)
            accepted.append(spoiled)
        except BadToken:
            pass
        except Exception as other:  # noqa: BLE001 (the point of the test)
            escaped.append((spoiled, other))
    assert (tried, accepted, escaped) == (INPUTS, [], [])
