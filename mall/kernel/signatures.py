"""Signed messages between two parties that share a key: `t=<unix seconds>,v1=<hex HMAC-SHA256>` over the exact bytes."""

import hashlib
import hmac

from mall.kernel import clock
from mall.kernel.settings import setting

MAX_AGE = 300  # seconds


def key_for(purpose: str) -> bytes:
    """A key of its own for each purpose, derived from the installation's secret."""
    return hashlib.sha256(f"{purpose}:{setting('SECRET_KEY')}".encode()).digest()


def sign(body: bytes, key: bytes, at: int | None = None) -> str:
    """The signature of these bytes at that unix second, now by default."""
    stamp = int(clock.now().timestamp()) if at is None else at
    digest = hmac.new(key, f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={stamp},v1={digest}"


def is_signed(body: bytes, signature: str, key: bytes, max_age: int = MAX_AGE) -> bool:
    """Whether the signature is over these bytes, by this key, and at most `max_age` seconds old (or ahead)."""
    stamp = signature.partition(",")[0].removeprefix("t=")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12):
        return False
    if abs(int(clock.now().timestamp()) - int(stamp)) > max_age:
        return False
    return hmac.compare_digest(sign(body, key, int(stamp)).encode(), signature.encode())
