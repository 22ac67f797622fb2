"""Where visitors come from: the host of the page that led here or a campaign's name, in a cookie of one word. Nobody is
counted and nobody is named by it; it is kept with what is bought, for the store's figures."""

import re
from urllib.parse import urlsplit

from flask import Response, current_app, request

from mall.blueprints.shop.front import shop

COOKIE = "came-from"
KEPT = 7 * 24 * 3600  # seconds
WORD = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")
CAMPAIGN = "utm_source"


def source() -> str:
    """Where this visitor came from, if a page of another site led her here lately."""
    return word(request.cookies.get(COOKIE, ""))


@shop.after_request
def note_arrival(response: Response) -> Response:
    """The last other site wins; a page of our own changes nothing."""
    arrived = word(request.args.get(CAMPAIGN, "")) or other_host()
    if arrived and request.method == "GET" and arrived != request.cookies.get(COOKIE):
        secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
        response.set_cookie(COOKIE, arrived, max_age=KEPT, httponly=True, samesite="Lax", secure=secure)
    return response


def other_host() -> str:
    """The host of the page that led here, unless it is the mall's own."""
    try:
        host = urlsplit(request.referrer or "").hostname or ""
    except ValueError:
        return ""
    own = urlsplit(request.host_url).hostname
    return "" if host == own else word(host.removeprefix("www."))


def word(text: str) -> str:
    """The text, if it is a host or a campaign's name."""
    folded = text.lower()
    return folded if WORD.fullmatch(folded) else ""
