"""One-time codes of an authenticator (RFC 6238) and recovery codes. Pure: the caller keeps what was used.

pyotp knows no replay: a code that was read over a shoulder holds for half a minute. So each accepted code moves the
account's last step, and no step at or before it is taken again.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from datetime import datetime

import pyotp
from cryptography.fernet import Fernet

STEP_SECONDS = 30
WINDOW = 1
"""Steps either side that are taken: telephones run up to half a minute early or late."""
RECOVERY_CODES = 10
ISSUER = "Plumbline"


def new_secret() -> str:
    """Give 160 random bits in base 32, as an authenticator takes them."""
    return pyotp.random_base32()


def provisioning_address(secret: str, email: str) -> str:
    """Give the otpauth address behind the QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def accepted_step(secret: str, code: str, last_step: int | None, now: datetime) -> int | None:
    """Give the time step that `code` stands for when it may be taken: in the window and later than any taken before."""
    totp = pyotp.TOTP(secret)
    present = int(now.timestamp()) // STEP_SECONDS
    digits = code.replace(" ", "")
    taken = None
    for step in range(present - WINDOW, present + WINDOW + 1):
        same = hmac.compare_digest(totp.generate_otp(step).encode(), digits.encode())
        if same and (last_step is None or step > last_step):
            taken = step
    return taken


def new_recovery_codes() -> list[str]:
    """Give ten codes of 50 bits, to be written down; shown once."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return ["-".join("".join(secrets.choice(alphabet) for _ in range(5)) for _ in range(2)) for _ in range(RECOVERY_CODES)]


def recovery_hash(server_key: bytes, code: str) -> str:
    """Give what is kept of a recovery code: keyed, since 50 bits alone could be searched."""
    return hmac.digest(server_key, code.replace("-", "").replace(" ", "").casefold().encode(), hashlib.sha256).hex()


def sealed(server_key: bytes, secret: str) -> str:
    """Encrypt an authenticator's secret for the database: a stolen backup must not make codes."""
    return Fernet(urlsafe_b64encode(server_key)).encrypt(secret.encode()).decode()


def opened(server_key: bytes, stored: str) -> str:
    """Give the secret back. Raises cryptography's InvalidToken where the server key is another."""
    return Fernet(urlsafe_b64encode(server_key)).decrypt(stored.encode()).decode()
