"""What a guest looked at: the last products and when, kept in her own browser and nowhere else.

The cookie goes out beside the product's page, never inside it, so that the page may be a copy that everybody gets
(web/shared.py). When she signs in it joins her history, unless she keeps none, and goes.
"""

import base64
import struct
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask, Response, after_this_request, current_app, g, request
from flask.blueprints import BlueprintSetupState
from flask_login import user_logged_in

from mall.blueprints.shop.front import shop
from mall.domain import favourites
from mall.kernel import clock

COOKIE = "seen"
OFF = "off"  # its value once she wants no list
LENGTH = 12  # products
KEPT = timedelta(days=90)
YEAR = 31_536_000
ENTRY = struct.Struct(">16sI")  # a product's public id, unix seconds


@shop.record_once
def join_at_sign_in(state: BlueprintSetupState) -> None:
    """Whoever signs in brings along what she looked at before."""
    user_logged_in.connect(join, state.app)


def is_kept() -> bool:
    """Whether this browser's guest wants the list."""
    return request.cookies.get(COOKIE) != OFF


def looks() -> dict[uuid.UUID, datetime]:
    """Product -> when, the latest first; empty for a cookie that is none of ours."""
    now, packed = clock.now(), request.cookies.get(COOKIE, "")
    try:
        entries = [*ENTRY.iter_unpack(base64.b64decode(packed + "=" * (-len(packed) % 4), b"-_", validate=True))]
    except (ValueError, struct.error):
        return {}
    read = {uuid.UUID(bytes=key): datetime.fromtimestamp(seconds, UTC) for key, seconds in entries[:LENGTH]}
    return {key: at for key, at in read.items() if now - KEPT < at <= now}


@shop.after_request
def note(response: Response) -> Response:
    """Remember the product whose page a guest gets. The answer that says so is hers alone."""
    is_product = request.endpoint == "shop.product" and request.method == "GET"
    if not is_product or response.status_code not in (200, 304) or g.get("person") or not is_kept():
        return response
    public_id, before = (request.view_args or {})["public_id"], looks()
    if next(iter(before), None) != public_id:
        others = {key: at for key, at in before.items() if key != public_id}
        write(response, packed({public_id: clock.now(), **others}))
        response.headers["Cache-Control"] = "private, no-cache"
    return response


def packed(seen: dict[uuid.UUID, datetime]) -> str:
    """As the cookie says it: at most LENGTH of them in some 320 characters."""
    entries = [ENTRY.pack(key.bytes, int(at.timestamp())) for key, at in [*seen.items()][:LENGTH]]
    return base64.urlsafe_b64encode(b"".join(entries)).decode().rstrip("=")


def write(response: Response, value: str) -> None:
    """Leave the cookie with her."""
    is_secure = current_app.config["SESSION_COOKIE_SECURE"]
    kept = YEAR if value == OFF else int(KEPT.total_seconds())
    response.set_cookie(COOKIE, value, max_age=kept, httponly=True, samesite="Lax", secure=is_secure)


def clear() -> None:
    """Forget all of it, and remember again if she wanted none."""
    after_this_request(_forget)


def switch_off() -> None:
    """Forget it and remember nothing in this browser from now on."""

    @after_this_request
    def _off(response: Response) -> Response:
        write(response, OFF)
        return response


def join(_app: Flask, user: Any, **_rest: Any) -> None:
    """What she looked at as a guest becomes part of her history."""
    seen = looks()
    if seen:
        favourites.recall(user.person.id, seen)
        after_this_request(_forget)


def _forget(response: Response) -> Response:
    if response.status_code < 400:
        response.delete_cookie(COOKIE)
    return response
