"""Names for rows: public UUIDv7s for addresses, short check-digited numbers for people."""

import hashlib
import secrets
import uuid

import uuid_utils

from mall.kernel import clock


def public_id() -> uuid.UUID:
    """A time-ordered UUIDv7: says nothing of how many rows there are and still indexes well."""
    return uuid.UUID(bytes=uuid_utils.uuid7().bytes)


def number() -> str:
    """A 16-digit number that a person can read out: yymmdd, nine random digits, a Luhn check digit."""
    body = clock.now().strftime("%y%m%d") + f"{secrets.randbelow(10**9):09d}"
    return body + luhn_digit(body)


def code(digits: int) -> str:
    """A random numeric code of that many digits, the last one a Luhn check digit."""
    body = f"{secrets.randbelow(10 ** (digits - 1)):0{digits - 1}d}"
    return body + luhn_digit(body)


def has_check_digit(text: str) -> bool:
    """Whether a typed number passes its check digit, so that a slip of the finger is told at once."""
    return len(text) > 1 and text.isascii() and text.isdigit() and luhn_digit(text[:-1]) == text[-1]


def token() -> str:
    """256 random bits, safe in URLs and cookies. Store only its digest."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored of a token: 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def luhn_digit(body: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)
