"""Categories, brands, products, their SKUs, prices, pictures and revisions."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mall.domain.catalog.states import PRODUCT, REVISION, ProductState, RevisionState
from mall.kernel import ids
from mall.kernel.db import Base, Keyed, created, ddl
from mall.kernel.tenancy import Tenant, shared, tenant


@shared("SELECT")
class Category(Keyed, Base):
    """A node of the mall's category tree, at most three levels deep. `path` is the ids from the root, itself included."""

    __tablename__ = "category"
    __table_args__ = (Index(None, "parent_id", "position", "id"), Index(None, "path", postgresql_using="gin"))

    parent_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"))
    path: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), default=list)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[dict[str, str]]
    icon: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    is_shown: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = created()
    attributes: Mapped[list["CategoryAttribute"]] = relationship(order_by="CategoryAttribute.position")


ddl(Category.__table__, "ALTER TABLE category SET (autovacuum_analyze_threshold = 5)")  # as of stores


@shared("SELECT")
class CategoryAttribute(Keyed, Base):
    """What products of a category say about themselves: `values` is a list of {"key", "name": {zh, en}}."""

    __tablename__ = "category_attribute"
    __table_args__ = (UniqueConstraint("category_id", "key"),)

    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    key: Mapped[str]
    name: Mapped[dict[str, str]]
    values: Mapped[list[Any]]
    is_required: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)


@shared("SELECT")
class Brand(Keyed, Base):
    """A brand that products may carry."""

    __tablename__ = "brand"

    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[dict[str, str]]
    created_at: Mapped[datetime] = created()


@tenant
class Product(Tenant, Keyed, Base):
    """What shoppers see. Its text is the live revision's; `price_from` and the counters are kept for lists.

    `options` is a list of {"name": {zh, en}, "values": [{"key", "name": {zh, en}}]}; a SKU picks one key of each.
    """

    __tablename__ = "product"
    __table_args__ = (
        PRODUCT.check(),
        UniqueConstraint("store_id", "handle"),
        UniqueConstraint("store_id", "id"),
        Index("ix_product_listed", "category_id", "id", postgresql_where=text("state = 'published'")),
        Index("ix_product_of_brand", "brand_id", "category_id", postgresql_where=text("state = 'published'")),
        Index(
            "ix_product_attributes",
            "attributes",
            postgresql_using="gin",
            postgresql_ops={"attributes": "jsonb_path_ops"},
            postgresql_where=text("state = 'published'"),
        ),
        Index("ix_product_newest", "published_at", "id", postgresql_where=text("state = 'published'")),
        Index("ix_product_bestselling", "sold", "id", postgresql_where=text("state = 'published'")),
        Index("ix_product_cheapest", "price_from", "id", postgresql_where=text("state = 'published'")),
        Index(
            "ix_product_store_listed", "store_id", "published_at", "id", postgresql_where=text("state = 'published'")
        ),
        Index(None, "store_id", "category_id", "state", "id"),  # what a merchant's list counts and narrows down by
        Index(None, "store_id", "price_from", "id"),
        Index(None, "store_id", "sold", "id"),
        Index("ix_product_goes_on", "goes_on_at", postgresql_where=text("goes_on_at IS NOT NULL")),
        Index("ix_product_comes_off", "comes_off_at", postgresql_where=text("comes_off_at IS NOT NULL")),
        CheckConstraint("by_parcel OR by_pickup OR by_courier", name="reaches_shoppers"),
    )

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    handle: Mapped[str]
    slug: Mapped[str]
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    brand_id: Mapped[int | None] = mapped_column(ForeignKey("brand.id"))
    state: Mapped[str] = PRODUCT.column(ProductState.DRAFT)
    title: Mapped[dict[str, str]]
    summary: Mapped[dict[str, str]] = mapped_column(default=dict)
    details: Mapped[list[Any]] = mapped_column(default=list)  # blocks, see blocks.py
    attributes: Mapped[dict[str, str]] = mapped_column(default=dict)
    options: Mapped[list[Any]] = mapped_column(default=list)
    currency: Mapped[str] = mapped_column(default="CNY")
    price_from: Mapped[int] = mapped_column(default=0)  # minor units, the cheapest SKU bought singly
    list_price: Mapped[int | None]  # the struck-out price beside it
    sold: Mapped[int] = mapped_column(default=0)  # units paid for, ever
    in_stock: Mapped[bool] = mapped_column(default=False)
    cover: Mapped[str | None]  # file key of the first picture, for lists
    order_limit: Mapped[int | None]  # units per order
    freight_template_id: Mapped[int | None]
    by_parcel: Mapped[bool] = mapped_column(default=True)  # how it may reach shoppers
    by_pickup: Mapped[bool] = mapped_column(default=True)
    by_courier: Mapped[bool] = mapped_column(default=True)
    goes_on_at: Mapped[datetime | None]  # when it is put on sale, and taken off, by itself
    comes_off_at: Mapped[datetime | None]
    live_revision_id: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=1)
    published_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()

    category: Mapped[Category] = relationship(viewonly=True)
    brand: Mapped[Brand | None] = relationship(viewonly=True)
    skus: Mapped[list["Sku"]] = relationship(
        order_by="Sku.position, Sku.id", back_populates="product", foreign_keys="Sku.product_id", viewonly=True
    )
    pictures: Mapped[list["ProductPicture"]] = relationship(
        order_by="ProductPicture.position", foreign_keys="ProductPicture.product_id", viewonly=True
    )

    @property
    def is_published(self) -> bool:
        """Whether shoppers may see it, its store permitting."""
        return self.state == ProductState.PUBLISHED


@tenant
class Sku(Tenant, Keyed, Base):
    """What is bought: one combination of a product's options. `values` holds one option value key per group."""

    __tablename__ = "sku"
    __table_args__ = (
        UniqueConstraint("store_id", "code"),
        UniqueConstraint("store_id", "id"),
        UniqueConstraint("product_id", "values"),
        ForeignKeyConstraint(["store_id", "product_id"], ["product.store_id", "product.id"]),
        CheckConstraint("weight_g >= 0", name="weighs_something"),
    )

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), index=True)
    code: Mapped[str]  # the merchant's own
    values: Mapped[list[str]] = mapped_column(default=list)
    weight_g: Mapped[int] = mapped_column(default=0)
    list_price: Mapped[int | None]
    is_active: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = created()

    product: Mapped[Product] = relationship(back_populates="skus", foreign_keys=[product_id], viewonly=True)
    prices: Mapped[list["Price"]] = relationship(
        order_by="Price.min_quantity", foreign_keys="Price.sku_id", viewonly=True
    )


@tenant
class Price(Tenant, Keyed, Base):
    """What one unit costs, for an audience, from a quantity on, in a window of time. Old rows are closed, not changed."""

    __tablename__ = "price"
    __table_args__ = (
        ForeignKeyConstraint(["store_id", "sku_id"], ["sku.store_id", "sku.id"]),
        CheckConstraint("amount > 0", name="is_positive"),
        CheckConstraint("min_quantity >= 1", name="from_one"),
        Index("ix_price_current", "sku_id", "min_quantity", postgresql_where=text("ends_at IS NULL")),
        Index("ix_price_past", "sku_id", "ends_at", postgresql_where=text("ends_at IS NOT NULL")),
    )

    sku_id: Mapped[int] = mapped_column(BigInteger)
    audience: Mapped[str] = mapped_column(default="all")
    min_quantity: Mapped[int] = mapped_column(default=1)
    currency: Mapped[str] = mapped_column(default="CNY")
    amount: Mapped[int]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    author_id: Mapped[int | None]  # the person who set it; none where the mall did
    created_at: Mapped[datetime] = created()


@tenant
class Picture(Tenant, Keyed, Base):
    """An uploaded picture: re-encoded, without what cameras write about people. `key` is a stem, see kernel/images."""

    __tablename__ = "picture"
    __table_args__ = (UniqueConstraint("store_id", "key"), UniqueConstraint("store_id", "id"))

    key: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    weight: Mapped[int]  # bytes that its files took when it came
    name: Mapped[str] = mapped_column(default="")  # of the file that was sent, to find it by
    alt: Mapped[dict[str, str]] = mapped_column(default=dict)
    created_at: Mapped[datetime] = created()


@tenant
class ProductPicture(Tenant, Keyed, Base):
    """A picture's place in a product's gallery."""

    __tablename__ = "product_picture"
    __table_args__ = (
        ForeignKeyConstraint(["store_id", "picture_id"], ["picture.store_id", "picture.id"]),
        ForeignKeyConstraint(["store_id", "product_id"], ["product.store_id", "product.id"]),
        UniqueConstraint("product_id", "picture_id"),
    )

    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    picture_id: Mapped[int] = mapped_column(ForeignKey("picture.id"))
    position: Mapped[int] = mapped_column(default=0)

    picture: Mapped[Picture] = relationship(foreign_keys=[picture_id], viewonly=True)


@tenant
class ProductRevision(Tenant, Keyed, Base):
    """An edit of a product's text, category or pictures: reviewed while the live one keeps selling.

    `payload` holds the reviewed fields whole, as `catalog.rules.REVIEWED` names them.
    """

    __tablename__ = "product_revision"
    __table_args__ = (
        REVISION.check(),
        ForeignKeyConstraint(["store_id", "product_id"], ["product.store_id", "product.id"]),
        Index(
            "uq_product_revision_open",
            "product_id",
            unique=True,
            postgresql_where=text("state IN ('draft', 'submitted')"),
        ),
        Index(None, "store_id", "product_id", "id"),
    )

    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    state: Mapped[str] = REVISION.column(RevisionState.DRAFT)
    payload: Mapped[dict[str, Any]]
    author_id: Mapped[int | None]
    reason_code: Mapped[str] = mapped_column(default="")
    message: Mapped[str] = mapped_column(default="")
    blamed: Mapped[list[str]] = mapped_column(default=list)  # the reviewed fields that the reason is about
    version: Mapped[int] = mapped_column(default=1)
    submitted_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()
