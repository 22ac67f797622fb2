"""Who did what in a store: by person, by kind of thing, by day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import Response, g, request, url_for

from mall.blueprints.opening_words import midnight
from mall.blueprints.role_names import ROLES
from mall.blueprints.seller.deed_words import BUYERS, DEEDS, KINDS, REASONS
from mall.blueprints.seller.front import offer, seller
from mall.blueprints.seller.log_forms import Filters
from mall.blueprints.seller.orders_forms import REASONS as CANCELLED
from mall.domain import aftersales, catalog, orders, people, stores
from mall.domain.stores import StoreRight
from mall.kernel import audit
from mall.kernel.audit import AuditEntry
from mall.kernel.text import _
from mall.kernel.web.doors import right_door
from mall.kernel.web.reply import page


@dataclass(frozen=True, slots=True)
class Deed:
    """A line of the log: who, what, why, to which thing and where that is."""

    entry: AuditEntry
    who: Any
    words: Any
    why: Any
    thing: Any = ""
    url: str | None = None


@seller.get("/log")
@right_door(StoreRight.MANAGE_MEMBERS)
def log() -> Response:
    """The newest deeds first; the mall's own and buyers' that touched the store stand there without their names."""
    own = own_people()
    form = Filters.from_query()
    form.who.choices = [("", _("Everybody")), *((str(key), name) for key, name in own.items())]
    typed = form.data if form.validate() else {}
    entries = audit.entries_of_store(
        g.store.id,
        int(typed["who"]) if typed.get("who") else None,
        KINDS[typed["kind"]][1] if typed.get("kind") else (),
        day_of(typed.get("day")),
        request.args.get("after"),
    )
    return page("seller/log/index.html", entries=entries, deeds=deeds(entries.items, own), form=form, roles=ROLES)


def own_people() -> dict[int, str]:
    """The names of those who work here and of those who did, by id."""
    here = [member.person_id for member in stores.members_for(g.store)]
    known = people.people_by_id({*here, *audit.subjects_of_store(g.store.id, "member.remove")})
    return {key: person.name or str(_("Closed account")) for key, person in known.items()}


def day_of(day: Any) -> tuple[datetime, datetime] | None:
    """From its midnight to the next, by the mall's clock."""
    if day is None:
        return None
    return midnight(day), midnight(day + timedelta(days=1))


def deeds(entries: list[AuditEntry], own: dict[int, str]) -> list[Deed]:
    """The entries in words, with what they are about, in a statement per kind of thing."""
    ids: dict[str, set[int]] = {}
    for entry in entries:
        ids.setdefault(entry.subject, set()).add(entry.subject_id or 0)
    numbers = orders.numbers_of(ids.get("store_order", ()))
    skus = catalog.skus_by_id(ids.get("sku", ()))
    goods = catalog.products_by_id(g.store, ids.get("product", ()))
    asked = aftersales.numbers_of(ids.get("after_sale", ()))
    return [
        Deed(
            entry,
            who(entry, own),
            DEEDS.get(entry.action, entry.action),
            why(entry),
            *about(entry, own, numbers, goods, skus, asked),
        )
        for entry in entries
    ]


def words_of(entry: AuditEntry) -> Any:
    """What was done."""
    return DEEDS.get(entry.action, entry.action)


def who(entry: AuditEntry, own: dict[int, str]) -> Any:
    """Her name if she works or worked here. Others keep theirs to themselves."""
    if entry.actor_id in own and entry.actor_kind == "person":
        return own[entry.actor_id]
    if entry.actor_kind == "job":
        return _("The clock")
    return _("The buyer or the mall") if entry.action in BUYERS else _("The mall")


def why(entry: AuditEntry) -> Any:
    """The reason, in words where it was chosen from a list: a code, or a code and what was typed behind it."""
    code, colon, typed = entry.reason.partition(": ")
    words = REASONS.get(code) or CANCELLED.get(code)
    return entry.reason if words is None else f"{words}{colon}{typed}"


def about(
    entry: AuditEntry, own: dict[int, str], numbers: Any, goods: Any, skus: Any, asked: Any
) -> tuple[Any, str | None]:
    """What a thing is called, and where it is."""
    key = entry.subject_id or 0
    if entry.subject == "store_order" and key in numbers:
        return numbers[key], url_for(".order", number=numbers[key])
    if entry.subject == "after_sale" and key in asked:
        return asked[key], url_for(".after_sale", number=asked[key])
    product = goods.get(key) if entry.subject == "product" else skus[key].product if key in skus else None
    if entry.subject in ("product", "sku") and product is not None:
        return product.title, url_for(".product", public_id=product.public_id)
    return (own.get(key, "") if entry.subject == "person" and key != entry.actor_id else ""), None


offer("seller.log", _("Log"), StoreRight.MANAGE_MEMBERS)
