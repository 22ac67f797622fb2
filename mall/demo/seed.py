"""Many made-up products for the stores and categories of a mall, to see how it does with them.

Unlike the demo they do not come through the verbs: a hundred thousand would take an hour. Rows are copied in, whole
and consistent, as if each product had been published at some time of the last year: what the audit recomputes holds.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from psycopg.types.json import Jsonb
from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import JSONB

from mall.demo import fill, pictures
from mall.demo.content import CATEGORIES, PRODUCTS
from mall.demo.content.shapes import CategorySeed, ProductSeed, SkuSeed
from mall.demo.made_up import MadeUp, Shelf, both, make_up
from mall.domain import catalog, search, stores
from mall.kernel import actors, clock, ids, images
from mall.kernel.db import Base, db
from mall.kernel.refusals import Refusal
from mall.kernel.states import StateChange
from mall.models import (
    CategoryAttribute,
    Price,
    Product,
    ProductPicture,
    Sku,
    Stock,
    StockMovement,
    Store,
    StoreLocation,
)

ROBOT = actors.job("seed")
MOST = 1_000_000
BATCH = 500  # products per transaction; search takes as many at a time
NEWS_EVERY = 5_000  # products
DRAWN = 2  # pictures per department of the mall, shared by all its products
YEAR = 365 * 24 * 3600  # seconds

Say = Callable[[str], None]
Row = dict[str, Any]


class NotThatMany(Refusal):
    message = f"--products takes a whole number from 1 to {MOST:,}."


class NowhereToPutThem(Refusal):
    message = "No store is open, or there is no category: products need both. An empty mall gets the demo's."


@dataclass(frozen=True)
class Shop:
    """A store that gets products: where its stock lies, and its own rows for the shared pictures by their key."""

    store_id: int
    currency: str
    location_id: int
    picture_ids: dict[str, int]


@dataclass(frozen=True)
class Listing:
    """A made-up product, the store that has it, and when it was published."""

    number: int
    shop: Shop
    made: MadeUp
    at: datetime


def count_of(typed: str) -> int:
    """How many products somebody asked for. Raises NotThatMany."""
    digits = typed.replace(",", "").replace("_", "")
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= len(str(MOST))
    if not is_number or not 1 <= int(digits) <= MOST:
        raise NotThatMany
    return int(digits)


def sow(count: int, say: Say, only: str | None = None) -> None:
    """Add that many published products, commit by commit, and index them; to one store where its slug is given. An
    empty mall first gets the demo's categories, people and stores. Raises NowhereToPutThem."""
    began = time.monotonic()
    if fill.is_empty():
        furnish(say)
    covers = draw_covers(say)
    shelves, shops = shelves_for(covers), shops_with(covers, only)
    if not shelves or not shops:
        raise NowhereToPutThem
    brands = {brand.slug: brand.id for brand in catalog.brands()}
    for done in sow_batches(count, shelves, shops, brands):
        if done % NEWS_EVERY == 0 or done == count:
            say(f"{done:,} of {count:,} products ({time.monotonic() - began:.0f} s)")
    search.refresh_words()
    db.session.commit()
    tell_the_planner()
    say(f"search knows their words ({time.monotonic() - began:.0f} s)")


def furnish(say: Say) -> None:
    """The demo mall without its products."""
    filled = fill.Filled()
    for step in (fill.fill_tree, fill.fill_people, fill.fill_stores):
        step(filled, say)
        db.session.commit()


def draw_covers(say: Say) -> dict[str, list[images.Stored]]:
    """A few pictures by department, stored. The same pixels are the same files, however often this runs."""
    models = {root.slug: models_in(root)[:: len(models_in(root)) // DRAWN][:DRAWN] for root in CATEGORIES}
    with ProcessPoolExecutor(max_workers=2) as pool:
        drawn = {slug: [pool.submit(draw_cover, model) for model in some] for slug, some in models.items()}
        covers = {slug: [images.keep(each.result()) for each in some] for slug, some in drawn.items()}
    say(f"{sum(map(len, covers.values()))} pictures that all will share")
    return covers


def draw_cover(model: ProductSeed) -> images.Rendered:
    """A product's main picture in all widths; runs in a process of its own."""
    return images.render(pictures.draw(model).convert("RGB"))


def models_in(seed: CategorySeed) -> list[ProductSeed]:
    """The demo's products in a category of the demo and below it."""
    slugs = set(slugs_below(seed))
    return [product for product in PRODUCTS if product.category in slugs]


def slugs_below(seed: CategorySeed) -> Iterator[str]:
    yield seed.slug
    for child in seed.children:
        yield from slugs_below(child)


def shelves_for(covers: Mapping[str, Sequence[images.Stored]]) -> list[Shelf]:
    """The shown leaves of the mall's tree. What the demo does not know gets variations of anything."""
    tree = catalog.category_tree()
    by_id = {category.id: category for category in tree}
    departments = {seed.slug: seed for seed in CATEGORIES}
    parents = {category.parent_id for category in tree}
    every_cover = [cover.stem for some in covers.values() for cover in some]
    says = attribute_values()
    shelves = []
    for leaf in (category for category in tree if category.id not in parents):
        root = by_id.get(leaf.path[0], leaf).slug
        own = [product for product in PRODUCTS if product.category == leaf.slug]
        shelves.append(
            Shelf(
                leaf.id,
                leaf.name,
                {key: values for above in leaf.path for key, values in says.get(above, {}).items()},
                own or (models_in(departments[root]) if root in departments else PRODUCTS),
                [cover.stem for cover in covers.get(root, ())] or every_cover,
            )
        )
    return shelves


def attribute_values() -> dict[int, dict[str, list[str]]]:
    """{category id: {attribute key: value keys}}."""
    says: dict[int, dict[str, list[str]]] = {}
    for attribute in db.session.scalars(select(CategoryAttribute)):
        says.setdefault(attribute.category_id, {})[attribute.key] = [value["key"] for value in attribute.values]
    return says


def shops_with(covers: Mapping[str, Sequence[images.Stored]], only: str | None) -> list[Shop]:
    """The open stores, or the one with that slug, each with the shared pictures in its library."""
    is_default = (StoreLocation.store_id == Store.id) & StoreLocation.is_default
    open_ones = select(Store, StoreLocation.id).join(StoreLocation, is_default).order_by(Store.id)
    if only:
        open_ones = open_ones.where(Store.slug == only)
    shops = []
    for store, location_id in db.session.execute(open_ones.where(Store.state == stores.StoreState.OPEN)).all():
        own = [catalog.keep_picture(store, cover, {}) for some in covers.values() for cover in some]
        shops.append(Shop(store.id, store.currency, location_id, {picture.key: picture.id for picture in own}))
    db.session.commit()
    return shops


def sow_batches(
    count: int, shelves: Sequence[Shelf], shops: Sequence[Shop], brands: Mapping[str, int]
) -> Iterator[int]:
    """Write and index them batch by batch; yields how many there are so far. Keeps nothing between batches."""
    done = 0
    while done < count:
        numbers = next_ids(Product, min(BATCH, count - done))
        write(listings_for(numbers, shelves, shops), brands)
        search.index_products(numbers)
        db.session.commit()
        db.session.expunge_all()
        done += len(numbers)
        yield done


def listings_for(numbers: Sequence[int], shelves: Sequence[Shelf], shops: Sequence[Shop]) -> list[Listing]:
    """The products of these numbers, each published by a store at some time of the last year."""
    now, chance = clock.now(), Random(numbers[0])
    return [
        Listing(
            number,
            chance.choice(shops),
            make_up(number, chance, shelves),
            now - timedelta(seconds=chance.randrange(60, YEAR)),
        )
        for number in numbers
    ]


def write(listings: Sequence[Listing], brands: Mapping[str, int]) -> None:
    """Copy a batch in: products, pictures, history, SKUs, prices, stock and how it came."""
    copy_in(Product, (product_row(listing, brands) for listing in listings))
    copy_in(ProductPicture, map(picture_row, listings))
    copy_in(StateChange, map(history_row, listings))
    parts = [(listing, place, sku) for listing in listings for place, sku in enumerate(listing.made.skus)]
    numbered = list(zip(next_ids(Sku, len(parts)), parts, strict=True))
    copy_in(Sku, (sku_row(sku_id, *part) for sku_id, part in numbered))
    copy_in(Price, (price_row(sku_id, listing, sku) for sku_id, (listing, _, sku) in numbered))
    in_stock = [(sku_id, listing, sku) for sku_id, (listing, _, sku) in numbered if sku.stock]
    copy_in(Stock, (stock_row(*part) for part in in_stock))
    copy_in(StockMovement, (movement_row(*part) for part in in_stock))


def product_row(listing: Listing, brands: Mapping[str, int]) -> Row:
    made = listing.made
    cheapest = min(made.skus, key=lambda sku: sku.price)
    return {
        "id": listing.number,
        "store_id": listing.shop.store_id,
        "public_id": ids.public_id(),
        "handle": f"xk-{listing.number}",
        "slug": f"xk-{listing.number}",
        "category_id": made.shelf.category_id,
        "brand_id": brands.get(made.model.brand or ""),
        "state": catalog.ProductState.PUBLISHED,
        "title": made.title,
        "summary": both(made.model.summary),
        "details": catalog.text_blocks(both(paragraph) for paragraph in made.model.details),
        "attributes": made.attributes,
        "options": [
            {"name": both(group.name), "values": [{"key": key, "name": both(name)} for key, name in group.values]}
            for group in made.model.options
        ],
        "currency": listing.shop.currency,
        "price_from": cheapest.price,
        "list_price": cheapest.list_price,
        "sold": made.sold,
        "in_stock": made.in_stock,
        "cover": made.cover,
        "published_at": listing.at,
        "created_at": listing.at,
    }


def picture_row(listing: Listing) -> Row:
    shop = listing.shop
    picture_id = shop.picture_ids[listing.made.cover]
    return {"store_id": shop.store_id, "product_id": listing.number, "picture_id": picture_id}


def history_row(listing: Listing) -> Row:
    """How it came to be published: by this command, in one step."""
    return {
        "subject": "product",
        "subject_id": listing.number,
        "field": "state",
        "from_state": "",
        "to_state": catalog.ProductState.PUBLISHED,
        "actor_kind": ROBOT.kind,
        "why": ROBOT.label,
        "at": listing.at,
    }


def sku_row(sku_id: int, listing: Listing, place: int, sku: SkuSeed) -> Row:
    return {
        "id": sku_id,
        "store_id": listing.shop.store_id,
        "public_id": ids.public_id(),
        "product_id": listing.number,
        "code": sku.code,
        "values": list(sku.values),
        "weight_g": sku.weight_g,
        "list_price": sku.list_price,
        "position": place,
        "created_at": listing.at,
    }


def price_row(sku_id: int, listing: Listing, sku: SkuSeed) -> Row:
    return {
        "store_id": listing.shop.store_id,
        "sku_id": sku_id,
        "amount": sku.price,
        "currency": listing.shop.currency,
        "starts_at": listing.at,
        "created_at": listing.at,
    }


def stock_row(sku_id: int, listing: Listing, sku: SkuSeed) -> Row:
    shop = listing.shop
    return {"store_id": shop.store_id, "sku_id": sku_id, "location_id": shop.location_id, "on_hand": sku.stock}


def movement_row(sku_id: int, listing: Listing, sku: SkuSeed) -> Row:
    return {
        "store_id": listing.shop.store_id,
        "sku_id": sku_id,
        "location_id": listing.shop.location_id,
        "kind": "received",
        "quantity": sku.stock,
        "actor_kind": ROBOT.kind,
        "created_at": listing.at,
    }


def next_ids(model: type[Base], count: int) -> list[int]:
    """So many keys that nobody else will get."""
    sequence = func.pg_get_serial_sequence(model.__tablename__, "id")
    return list(db.session.scalars(select(func.nextval(sequence)).select_from(func.generate_series(1, count))))


def copy_in(model: type[Base], rows: Iterable[Row]) -> None:
    """COPY the rows, the model's plain defaults filled in. All rows have the same keys."""
    table: Any = model.__table__
    defaults = {c.name: c.default.arg for c in table.columns if c.default is not None and c.default.is_scalar}
    json = {column.name for column in table.columns if isinstance(column.type, JSONB)}
    whole = [{**defaults, **row} for row in rows]
    if not whole:
        return
    names = [name for name in whole[0] if table.c[name].computed is None]
    columns = ", ".join(f'"{name}"' for name in names)
    cursor = db.session.connection().connection.cursor()
    with cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
        for row in whole:
            copy.write_row([Jsonb(row[name]) if name in json else row[name] for name in names])


def tell_the_planner() -> None:
    """Have the database look at what its tables hold now: plans made for an empty mall are bad for a full one."""
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM (ANALYZE, SKIP_LOCKED)"))
