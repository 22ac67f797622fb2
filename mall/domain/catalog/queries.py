"""Reads of the catalog. Shoppers see published products of shown stores; merchants their own; by owner, always."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from mall.domain.catalog.lists import shown
from mall.domain.catalog.models import (
    Brand,
    Category,
    CategoryAttribute,
    Picture,
    Price,
    Product,
    ProductPicture,
    ProductRevision,
    Sku,
)
from mall.domain.catalog.rules import REVIEWED, Option, SkuDraft, full_matrix
from mall.domain.catalog.states import ProductState, RevisionState
from mall.domain.stores import Store, StoreState
from mall.kernel.db import db, first
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotFound, Refusal
from mall.kernel.text import LANGUAGES, _

KEPT = (RevisionState.DRAFT, RevisionState.SUBMITTED, RevisionState.REFUSED)


@dataclass(frozen=True, slots=True)
class Edit:
    """The latest edit of a product, if any, and the reviewed fields as the merchant last wrote them."""

    product: Product
    revision: ProductRevision | None
    payload: dict[str, Any]

    @property
    def state(self) -> str:
        """The edit's state; nothing when all that was written is live, or was dropped."""
        return self.revision.state if self.revision and self.revision.state in KEPT else ""

    @property
    def waits(self) -> bool:
        """Whether an operator has it."""
        return self.state == RevisionState.SUBMITTED

    @property
    def can_be_submitted(self) -> bool:
        """Whether there is something that no operator has seen yet."""
        is_new = self.product.state == ProductState.DRAFT and not self.waits
        return is_new or self.state == RevisionState.DRAFT

    @property
    def can_be_dropped(self) -> bool:
        """Whether there is something live to go back to."""
        return self.state == RevisionState.DRAFT and self.product.state != ProductState.DRAFT

    @property
    def is_free(self) -> bool:
        """Whether option groups and values may go: nobody has seen, let alone bought, any of them."""
        return self.product.state == ProductState.DRAFT and self.product.live_revision_id is None


class NotForSale(Refusal):
    message = _("This item is not for sale at the moment.")


def shown_product(public_id: uuid.UUID) -> Product:
    """A product with its SKUs, prices and pictures as shoppers may see it, or NotFound."""
    product = db.session.scalars(_SHOWN_WHOLE, {"public_id": public_id}).unique().first()
    if product is None:
        raise NotFound
    return product


WHOLE = (
    joinedload(Product.brand),
    selectinload(Product.skus).joinedload(Sku.prices.and_(Price.ends_at.is_(None))),
    joinedload(Product.pictures).joinedload(ProductPicture.picture),
)
# Statements that pages ask all day are built once: to build one costs as much as to ask it.
_SHOWN_WHOLE = shown().where(Product.public_id == bindparam("public_id")).options(*WHOLE)
_SKUS = (
    select(Sku)
    .where(Sku.id.in_(bindparam("sku_ids", expanding=True)))
    .options(
        joinedload(Sku.product).joinedload(Product.category), selectinload(Sku.prices.and_(Price.ends_at.is_(None)))
    )
)
_LINE = (
    select(Category)
    .where(Category.id.in_(select(func.unnest(Category.path)).where(Category.id == bindparam("category_id"))))
    .order_by(func.cardinality(Category.path))
    .options(joinedload(Category.attributes))
)


def sellable(sku_public_id: uuid.UUID) -> Sku:
    """A SKU that may be bought now, with its product. Raises NotForSale, or NotFound if there never was one."""
    found = db.session.execute(
        select(Sku, Store.state)
        .join(Store, Store.id == Sku.store_id)
        .where(Sku.public_id == sku_public_id)
        .options(joinedload(Sku.product))
    ).one_or_none()
    if found is None:
        raise NotFound
    sku, store_state = found
    if store_state != StoreState.OPEN or not sku.is_active or not sku.product.is_published:
        raise NotForSale
    return sku


def skus_by_id(sku_ids: Iterable[int]) -> dict[int, Sku]:
    """SKUs with their products, categories and current prices, whatever their state: for carts and orders."""
    return {sku.id: sku for sku in db.session.scalars(_SKUS, {"sku_ids": list(sku_ids)})}


def sibling_skus(sku_ids: Iterable[int]) -> dict[int, list[int]]:
    """For the products of these SKUs, all their active SKUs: {product id: [sku id]}."""
    mine = select(Sku.product_id).where(Sku.id.in_(list(sku_ids)))
    siblings: dict[int, list[int]] = {}
    for sku_id, product_id in db.session.execute(
        select(Sku.id, Sku.product_id).where(Sku.product_id.in_(mine), Sku.is_active)
    ):
        siblings.setdefault(product_id, []).append(sku_id)
    return siblings


def product_of(store: Store, public_id: uuid.UUID) -> Product:
    """The store's product whole, in whatever state, or NotFound; read anew, prices that were just written too."""
    mine = select(Product).where(
        Product.store_id == store.id, Product.public_id == public_id, Product.state != ProductState.DELETED
    )
    product = db.session.scalars(mine.options(*WHOLE).execution_options(populate_existing=True)).unique().first()
    if product is None:
        raise NotFound
    return product


def products_by_id(store: Store, product_ids: Iterable[int]) -> dict[int, Product]:
    """Products of the store, whatever became of them."""
    mine = select(Product).where(Product.store_id == store.id, Product.id.in_(list(product_ids)))
    return {product.id: product for product in db.session.scalars(mine)}


def product_by_handle(store: Store, handle: str) -> Product | None:
    """The store's product with that handle: imports update instead of doubling."""
    mine = select(Product).where(Product.store_id == store.id, Product.state != ProductState.DELETED)
    return first(mine.where(Product.handle == handle))


def products_titled(store: Store, text: str) -> list[int]:
    """The keys of the store's products, those it has deleted too, with these words in their titles."""
    words = [
        func.lower(Product.title[language].astext).contains(text.lower(), autoescape=True) for language in LANGUAGES
    ]
    return list(db.session.scalars(select(Product.id).where(Product.store_id == store.id, or_(*words))))


def sku_of(store: Store, public_id: uuid.UUID) -> Sku:
    """The store's SKU, or NotFound."""
    sku = first(select(Sku).where(Sku.store_id == store.id, Sku.public_id == public_id))
    if sku is None:
        raise NotFound
    return sku


def sku_by_code(store: Store, code: str) -> Sku | None:
    """The store's SKU with the merchant's own code."""
    return first(select(Sku).where(Sku.store_id == store.id, Sku.code == code))


def skus_with_codes(store: Store, codes: Sequence[str]) -> list[Sku]:
    """The store's SKUs that have these codes, in the order of their ids."""
    mine = select(Sku).where(Sku.store_id == store.id, Sku.code.in_(codes))
    return list(db.session.scalars(mine.order_by(Sku.id)))


def picture_of(store: Store, picture_id: int) -> Picture:
    """The store's picture, or NotFound."""
    picture = first(select(Picture).where(Picture.store_id == store.id, Picture.id == picture_id))
    if picture is None:
        raise NotFound
    return picture


def products_of_keys(store: Store, product_ids: Iterable[int]) -> dict[int, Product]:
    """The store's products with these keys, in whatever state, for its merchant."""
    mine = select(Product).where(Product.store_id == store.id, Product.id.in_(list(product_ids)))
    return {product.id: product for product in db.session.scalars(mine)}


def revision_by_id(revision_id: int) -> ProductRevision:
    """A revision for an operator, or NotFound."""
    revision = db.session.get(ProductRevision, revision_id)
    if revision is None:
        raise NotFound
    return revision


def open_revision(product: Product) -> ProductRevision | None:
    """The product's edit that is not decided yet."""
    waiting = (RevisionState.DRAFT, RevisionState.SUBMITTED)
    mine = select(ProductRevision).where(ProductRevision.product_id == product.id, ProductRevision.state.in_(waiting))
    return first(mine)


def last_revision(product: Product) -> ProductRevision | None:
    """The product's latest edit, decided or not: what the merchant is told about."""
    mine = select(ProductRevision).where(ProductRevision.product_id == product.id)
    return first(mine.order_by(ProductRevision.id.desc()))


def edit_of(product: Product) -> Edit:
    """What the merchant works on. An edit that was sent back is taken up where it was, not begun anew."""
    revision = last_revision(product)
    if revision is not None and revision.state in KEPT:
        return Edit(product, revision, dict(revision.payload))
    return Edit(product, revision, payload_of(product))


def payload_of(product: Product) -> dict[str, Any]:
    """The reviewed fields as they are live."""
    payload = {name: getattr(product, name) for name in REVIEWED if name != "picture_ids"}
    return {**payload, "picture_ids": placed_pictures(product)}


def placed_pictures(product: Product) -> list[int]:
    """The ids of the pictures in its gallery, in order."""
    placed = select(ProductPicture.picture_id).where(ProductPicture.product_id == product.id)
    return list(db.session.scalars(placed.order_by(ProductPicture.position)))


def fitting_drafts(product: Product, options: Sequence[Option]) -> list[SkuDraft]:
    """The product's SKUs that are combinations of these options."""
    combinations = {tuple(values) for values in full_matrix(options)}
    drafts = [draft_of(sku) for sku in product.skus if sku.is_active and tuple(sku.values) in combinations]
    return [draft for draft in drafts if draft.price]


def draft_of(sku: Sku) -> SkuDraft:
    """A SKU as a merchant would write it."""
    amounts = {price.min_quantity: price.amount for price in sku.prices}
    single = amounts.pop(1, 0)
    return SkuDraft(sku.code, tuple(sku.values), single, sku.list_price, sku.weight_g, tuple(sorted(amounts.items())))


def category_by_slug(slug: str) -> Category:
    """The category, or NotFound."""
    category = first(select(Category).where(Category.slug == slug, Category.is_shown))
    if category is None:
        raise NotFound
    return category


def category_tree() -> list[Category]:
    """All shown categories, parents before children, in order of position."""
    shown_ones = select(Category).where(Category.is_shown)
    return list(
        db.session.scalars(shown_ones.order_by(func.cardinality(Category.path), Category.position, Category.id))
    )


def children_of(category: Category | None) -> list[Category]:
    """The shown categories directly below one, or the roots."""
    below = Category.parent_id == category.id if category else Category.parent_id.is_(None)
    return list(
        db.session.scalars(select(Category).where(below, Category.is_shown).order_by(Category.position, Category.id))
    )


def line_of(category: Category) -> list[Category]:
    """The categories from the root down to this one: breadcrumbs."""
    rows = db.session.scalars(select(Category).where(Category.id.in_(category.path))).all()
    return sorted(rows, key=lambda row: category.path.index(row.id))


def line_to(category_id: int) -> list[Category]:
    """The categories from the root down to this one, with what products there say about themselves; in one query."""
    return list(db.session.scalars(_LINE, {"category_id": category_id}).unique())


def category_by_id(category_id: int) -> Category:
    """The category, or NotFound."""
    category = db.session.get(Category, category_id)
    if category is None:
        raise NotFound
    return category


def attributes_for(category: Category) -> list[CategoryAttribute]:
    """What products of the category say about themselves, inherited ones first."""
    mine = select(CategoryAttribute).where(CategoryAttribute.category_id.in_(category.path))
    return list(db.session.scalars(mine.order_by(CategoryAttribute.category_id, CategoryAttribute.position)))


def brands() -> list[Brand]:
    """All brands, by slug."""
    return list(db.session.scalars(select(Brand).order_by(Brand.slug)))


def current_prices(sku: Sku) -> list[Price]:
    """The SKU's prices in force, by minimum quantity."""
    now_valid = select(Price).where(Price.sku_id == sku.id, Price.ends_at.is_(None))
    return list(db.session.scalars(now_valid.order_by(Price.min_quantity)))


def product_by_id(product_id: int) -> Product:
    """A product by its key, for operators and trades above; NotFound when there is none."""
    product = db.session.get(Product, product_id)
    if product is None:
        raise NotFound
    return product


def any_product(public_id: uuid.UUID) -> Product:
    """For operators: a product of any store, whole, or NotFound."""
    product = db.session.scalars(select(Product).where(Product.public_id == public_id).options(*WHOLE)).unique().first()
    if product is None:
        raise NotFound
    return product


def any_products(state: str = "", text: str = "", after: str | None = None) -> Slice[Product]:
    """For operators: products of all stores, newest first; `text` is sought in titles."""
    found = select(Product)
    if state:
        found = found.where(Product.state == state)
    if text:
        pattern = f"%{text.replace('%', '').replace('_', '')}%"
        found = found.where(Product.title["zh"].astext.ilike(pattern) | Product.title["en"].astext.ilike(pattern))
    return slice_of(found, Product.id, after=after, size=30)
