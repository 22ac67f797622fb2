"""Hashing: argon2id as OWASP sizes it for small machines, and never so many at once that memory runs out."""

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from mall.domain.people.rules import normal_password

HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)  # KiB
AT_ONCE = threading.BoundedSemaphore(4)  # 4 × 19 MiB per process

# Somebody's digest that no password matches: an account that does not exist takes as long to refuse as one that does.
NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$qKaUUrJQgqbsq0jd1TWEjA$lYqWg5j4rE128b4EvVGszvr1bcfL8p92YHBhd7Ws4Qg"


def digest_of(password: str) -> str:
    """The digest to store."""
    with AT_ONCE:
        return HASHER.hash(normal_password(password))


def matches(digest: str | None, password: str) -> bool:
    """Whether the password is the digest's. Takes the same time without a digest."""
    with AT_ONCE:
        try:
            return HASHER.verify(digest or NOBODYS, normal_password(password)) and digest is not None
        except (VerificationError, InvalidHashError):
            return False


def is_outdated(digest: str) -> bool:
    """Whether the digest was made with other parameters and should be made anew while the password is at hand."""
    return HASHER.check_needs_rehash(digest)
