"""Filling the demo mall: through the trades' own verbs, or, where there are hundreds, with the rows that these would have
written (mall/demo/listings.py). Nothing here writes a row that a person could not have caused."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import select

from mall.demo import listings, pages, pictures
from mall.demo.after_sales import leave_requests
from mall.demo.content import (
    ANNOUNCED,
    BRANDS,
    CATEGORIES,
    PEOPLE,
    PRODUCTS,
    REMOTE_PROVINCES,
    SEARCHES,
    STORES,
    SYNONYMS,
    THEMES,
)
from mall.demo.content.shapes import AttributeSeed, CategorySeed, ProductSeed, StoreSeed, Text
from mall.demo.deliveries import COURIERS, bring_around
from mall.demo.desk import lay_out
from mall.demo.history import change_minds, live_through
from mall.demo.open_orders import leave_open
from mall.domain import announcements, catalog, delivery, ledger, people, search, stores
from mall.kernel import actors, clock, images, jobs, places
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.models import Brand, Category, Person, Product, Store

ROBOT = actors.job("demo")
PASSWORD = "jishi-demo-2026"
WITH_MORE_VIEWS = "popular"
MODES = {"self": stores.StoreMode.SELF, "third_party": stores.StoreMode.THIRD_PARTY, "joint": stores.StoreMode.JOINT}

BATCH = 50  # products that are listed at once

Say = Callable[[str], None]
Drawn = tuple[ProductSeed, list[images.Rendered]]


@dataclass
class Filled:
    """What is there already, by the names that the content uses."""

    categories: dict[str, Category] = field(default_factory=dict)
    brands: dict[str, Brand] = field(default_factory=dict)
    stores: dict[str, Store] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    shelves: dict[str, int] = field(default_factory=dict)  # where each store's goods lie, by its slug


def is_empty() -> bool:
    """Whether nobody has used this mall yet."""
    return (
        db.session.scalar(select(Store.id).limit(1)) is None and db.session.scalar(select(Person.id).limit(1)) is None
    )


def fill(say: Say) -> Filled:
    """Fill an empty mall; commits after each step. `say` gets a line per step."""
    filled = Filled()
    for step in (fill_tree, fill_people, fill_stores, fill_front, fill_products, fill_pages, fill_index, fill_words):
        step(filled, say)
        db.session.commit()
    live_through(filled.people, filled.stores, filled.products, say)
    lay_out(filled.stores, list(filled.products.values()), say)
    shoppers = [filled.people[seed.email] for seed in PEOPLE if seed.role == "shopper"]
    desk = leave_open(filled.stores[STORES[0].slug], shoppers, filled.products)
    bring_around(desk, {name: mailbox(STORES[0], name) for _courier, name in COURIERS}, PASSWORD)
    leave_requests(filled.stores[STORES[0].slug], shoppers, filled.products)
    change_minds(filled.stores[STORES[0].slug])
    db.session.commit()
    return filled


def fill_tree(filled: Filled, say: Say) -> None:
    """Categories, brands, commission rules."""
    for position, seed in enumerate(CATEGORIES):
        add_category(filled, seed, None, position)
    for brand in BRANDS:
        filled.brands[brand.slug] = catalog.add_brand(brand.slug, both(brand.name))
    for root, rate in (("digital", 300), ("fashion", 600)):
        if root in filled.categories:
            name = {"zh": f"{rate / 100:g}% 类目佣金", "en": f"{rate / 100:g}% for this category"}
            ledger.add_rule(ROBOT, name, category_id=filled.categories[root].id, rate_bp=rate)
    ledger.add_rule(ROBOT, {"zh": "联营分成", "en": "Share of joint stores"}, store_mode="joint", rate_bp=2500)
    ledger.add_rule(ROBOT, {"zh": "标准佣金", "en": "Standard commission"}, rate_bp=500)
    say(f"{len(filled.categories)} categories, {len(filled.brands)} brands")


def add_category(filled: Filled, seed: CategorySeed, parent: Category | None, position: int) -> None:
    category = catalog.add_category(both(seed.name), seed.slug, parent, icon=seed.icon, position=position)
    filled.categories[seed.slug] = category
    for place, attribute in enumerate(seed.attributes):
        add_attribute(category, attribute, place)
    for place, child in enumerate(seed.children):
        add_category(filled, child, category, place)


def add_attribute(category: Category, seed: AttributeSeed, position: int) -> None:
    values = [{"key": key, "name": both(name)} for key, name in seed.values]
    catalog.add_attribute(category, seed.key, both(seed.name), values, position)


def fill_people(filled: Filled, say: Say) -> None:
    """Shoppers and operators, all with the same password."""
    for seed in PEOPLE:
        person = people.sign_up(
            people.contact_of(seed.email), seed.name, password=PASSWORD, language=language_of(seed.name)
        )
        filled.people[seed.email] = person
        if seed.role != "shopper":
            people.grant_role(person, seed.role, ROBOT)
    guardian = next(seed for seed in PEOPLE if seed.role == "system")
    helper = next(seed for seed in PEOPLE if seed.role == "support")
    proposer = Actor("person", filled.people[guardian.email].id)
    people.propose_role(filled.people[helper.email], "marketing", proposer)
    say(f"{len(filled.people)} people; everybody's password is {PASSWORD}")


def fill_stores(filled: Filled, say: Say) -> None:
    """Stores with owner, clerk, place, freight, logo."""
    for seed in STORES:
        store = filled.stores[seed.slug] = open_store(filled, seed)
        filled.shelves[seed.slug] = stores.default_location(store.id).id
    say(f"{len(filled.stores)} stores")


def open_store(filled: Filled, seed: StoreSeed) -> Store:
    owner = people.sign_up(people.contact_of(mailbox(seed, "owner")), seed.owner.zh, password=PASSWORD)
    clerk = people.sign_up(people.contact_of(mailbox(seed, "clerk")), seed.clerk.zh, password=PASSWORD)
    filled.people[mailbox(seed, "owner")], filled.people[mailbox(seed, "clerk")] = owner, clerk
    store = stores.found(
        {"zh": seed.name.zh, "en": seed.name.en},
        owner_id=owner.id,
        actor=ROBOT,
        mode=MODES[seed.mode],
        tagline=both(seed.tagline),
        about=both(seed.about),
        hue=seed.hue,
        theme=theme_of(seed),
        takes_cash_on_delivery=seed.pickup,
    )
    store.slug = seed.slug
    stores.add_member(store, clerk.id, "manager", ROBOT)
    stores.edit_location(
        store,
        ROBOT,
        name=both(seed.name),
        region_id=places.find(seed.province, seed.city, seed.district),
        line=seed.street,
        latitude=seed.latitude,
        longitude=seed.longitude,
        hours=seed.hours.zh,
        is_pickup_point=seed.pickup,
    )
    delivery.add_template(store, "标准运费", seed.freight.by, tariffs(seed), is_default=True)
    if store.mode != stores.StoreMode.SELF:
        ledger.add_bank_account(
            store.id,
            Actor("person", owner.id),
            holder=f"{seed.name.zh}有限公司",
            bank="中国银行",
            branch=f"{seed.city}分行",
            number=f"6217850800{store.id:09d}",
        )
    stores.open_store(store, ROBOT)
    return store


def theme_of(seed: StoreSeed) -> dict[str, str]:
    colour, corners, space = THEMES[seed.slug]
    return stores.theme_of(stores.COLOURS[colour][0], corners, space)


def tariffs(seed: StoreSeed) -> list[delivery.Tariff]:
    """The store's freight: refused provinces, remote ones with a surcharge, everywhere else."""
    freight = seed.freight
    step = 1 if freight.by == "piece" else 1000
    rules = []
    refused = province_ids(freight.no_delivery)
    if refused:
        rules.append(delivery.Tariff(region_ids=refused, first_n=step, next_n=step, refuses=True))
    remote = tuple(place for place in province_ids(REMOTE_PROVINCES) if place not in refused)
    if freight.remote_surcharge and remote:
        dear = freight.first_fee + freight.remote_surcharge
        rules.append(delivery.Tariff(remote, step, dear, step, freight.next_fee))
    rules.append(delivery.Tariff((), step, freight.first_fee, step, freight.next_fee, freight.free_over))
    return rules


def province_ids(names: Sequence[str]) -> tuple[int, ...]:
    return tuple(place for name in names if (place := places.find(name)) is not None)


def fill_products(filled: Filled, say: Say) -> None:
    """Draw, store and list every product; the drawing runs in other processes meanwhile."""
    for done, batch in enumerate(batches(drawings(), BATCH), start=1):
        list_products(filled, batch)
        db.session.commit()
        say(f"{min(done * BATCH, len(PRODUCTS))} of {len(PRODUCTS)} products")


def drawings() -> Iterator[Drawn]:
    """Every product with its pictures, in the order of the content."""
    with ProcessPoolExecutor(max_workers=2) as pool:
        yield from zip(PRODUCTS, pool.map(draw_product, PRODUCTS, chunksize=4), strict=True)


def draw_product(seed: ProductSeed) -> list[images.Rendered]:
    """The variants of a product's pictures; popular ones get a close-up and another view."""
    views = range(pictures.VIEWS if WITH_MORE_VIEWS in seed.tags else 1)
    return [images.render(pictures.draw(seed, view).convert("RGB")) for view in views]


def batches(drawn: Iterator[Drawn], size: int) -> Iterator[list[Drawn]]:
    while batch := list(islice(drawn, size)):
        yield batch


def list_products(filled: Filled, batch: Sequence[Drawn]) -> None:
    """Written by their merchants, submitted, approved; stock on the shelf."""
    for product in listings.list_all([listing_of(filled, *each) for each in batch], ROBOT):
        filled.products[product.handle] = product


def listing_of(filled: Filled, seed: ProductSeed, drawn: Sequence[images.Rendered]) -> listings.Listing:
    store = filled.stores[seed.store]
    gallery = [catalog.keep_picture(store, images.keep(each), both(seed.title)) for each in drawn]
    return listings.Listing(
        store=store,
        handle=seed.handle,
        payload=payload_of(filled, seed, [picture.id for picture in gallery]),
        drafts=skus_of(seed),
        covers=[picture.key for picture in gallery],
        units=[sku.stock for sku in seed.skus],
        shelf_id=filled.shelves[seed.store],
    )


def payload_of(filled: Filled, seed: ProductSeed, picture_ids: list[int]) -> dict[str, object]:
    """The reviewed fields of a product."""
    return {
        "title": both(seed.title),
        "summary": both(seed.summary),
        "details": blocks_of(seed, picture_ids),
        "category_id": filled.categories[seed.category].id,
        "brand_id": filled.brands[seed.brand].id if seed.brand else None,
        "attributes": dict(seed.attributes),
        "options": [
            {"name": both(group.name), "values": [{"key": key, "name": both(name)} for key, name in group.values]}
            for group in seed.options
        ],
        "picture_ids": picture_ids,
    }


def blocks_of(seed: ProductSeed, picture_ids: list[int]) -> list[catalog.Block]:
    """What the store says at length: its paragraphs, the further pictures between them, what it weighs."""
    first, *others = catalog.text_blocks(both(paragraph) for paragraph in seed.details)
    shown: list[catalog.Block] = [{"kind": "pictures", "ids": picture_ids[1:3]}] if len(picture_ids) > 1 else []
    weight = max(sku.weight_g for sku in seed.skus)
    facts: list[catalog.Block] = [
        {"kind": "heading", "text": {"zh": "规格参数", "en": "In figures"}},
        {
            "kind": "facts",
            "rows": [
                {"name": {"zh": "毛重", "en": "Weight as sent"}, "value": {"zh": f"{weight} 克", "en": f"{weight} g"}},
                {"name": {"zh": "可选款式", "en": "To choose from"}, "value": both_numbers(len(seed.skus))},
            ],
        },
    ]
    return catalog.with_block(catalog.with_block([first, *others], 1, shown), len(others) + len(shown) + 1, facts)


def both_numbers(count: int) -> dict[str, str]:
    """How many kinds there are, in words."""
    return {"zh": f"{count} 款", "en": f"{count} kinds" if count > 1 else "one kind"}


def skus_of(seed: ProductSeed) -> list[catalog.SkuDraft]:
    return [
        catalog.SkuDraft(sku.code, sku.values, sku.price, sku.list_price, sku.weight_g, tiers_below(seed, sku.price))
        for sku in seed.skus
    ]


def tiers_below(seed: ProductSeed, price: int) -> tuple[tuple[int, int], ...]:
    """The product's quantity prices that are a reduction of this SKU's."""
    return tuple((minimum, amount) for minimum, amount in seed.tiers if amount < price)


def fill_pages(filled: Filled, say: Say) -> None:
    """What some stores have made of their pages."""
    pages.design(filled.stores, filled.products, filled.categories, say)


def fill_index(filled: Filled, say: Say) -> None:
    """Make everything findable at once; stores announced themselves for it when they opened."""
    search.rebuild()
    jobs.dismiss("mall.domain.search.listeners:index_goods")
    say("search index built")


def fill_words(filled: Filled, say: Say) -> None:
    """Words that mean the same, and a week of searches."""
    for group in SYNONYMS:
        search.add_synonyms(group, ROBOT)
    today = clock.now().date()
    for ago in range(7):
        search.take_over(today - timedelta(days=ago), {word: visitors - ago % 3 for word, visitors in SEARCHES})
    say(f"{len(SYNONYMS)} groups of synonyms, {search.refresh_hot_words()} hot words")


def fill_front(filled: Filled, say: Say) -> None:
    """What the mall has to say these days."""
    author = next(filled.people[seed.email].id for seed in PEOPLE if seed.role == "marketing")
    for title, body, path in reversed(ANNOUNCED):
        words = announcements.Words(both(title), both(body) if body.zh else {}, path)
        announcements.announce(words, actors.Actor("person", author))


def write_accounts(path: Path) -> None:
    """The list of demo accounts that the start-up message prints."""
    shoppers = [seed for seed in PEOPLE if seed.role == "shopper"][:2]
    lines = [f"password of all accounts: {PASSWORD}", ""]
    lines += [f"shopper    {seed.email}" for seed in shoppers]
    lines += [f"merchant   {mailbox(seed, 'owner')}   /seller/{seed.slug}" for seed in STORES[:3]]
    lines += [
        f"courier    {mailbox(STORES[0], name)}   /seller/{STORES[0].slug}/deliveries" for _who, name in COURIERS[:1]
    ]
    lines += [f"{seed.role:<10} {seed.email}   /admin" for seed in PEOPLE if seed.role != "shopper"]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def mailbox(seed: StoreSeed, who: str) -> str:
    return f"{who}.{seed.slug}@demo.mall.test"


def language_of(name: str) -> str:
    return "en" if name.isascii() else "zh"


def both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


__all__ = ["PASSWORD", "fill", "is_empty", "write_accounts"]
