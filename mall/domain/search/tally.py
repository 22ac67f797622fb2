"""How many visitors ask for a word today, in the cache: one round trip per search, and nothing that names anybody.

Each word has a HyperLogLog of the day's visitors, which tells how many there were and not who; a sorted set holds the
counts. Both are gone after two days, or earlier when the cache is short of room. Without the cache nothing is counted.
"""

import functools
import hashlib
import logging
import time
from datetime import date, timedelta
from typing import Any

from redis import Redis
from redis.exceptions import RedisError

from mall.kernel.settings import setting

log = logging.getLogger(__name__)

MOST_WORDS = 20_000  # different ones counted per day
KEPT = int(timedelta(days=2).total_seconds())
PATIENCE = 0.1  # seconds for the cache to answer
PAUSE = 5.0  # seconds without it after it did not
COUNT = """
if redis.call('ZSCORE', KEYS[1], ARGV[1]) == false and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[3]) then
  return 0
end
if redis.call('PFADD', KEYS[2], ARGV[2]) == 0 then
  return 0
end
redis.call('ZINCRBY', KEYS[1], 1, ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[4])
redis.call('EXPIRE', KEYS[2], ARGV[4])
return 1
"""

_away_until = 0.0


def count(word: str, visitor: str, day: date) -> bool:
    """Count the visitor for the word, once a day. Returns whether she was new."""
    counts, visitors = _names(day, word)
    arguments = [word, _digest(visitor, day), MOST_WORDS, KEPT]
    return bool(_ask("eval", COUNT, 2, counts, visitors, *arguments))


def counts(day: date, fewest: int) -> dict[str, int]:
    """{word: visitors} of the words that at least so many asked for on the day."""
    found: Any = _ask("zrange", _names(day)[0], "+inf", fewest, byscore=True, desc=True, withscores=True)
    return {word.decode(): int(visitors) for word, visitors in found or ()}


def _names(day: date, word: str = "") -> tuple[str, str]:
    """The keys of the day's counts and of the word's visitors, this mall's own: others may use the cache too."""
    mall = hashlib.blake2b(repr(setting("SQLALCHEMY_ENGINES")).encode(), digest_size=6).hexdigest()
    return f"searched:{mall}:{day}", f"searched:{mall}:{day}:{word}"


def _digest(visitor: str, day: date) -> bytes:
    """The visitor in a form that nobody can turn back, another one each day."""
    key = hashlib.sha256(f"{setting('SECRET_KEY')} searched {day}".encode()).digest()
    return hashlib.blake2b(visitor.encode(), key=key, digest_size=12).digest()


def _ask(command: str, *arguments: Any, **options: Any) -> Any:
    """What the cache answers; None without one, and for a while after it was away."""
    global _away_until
    url = setting("CACHE_URL")
    if not url or time.monotonic() < _away_until:
        return None
    try:
        return getattr(_client(url), command)(*arguments, **options)
    except RedisError as error:
        _away_until = time.monotonic() + PAUSE
        log.warning("the cache is away, searches are not counted: %s", error)
        return None


@functools.lru_cache(maxsize=4)
def _client(url: str) -> Redis:
    return Redis.from_url(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
