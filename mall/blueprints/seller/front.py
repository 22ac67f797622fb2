"""The seller centre's blueprint, its keeper, and its navigation.

Every address but the list of stores carries the store: /seller/<store>/…. The keeper finds it through the asker's
membership, so that strangers cannot tell a store they do not work in from one that does not exist, and then gives up
every right but the store's own for the rest of the transaction (docs/rights.md).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask import Blueprint, Response, current_app, g, request, url_for
from flask_login import current_user

from mall.domain import people, stores
from mall.kernel import tenancy
from mall.kernel.actors import Actor
from mall.kernel.refusals import NotAllowed, NotFound, SignInNeeded
from mall.kernel.text import _
from mall.kernel.web.forms import Form

seller = Blueprint("seller", __name__, url_prefix="/seller/<store>")

LAST = "store"  # the cookie with the slug of the store she worked in last
YEAR = 31_536_000

RIGHTS = {
    stores.StoreRight.LOOK: _("look around"),
    stores.StoreRight.EDIT_GOODS: _("edit products"),
    stores.StoreRight.EDIT_STOCK: _("count and receive stock"),
    stores.StoreRight.SHIP: _("see and ship orders"),
    stores.StoreRight.DELIVER: _("deliver orders"),
    stores.StoreRight.CHANGE_PRICES: _("change the price of orders"),
    stores.StoreRight.TAKE_BACK: _("answer requests for refunds and returns"),
    stores.StoreRight.ANSWER: _("answer questions and reviews"),
    stores.StoreRight.SEE_MONEY: _("see the store's money"),
    stores.StoreRight.CONFIRM_MONEY: _("confirm statements and change the bank account"),
    stores.StoreRight.EDIT_STORE: _("change the store's settings"),
    stores.StoreRight.MANAGE_MEMBERS: _("manage who works here"),
}


class SellerKeeper:
    """Loads who asks (`g.person`), the store (`g.store`) and what she may do in it (`g.rights`).

    May be called again within one request, after a refusal rolled the first transaction back.
    """

    def enter(self, view_args: dict[str, Any]) -> None:
        tenancy.leave_store()
        visitor: Any = current_user
        signed_in = visitor if visitor.is_authenticated else None
        g.web_session = signed_in.web_session if signed_in else None
        g.person = signed_in.person if signed_in else None
        g.store, g.rights, g.desks = None, frozenset(), []
        if g.store_slug is not None:
            self.enter_store(g.store_slug)

    def enter_store(self, slug: str) -> None:
        """Raises NotFound unless the asker works there. A session that comes here lasts as long as a merchant's."""
        self.member()
        g.desks = stores.memberships(g.person.id)
        store, rights = next((desk for desk in g.desks if desk[0].slug == slug), (None, frozenset()))
        if store is None:
            raise NotFound
        people.narrow(g.web_session, people.MERCHANT)
        tenancy.enter_store(store.id)
        g.store, g.rights = store, rights

    def member(self) -> None:
        if g.person is None:
            raise SignInNeeded

    def right(self, right: StrEnum) -> None:
        self.member()
        if right not in g.rights:
            raise NotAllowed(
                _("Your role in this store does not let you %(right)s.", right=RIGHTS[stores.StoreRight(right)])
            )


@seller.url_value_preprocessor
def _take_store(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Views need not name the store: it is in `g`."""
    g.store_slug = (values or {}).pop("store", None)


@seller.url_defaults
def _give_store(endpoint: str, values: dict[str, Any]) -> None:
    """Links inside the centre stay in the store."""
    if g.get("store_slug") and current_app.url_map.is_endpoint_expecting(endpoint, "store"):
        values.setdefault("store", g.store_slug)


@seller.after_request
def _remember(response: Response) -> Response:
    """The store she was in last: where the seller centre opens next time. Opens nothing by itself."""
    if g.get("store") is not None and request.cookies.get(LAST) != g.store.slug:
        secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
        response.set_cookie(LAST, g.store.slug, max_age=YEAR, httponly=True, samesite="Lax", secure=secure)
    return response


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the navigation: its page, its name, the right that shows it, the paths that belong to it."""

    endpoint: str
    label: Any
    right: stores.StoreRight
    also: tuple[str, ...] = ()  # endpoints of pages beside the first, with all below them


ENTRIES: list[Entry] = []


def offer(endpoint: str, label: Any, right: stores.StoreRight, *also: str) -> None:
    """Put a line into the navigation. Route files call it once, beside their first route; `also` are endpoints of pages that
    belong to the line and stand under other addresses."""
    ENTRIES.append(Entry(endpoint, label, right, also))


@seller.context_processor
def _frame() -> dict[str, Any]:
    """What layouts/seller.html wants."""
    if g.get("store") is None:
        return {"nav": [], "store": None, "StoreRight": stores.StoreRight}
    nav = [(entry, url_for(entry.endpoint)) for entry in ENTRIES if entry.right in g.rights]
    places = [(url, entry) for entry, first in nav for url in (first, *map(url_for, entry.also))]
    below = [(url, entry) for url, entry in places if is_below(request.path, url)]
    here = max(below, key=lambda place: len(place[0]))[1] if below else None
    lines = [(url, entry.label, entry is here) for entry, url in nav]
    desks = [store for store, _rights in g.desks]
    return {"nav": lines, "store": g.store, "desks": desks, "StoreRight": stores.StoreRight}


def is_below(path: str, url: str) -> bool:
    """Whether a page belongs to that line of the navigation."""
    return path == url or path.startswith(f"{url}/")


def me() -> Actor:
    """Who acts, for verbs that leave a trace."""
    return Actor("person", g.person.id)


def may(right: stores.StoreRight) -> bool:
    """Whether the asker holds the right: for parts of a page that others see without them."""
    return right in g.rights


def only_hers() -> int | None:
    """Whose deliveries she sees: a courier what waits and what she has taken, None for those who ship orders and see all."""
    return None if may(stores.StoreRight.SHIP) else int(g.person.id)


def as_saved(form_class: type[Form], **values: Any) -> Any:
    """The form with these values, whatever was typed: where a colleague's figures are worth more."""
    return form_class(formdata=None, data=values)
