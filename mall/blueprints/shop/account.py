"""A shopper's own page, and what the mall calls her."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Response, flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.shop.account_forms import Profile
from mall.blueprints.shop.front import shop
from mall.domain import favourites, messages, orders, people, privacy
from mall.kernel.text import _
from mall.kernel.web import i18n
from mall.kernel.web.doors import again, member_door
from mall.kernel.web.reply import page, reply
from mall.models import Person

YEAR = 31_536_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the account page: where it leads, what it is called, and how many of it there are."""

    endpoint: str
    label: Any
    count: Callable[[Person], int] | None = None
    icon: str = ""


ENTRIES: list[Entry] = []


def offer(endpoint: str, label: Any, count: Callable[[Person], int] | None = None, icon: str = "") -> None:
    """Put a line on the account page. Route files of this front call it once, beside their first route."""
    ENTRIES.append(Entry(endpoint, label, count, icon))


@shop.get("/account")
@member_door
def account() -> Response:
    """Who I am here, and what is mine. At most twelve statements."""
    return page(
        "shop/account/index.html",
        contacts=[people.masked(found.contact) for found in people.contacts_for(g.person)],
        entries=[(entry, entry.count(g.person) if entry.count else None) for entry in ENTRIES],
        orders=orders.counts_for(orders.Buyer(g.person.id)),
        kept=favourites.counts_for(g.person.id),
        unread=messages.unread_count(g.person.id),
        closing=privacy.closing_of(g.person),
    )


@shop.get("/account/profile")
@member_door
def profile() -> Response:
    """The form for name and language."""
    form = Profile.fresh(name=g.person.name, language=g.person.language)
    return page("shop/account/edit.html", form=form, contacts=people.contacts_for(g.person))


@shop.post("/account/profile")
@member_door
@again(profile)
def edit_profile() -> AnyResponse:
    """Save both; the pages follow the language at once."""
    typed = Profile.posted().checked()
    people.edit_profile(g.person, name=typed.name, language=typed.language)
    flash(gettext("Saved."))
    response = reply(url_for(".account"))
    response.set_cookie(i18n.COOKIE, typed.language, max_age=YEAR, samesite="Lax")
    return response


offer("shop.profile", _("Name and language"), icon="ui-me")
offer("auth.password_page", _("Password"), icon="ui-shield")
