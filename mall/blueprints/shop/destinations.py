"""Where the visitor would have things sent: what pages reckon freight for before anybody knows her address."""

from flask import request, url_for
from werkzeug.wrappers import Response

from mall.blueprints.shop.front import shop
from mall.domain import delivery
from mall.kernel import places
from mall.kernel.refusals import NotFound
from mall.kernel.web import security
from mall.kernel.web.doors import open_door, token_free
from mall.kernel.web.reply import page, reply

COOKIE = "to"
YEAR = 31_536_000


@shop.get("/destination")
@open_door
def destination() -> Response:
    """The provinces, and abroad."""
    return page(
        "shop/destinations/show.html",
        provinces=[(region_id, name) for region_id, _parent, level, name in places.rows() if level == 1],
        abroad=delivery.ABROAD,
        chosen=current_destination(),
        onward=security.local_path(request.args.get("next"), url_for(".index")),
    )


@shop.post("/destination")
@open_door
@token_free
def choose_destination() -> Response:
    """Reckon with this place from now on."""
    place = known_place(request.form.get("place", ""))
    if place is None:
        raise NotFound
    response = reply(request.form.get("next", "/"))
    remember(response, place)
    return response


def remember(response: Response, place: int) -> None:
    """Keep the place in the visitor's browser: its province, which is what stores charge by, and no more of her address."""
    response.set_cookie(COOKIE, str(places.ancestors(place)[-1]), max_age=YEAR, samesite="Lax")


def current_destination() -> int | None:
    """The province that was chosen, or abroad; None for who has not said."""
    return known_place(request.cookies.get(COOKIE, ""))


def destination_words() -> str:
    """What a page says of it, for copies of pages (web/shared.py)."""
    place = current_destination()
    return "" if place is None else str(place)


def known_place(text: str) -> int | None:
    """The province with that code, or abroad; None for anything else."""
    if not text.isascii() or not text.isdigit() or len(text) > 2:
        return None
    place = int(text)
    return place if place == delivery.ABROAD or place in places.names() else None
