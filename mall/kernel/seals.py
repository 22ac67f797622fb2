"""What only the mall itself can compute: seals and codes derived from its secret key, so that they need no storing."""

import hashlib
import hmac

from flask import current_app


def seal(purpose: str, *parts: object) -> str:
    """64 hexadecimal digits that belong to these parts and to this purpose."""
    return _mac(purpose, parts).hexdigest()


def digits(count: int, purpose: str, *parts: object) -> str:
    """A numeric code of that many digits that belongs to these parts and to this purpose."""
    number = int.from_bytes(_mac(purpose, parts).digest(), "big")
    return f"{number % 10**count:0{count}d}"


def _mac(purpose: str, parts: tuple[object, ...]) -> "hmac.HMAC":
    key = str(current_app.config["SECRET_KEY"]).encode()
    text = "\0".join((purpose, *(str(part) for part in parts)))
    return hmac.new(key, text.encode(), hashlib.sha256)
