"""What only the mall itself can compute or read: seals and codes derived from its secret key, so that they need no storing,
and short secrets that are stored locked away."""

import base64
import hashlib
import hmac
from typing import Any

from flask import current_app

from mall.kernel import plugins
from mall.kernel.signatures import key_for


def seal(purpose: str, *parts: object) -> str:
    """64 hexadecimal digits that belong to these parts and to this purpose."""
    return _mac(purpose, parts).hexdigest()


def digits(count: int, purpose: str, *parts: object) -> str:
    """A numeric code of that many digits that belongs to these parts and to this purpose."""
    number = int.from_bytes(_mac(purpose, parts).digest(), "big")
    return f"{number % 10**count:0{count}d}"


def lock_away(purpose: str, text: str) -> str:
    """The text encrypted and signed, to be stored; nobody reads it without the mall's secret key."""
    return str(_box(purpose).encrypt(text.encode()).decode())


def bring_out(purpose: str, locked: str) -> str:
    """The text again. A broken or foreign one raises cryptography.fernet.InvalidToken: a bug, or another secret key."""
    return str(_box(purpose).decrypt(locked.encode()).decode())


def _box(purpose: str) -> Any:
    return plugins.optional("cryptography.fernet").Fernet(base64.urlsafe_b64encode(key_for(purpose)))


def _mac(purpose: str, parts: tuple[object, ...]) -> "hmac.HMAC":
    key = str(current_app.config["SECRET_KEY"]).encode()
    text = "\0".join((purpose, *(str(part) for part in parts)))
    return hmac.new(key, text.encode(), hashlib.sha256)
