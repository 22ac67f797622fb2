"""Copies of pages that are the same for everybody, kept in the cache for a while and never longer than they are true.

A page says on which topics it depends (kernel/versions.py). For a visitor of whom the page says nothing, one query reads
their numbers; a copy that was made under the same numbers is sent as it is, or answered with 304. What a page shows
besides its topics, as numbers sold on cards in its margin, may be as old as the copy. Without the cache every page is
made anew.
"""

import gzip
import hashlib
import json
import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

import brotli
from flask import Flask, Response, current_app, g, request, session
from flask.sansio.app import App
from flask.sessions import SessionMixin
from redis import Redis
from redis.exceptions import RedisError

from mall.kernel import ids, versions
from mall.kernel.web import look
from mall.kernel.web.assets import has_stylesheet, inlined
from mall.kernel.web.i18n import language
from mall.kernel.web.lite import is_lite
from mall.kernel.web.reply import wants_fragment

log = logging.getLogger(__name__)

SECONDS = 60  # how long a copy is kept
LONGEST_ADDRESS = 400  # characters; a longer one is somebody's own
PATIENCE = 0.2  # seconds for the cache to answer
PAUSE = 5.0  # seconds without it after it did not
IMPERSONAL = {"csrf_token"}  # what a session may hold without the page saying anything of it
OF_MEMBERS = {"_user_id", "_fresh", "_id", "_permanent"}  # what says in it who is signed in

View = Callable[..., Any]


def init_app(app: Flask) -> None:
    """Copies of this process's code: another's are not ours."""
    app.extensions["copies"] = {"edition": ids.token(), "away_until": 0.0}
    app.extensions["copies_vary_by"] = []


def vary_by(app: App, tell: Callable[[], str]) -> None:
    """Keep a copy for each answer of `tell`: what a page says of its visitor that others have in common with her."""
    app.extensions["copies_vary_by"].append(tell)


def forget_all(app: Flask) -> None:
    """Use none of the copies made so far."""
    app.extensions["copies"]["edition"] = ids.token()


def shared(
    *topics: str,
    more: versions.Looked | None = None,
    by: Callable[[], str] | None = None,
    members: bool = False,
) -> Callable[[View], View]:
    """Keep copies of what the view answers. It stands below the door; `more` selects topics that have to be looked up, by
    parameters named as the view's arguments; `by` tells what else this page says of its visitor. `members` get copies too
    where the page says nothing of who is signed in."""
    statement = versions.reading((*topics, look.LOOK), more)

    def mark(view: View) -> View:
        @wraps(view)
        def look_first(**arguments: Any) -> Any:
            if not is_for_everybody(session, members) or _cache() is None:
                return view(**arguments)
            numbers = versions.numbers(statement, arguments if more is not None else None)
            look.notice(numbers.get(look.LOOK, 0))
            name = name_of(numbers, by() if by else "")
            kept = _read(name)
            if kept is None:
                response = whole(view, arguments)
                if not is_impersonal(response):
                    return response
                kept = pack(response)
                _write(name, kept)
            return unpacked(kept, is_private=g.person is not None)

        look_first.is_listed = True  # type: ignore[attr-defined]
        return look_first

    return mark


def is_for_everybody(visit: SessionMixin, members: bool) -> bool:
    """Whether the visitor is nobody in particular: not signed in where that shows, nothing to be told from her last step."""
    is_plain = request.method in ("GET", "HEAD") and len(request.full_path) <= LONGEST_ADDRESS
    unsaid = IMPERSONAL | OF_MEMBERS if members else IMPERSONAL
    return is_plain and (members or g.person is None) and set(visit) <= unsaid


def name_of(numbers: dict[str, int], told: str = "") -> str:
    """What a copy is kept under: the address, all that makes two visitors' pages differ, the numbers of its topics."""
    visitor = [tell() for tell in current_app.extensions["copies_vary_by"]]
    variant = [
        language(),
        look.scheme(),
        is_lite(),
        has_stylesheet(),
        wants_fragment(),
        encoding(),
        request.host,
        told,
        *visitor,
    ]
    whole_name = json.dumps([edition(), request.full_path, variant, sorted(numbers.items())])
    return f"copy:{hashlib.sha256(whole_name.encode()).hexdigest()}"


def encoding() -> str:
    """How the visitor's browser likes it packed: "br", "gzip" or ""."""
    return request.accept_encodings.best_match(["br", "gzip"]) or "" if request.accept_encodings else ""


def edition() -> str:
    """The code that made a copy."""
    return str(current_app.extensions["copies"]["edition"])


def whole(view: View, arguments: dict[str, Any]) -> Response:
    """The answer with its body, also for who has it already: others want it. It is made for nobody: what the view does not
    know of the visitor, it cannot tell the next one."""
    asked = request.environ.pop("HTTP_IF_NONE_MATCH", None)
    person, g.person = g.person, None
    try:
        return current_app.make_response(view(**arguments))
    finally:
        g.person = person
        if asked is not None:
            request.environ["HTTP_IF_NONE_MATCH"] = asked


def is_impersonal(response: Response) -> bool:
    """Whether a copy may be kept: a page without a token in it, which has left nothing with the visitor."""
    says_nothing = "csrf_token" not in g and not session.modified and "Set-Cookie" not in response.headers
    return response.status_code == 200 and says_nothing and not response.is_streamed


def pack(response: Response) -> bytes:
    """A head in JSON, a line's end, the body as it will be sent."""
    body, packed = response.get_data(), encoding()
    if packed == "br":
        body = brotli.compress(body, quality=current_app.config["COMPRESS_BR_LEVEL"])
    elif packed:
        body = gzip.compress(body, 6, mtime=0)
    etag = f"{response.get_etag()[0] or hashlib.sha256(body).hexdigest()[:40]}-{packed or 'plain'}"
    head = {
        "etag": etag,
        "type": response.content_type,
        "encoding": packed,
        "vary": sorted(response.vary),
        "inlined": inlined(),
    }
    return json.dumps(head).encode() + b"\n" + body


def unpacked(kept: bytes, is_private: bool = False) -> Response:
    """The copy as an answer, or a 304 for who has it. What a member gets stays with her browser."""
    line, _, body = kept.partition(b"\n")
    head = json.loads(line)
    response = Response(body, content_type=head["type"])
    g.inlined = head["inlined"]
    if head["encoding"]:
        response.headers["Content-Encoding"] = head["encoding"]
    response.vary.update([*head["vary"], "Accept-Encoding"])
    response.headers["Cache-Control"] = f"{'private' if is_private else 'public'}, no-cache"
    response.set_etag(head["etag"])
    response.make_conditional(request)
    return response


def _read(name: str) -> bytes | None:
    try:
        cache = _cache()
        return cache.get(name) if cache else None  # type: ignore[return-value]
    except RedisError as error:
        _go_without(error)
        return None


def _write(name: str, kept: bytes) -> None:
    try:
        cache = _cache()
        if cache:
            cache.set(name, kept, ex=SECONDS)
    except RedisError as error:
        _go_without(error)


def _cache() -> Redis | None:
    """The cache, unless there is none or it was away a moment ago."""
    url, state = current_app.config["CACHE_URL"], current_app.extensions["copies"]
    if not url or time.monotonic() < state["away_until"]:
        return None
    if "client" not in state:
        state["client"] = Redis.from_url(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
    return state["client"]


def _go_without(error: RedisError) -> None:
    current_app.extensions["copies"]["away_until"] = time.monotonic() + PAUSE
    log.warning("the cache is away, pages are made anew: %s", error)
