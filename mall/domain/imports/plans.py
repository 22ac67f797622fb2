"""What a draft of a sheet would do to the catalog as it is now: the same for the dry run and for the writing."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from mall.domain import catalog, stock, stores
from mall.domain.catalog import Product, SkuDraft
from mall.domain.imports.drafts import Draft, Problem, SkuLine
from mall.domain.imports.models import FetchedPicture, Outcome
from mall.domain.stores import Store
from mall.kernel.db import db
from mall.kernel.refusals import Refusal
from mall.kernel.text import LANGUAGES, _, fold, one_line, slug

NOTHING: dict[str, Any] = {
    "title": {},
    "summary": {},
    "details": [],
    "category_id": None,
    "brand_id": None,
    "attributes": {},
    "options": [],
    "picture_ids": [],
}


@dataclass
class Plan:
    """What to write: the reviewed fields, all SKUs, units by SKU code; nothing of it when a problem is fatal."""

    product: Product | None
    handle: str
    payload: dict[str, Any]
    skus: list[SkuDraft] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)  # by SKU code: the line that is about it
    units: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    changes_words: bool = False
    changes_skus: bool = False
    changes_units: bool = False
    wants_pictures: bool = False

    @property
    def is_refused(self) -> bool:
        """Whether nothing can be written."""
        return any(problem.is_fatal for problem in self.problems)

    @property
    def outcome(self) -> Outcome:
        """What it comes to."""
        if self.is_refused:
            return Outcome.REFUSED
        if self.product is None:
            return Outcome.NEW
        changes = self.changes_words or self.changes_skus or self.changes_units or self.wants_pictures
        return Outcome.CHANGED if changes else Outcome.SAME


class Planner:
    """Plans one sheet's drafts for one store. Remembers which handles and codes the sheet has used."""

    def __init__(self, store: Store, category_id: int | None) -> None:
        self.store, self.category_id = store, category_id
        self.categories = category_book()
        self.brands = {fold(name): brand.id for brand in catalog.brands() for name in brand.name.values()}
        self.seen: set[tuple[str, str]] = set()

    def plan(self, draft: Draft, found: Iterable[Problem] = ()) -> Plan:
        """What the draft would do; `found` is what was wrong with its cells."""
        product = self.product_for(draft)
        edit = catalog.edit_of(product) if product else None
        plan = Plan(
            product, product.handle if product else self.handle_for(draft), dict(edit.payload if edit else NOTHING)
        )
        plan.problems += found
        self.check_state(draft, plan, edit)
        before = dict(plan.payload)
        self.say(draft, plan)
        try:
            self.choose(draft, plan, edit)
            self.price(draft, plan, edit)
        except Refusal as refusal:
            plan.problems.append(Problem(draft.line, refusal.message))
        self.use_once(draft, plan)
        self.place(draft, plan)
        plan.changes_words = plan.payload != before
        return plan

    def product_for(self, draft: Draft) -> Product | None:
        """The store's product with that handle, else with one of the SKU codes."""
        known = catalog.product_by_handle(self.store, draft.handle) if draft.handle else None
        if known is None and not draft.handle:
            skus = (catalog.sku_by_code(self.store, line.code) for line in draft.skus if line.code)
            known = next((catalog.product_by_id(sku.product_id) for sku in skus if sku), None)
        return catalog.product_of(self.store, known.public_id) if known else None

    def handle_for(self, draft: Draft) -> str:
        """A new product's handle: as the sheet says, else from its title and code."""
        words = draft.title.get("en") or next((line.code for line in draft.skus if line.code), "")
        stem = draft.handle or slug(words, "item", 60)
        names = (stem, *(f"{stem}-{count}" for count in range(2, 100)))
        free = (name for name in names if ("handle", name) not in self.seen)
        return next((name for name in free if draft.handle or not catalog.product_by_handle(self.store, name)), stem)

    def check_state(self, draft: Draft, plan: Plan, edit: catalog.Edit | None) -> None:
        """What keeps the merchant from editing it keeps a sheet from it too."""
        if edit is None and not draft.title:
            plan.problems.append(Problem(draft.line, _("A new product needs a title.")))
        if edit is None and not draft.skus:
            plan.problems.append(Problem(draft.line, _("It has no price yet."), is_fatal=False))
        if edit and edit.product.state == catalog.ProductState.BLOCKED:
            plan.problems.append(Problem(draft.line, _("The mall has blocked this product.")))
        if edit and edit.waits:
            words = _("The mall is reviewing an edit of this product. Wait for it, or take it back.")
            plan.problems.append(Problem(draft.line, words))

    def say(self, draft: Draft, plan: Plan) -> None:
        """Words, category, brand. What the sheet leaves out stays."""
        payload = plan.payload
        payload["title"] = reworded(payload["title"], draft.title)
        payload["summary"] = reworded(payload["summary"], draft.summary)
        if draft.details:
            payload["details"] = catalog.with_texts(payload["details"], draft.details)
        category_id = next((self.categories[name] for name in ways(draft.categories) if name in self.categories), None)
        before = payload["category_id"]
        payload["category_id"] = category_id or before or self.category_id
        if payload["category_id"] is None:
            said = draft.categories[0] if draft.categories else ""
            words = _("The mall has no category “%(name)s”. Choose one for such products.", name=said)
            plan.problems.append(
                Problem(draft.line, words if said else _("It says no category. Choose one for such products."))
            )
        if before and payload["category_id"] != before:
            payload["attributes"] = {}
        if draft.brand and fold(draft.brand) in self.brands:
            payload["brand_id"] = self.brands[fold(draft.brand)]
        elif draft.brand:
            words = _("The mall does not know the brand “%(name)s”; it is left out.", name=draft.brand)
            plan.problems.append(Problem(draft.line, words, is_fatal=False))

    def choose(self, draft: Draft, plan: Plan, edit: catalog.Edit | None) -> None:
        """Options: those that are there, with the sheet's further values. Raises catalog.TooManySkus."""
        if not draft.options:
            return
        known = plan.payload["options"]
        if edit and not edit.is_free and len(known) != len(draft.options):
            plan.problems.append(Problem(draft.line, catalog.lost_options(known, draft.options)))
            return
        if len(known) != len(draft.options):
            known = [{"name": name, "values": []} for name in draft.options]
        plan.payload["options"] = [widened(group, place, draft.skus) for place, group in enumerate(known)]
        wrong = catalog.problem_with_options(plan.payload["options"])
        if wrong:
            plan.problems.append(Problem(draft.line, wrong))

    def price(self, draft: Draft, plan: Plan, edit: catalog.Edit | None) -> None:
        """SKUs: those that are there, with the sheet's changes and further ones. Raises catalog.TooManySkus."""
        options = plan.payload["options"]
        old = catalog.fitting_drafts(edit.product, options) if edit else []
        merged = {sku.values: sku for sku in old}
        on_sale = [{value["key"] for value in group["values"]} for group in edit.product.options] if edit else []
        said: set[tuple[str, ...]] = set()
        for line in draft.skus:
            values = keys_of(line, options, old)
            if values is None:
                plan.problems.append(Problem(line.line, _("Say which value of each option it has, or give its code.")))
            elif values in said:
                plan.problems.append(Problem(line.line, _("An earlier line has the same values of the options.")))
            elif (
                edit and not edit.is_free and any(key not in group for key, group in zip(values, on_sale, strict=False))
            ):
                words = _(
                    "This value is new. It gets its price when the mall has approved it and the sheet comes again."
                )
                plan.problems.append(Problem(line.line, words, is_fatal=False))
            else:
                said.add(values)
                self.merge(line, values, plan, merged)
        order = {tuple(values): place for place, values in enumerate(catalog.full_matrix(options))}
        plan.skus = sorted(merged.values(), key=lambda sku: order.get(sku.values, len(order)))
        plan.changes_skus = set(plan.skus) != set(old)

    def merge(
        self, line: SkuLine, values: tuple[str, ...], plan: Plan, merged: dict[tuple[str, ...], SkuDraft]
    ) -> None:
        """One line into the SKUs."""
        before = merged.get(values)
        price = line.price or (before.price if before else None)
        if price is None:
            if all(problem.line != line.line for problem in plan.problems):  # one that cannot be read is named already
                plan.problems.append(Problem(line.line, _("A new SKU needs a price.")))
            return
        code = line.code or (before.code if before else catalog.code_for(plan.handle, values))
        if code in plan.lines:
            plan.problems.append(Problem(line.line, _("The SKU code %(code)s comes again.", code=code)))
            return
        plan.lines[code] = line.line
        moved = next((sku for sku in merged.values() if sku.code == code and sku.values != values), None)
        if moved:
            del merged[moved.values]
        kept = before.list_price if before else None
        list_price = line.list_price or kept
        is_as_before = before is not None and (price, list_price) == (before.price, kept)
        tiers = before.tiers if before else ()
        if line.tiers is not None:
            tiers = tuple((minimum, amount) for minimum, amount in line.tiers)
        if any(amount >= price for _minimum, amount in tiers):
            plan.problems.append(Problem(line.line, _("A quantity price must be lower than the price.")))
        merged[values] = SkuDraft(
            code=code,
            values=values,
            price=price,
            list_price=list_price if is_as_before or (list_price and list_price > price) else None,
            weight_g=line.weight_g if line.weight_g is not None else (before.weight_g if before else 0),
            tiers=tiers,
        )
        if line.stock is not None:
            plan.units[code] = line.stock

    def use_once(self, draft: Draft, plan: Plan) -> None:
        """A handle and a code belong to one product of the store and to one place of the sheet.

        Lines that name a product by a SKU code alone may be about as many of its SKUs as they like.
        """
        if draft.handle or not plan.product:
            if ("handle", plan.handle) in self.seen:
                words = _(
                    "The handle “%(handle)s” comes again. Put the lines of a product together.", handle=plan.handle
                )
                plan.problems.append(Problem(draft.line, words))
            self.seen.add(("handle", plan.handle))
        own = {sku.code for sku in plan.product.skus} if plan.product else set()
        for code, line in plan.lines.items():
            if code not in own and catalog.sku_by_code(self.store, code) is not None:
                words = _("Another product of the store has the SKU code %(code)s.", code=code)
                plan.problems.append(Problem(line, words))
            elif ("code", code) in self.seen:
                plan.problems.append(Problem(line, _("The SKU code %(code)s comes again.", code=code)))
            self.seen.add(("code", code))

    def place(self, draft: Draft, plan: Plan) -> None:
        """Pictures that were fetched before, and whether the shelves differ."""
        known = fetched(self.store, [url for url, _alt in draft.pictures])
        plan.payload["picture_ids"] = list(dict.fromkeys([*plan.payload["picture_ids"], *known.values()]))
        if any(url not in known for url, _alt in draft.pictures):
            plan.wants_pictures = True
        if plan.product and plan.units:
            ids = {sku.code: sku.id for sku in plan.product.skus if sku.code in plan.units}
            shelves = stock.shelves_for(self.store, ids.values())
            home = stores.default_location(self.store.id).id
            lies = {
                code: sum(shelf.on_hand for shelf in shelves.get(sku_id, ()) if shelf.location_id == home)
                for code, sku_id in ids.items()
            }
            plan.changes_units = any(lies.get(code) != units for code, units in plan.units.items())


def category_book() -> dict[str, int]:
    """Every way to name a category: its slug, its name, its path of names in one language; shown ones only."""
    tree = {category.id: category for category in catalog.category_tree()}
    book: dict[str, int] = {}
    for category in tree.values():
        book[category.slug] = category.id
        for language in LANGUAGES:
            line = [tree[each].name.get(language, "") for each in category.path if each in tree]
            book[" > ".join(map(fold, line))] = category.id
            book.setdefault(fold(category.name.get(language, "")), category.id)
    book.pop("", None)
    return book


def ways(said: Sequence[str]) -> list[str]:
    """How to look a category up: as it is written, then its path from the end of it upwards."""
    found = []
    for words in said:
        parts = [fold(part) for part in words.replace("›", ">").split(">")]
        found += [" > ".join(parts), *reversed(parts)]
    return [word for word in found if word]


def reworded(before: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    """A text with what a sheet says of it; what it says as it was, spaces apart, changes nothing."""
    new = {key: text for key, text in said.items() if text != one_line(before.get(key, ""), len(text) + 1)}
    return {**before, **new}


def widened(group: Mapping[str, Any], place: int, lines: Sequence[SkuLine]) -> dict[str, Any]:
    """An option group with the values that lines have in its place."""
    values = list(group["values"])
    for line in lines:
        if place < len(line.values) and key_of(line.values[place], values) is None:
            name = line.values[place]
            values.append({"key": catalog.value_key(name, (), values), "name": name})
    return {"name": dict(group["name"]), "values": values}


def keys_of(line: SkuLine, options: Sequence[Any], old: Sequence[SkuDraft]) -> tuple[str, ...] | None:
    """Which combination a line is about: by its values, else by its code; None when it does not say."""
    if not options:
        return ()
    if len(line.values) != len(options):
        return next((sku.values for sku in old if line.code and sku.code == line.code), None)
    keys = [key_of(name, group["values"]) for name, group in zip(line.values, options, strict=True)]
    return tuple(key for key in keys if key)


def key_of(name: Mapping[str, str], values: Sequence[Mapping[str, Any]]) -> str | None:
    """The key of the value that has this name in any language."""
    words = {fold(word) for word in name.values()}
    return next(
        (str(value["key"]) for value in values if words & {fold(word) for word in value["name"].values()}), None
    )


def fetched(store: Store, urls: Sequence[str]) -> dict[str, int]:
    """{address: picture id} of those that were fetched before, in the order of `urls`."""
    if not urls:
        return {}
    digests = {digest(url): url for url in urls}
    mine = select(FetchedPicture).where(FetchedPicture.store_id == store.id, FetchedPicture.url_digest.in_(digests))
    known = {digests[row.url_digest]: row.picture_id for row in db.session.scalars(mine)}
    return {url: known[url] for url in urls if url in known}


def digest(url: str) -> str:
    """A web address as the table of fetched pictures has it."""
    return hashlib.sha256(url.encode()).hexdigest()
