"""What a person likes and whom she follows. Whoever is not signed in is led to sign-in and back to the heart."""

import json
from typing import Any

from flask import Response, flash, g, make_response, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.shop.favourites_forms import Follow, Like
from mall.blueprints.shop.front import shop
from mall.domain import catalog, favourites, stores
from mall.kernel.refusals import SignInNeeded
from mall.kernel.web import security
from mall.kernel.web.doors import again, member_door, open_door, token_free
from mall.kernel.web.reply import fragment, page, reply, wants_fragment


@shop.get("/favourites")
@member_door
def favourite_index() -> Response:
    """What I like: what it costs, and what it cost when I said so."""
    found = favourites.favourites_for(g.person.id, request.args.get("after"))
    return page("shop/favourites/index.html", found=found)


@shop.get("/favourites/stores")
@member_door
def followed_index() -> Response:
    """Whom I follow."""
    found = favourites.followed_for(g.person.id, request.args.get("after"))
    return page("shop/favourites/stores.html", found=found)


def not_kept() -> AnyResponse:
    """Why it was not taken into the list; htmx, which asked for a heart, is told to load the list."""
    if not wants_fragment():
        return favourite_index()
    flash(str(g.refusal.message), "bad")
    response = make_response("", 204)
    response.headers["HX-Redirect"] = url_for(".favourite_index")
    return response


@shop.post("/favourites")
@open_door
@token_free
@again(not_kept)
def like() -> AnyResponse:
    """Like a product, at its price of today."""
    sign_in_first()
    product = catalog.shown_product(Like.posted().checked().product)
    favourite_id = favourites.add(g.person.id, product)
    heart = fragment("shop/favourites/_heart.html", product=product, favourite_id=favourite_id)
    back = url_for(".product", public_id=product.public_id, slug=product.slug)
    return with_toast(gettext("It is among your favourites."), back, heart)


@shop.post("/favourites/<int:favourite_id>/removal")
@member_door
@again(not_kept)
def unlike(favourite_id: int) -> AnyResponse:
    """Like it no more."""
    product_id = favourites.remove(g.person.id, favourite_id)
    product = catalog.shown_by_id([product_id]).get(product_id)
    hearts = [fragment("shop/favourites/_heart.html", product=product, favourite_id=None)] if product else []
    return with_toast(gettext("It is no longer among your favourites."), url_for(".favourite_index"), *hearts)


@shop.post("/favourites/stores")
@open_door
@token_free
@again(not_kept)
def follow() -> AnyResponse:
    """Follow a store."""
    sign_in_first()
    store = stores.shown_store(Follow.posted().checked().store)
    followed_id = favourites.follow(g.person.id, store)
    button = fragment("shop/favourites/_follow.html", store=store, followed_id=followed_id)
    return with_toast(gettext("You follow this store."), url_for(".store", slug=store.slug), button)


@shop.post("/favourites/stores/<int:followed_id>/removal")
@member_door
@again(not_kept)
def unfollow(followed_id: int) -> AnyResponse:
    """Follow it no more."""
    store = stores.store_by_id(favourites.unfollow(g.person.id, followed_id))
    button = fragment("shop/favourites/_follow.html", store=store, followed_id=None)
    return with_toast(gettext("You no longer follow this store."), url_for(".followed_index"), button)


def sign_in_first() -> None:
    """The button stands on pages that everybody reads. Whoever is not signed in is led there and back to it."""
    if g.person is None:
        raise SignInNeeded


def with_toast(words: str, fallback: str, *fragments: Any) -> AnyResponse:
    """Back to the page with the button, where the words stand on top; to htmx the button and the words."""
    if not wants_fragment() or not fragments:
        flash(words)
        return reply(security.local_path(request.referrer, fallback))
    response = reply(fallback, *fragments)
    response.headers["HX-Trigger"] = json.dumps({"toast": words})
    return response
