"""Carts and their lines."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mall.domain.carts.rules import MAX_PER_LINE
from mall.kernel import clock
from mall.kernel.db import Base, Keyed, created
from mall.kernel.tenancy import private


@private
class Cart(Keyed, Base):
    """What a visitor means to buy. It belongs to a person, or to whoever holds the token whose digest it keeps."""

    __tablename__ = "cart"
    __table_args__ = (CheckConstraint("(person_id IS NULL) <> (token_digest IS NULL)", name="has_one_owner"),)

    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), unique=True)
    token_digest: Mapped[str | None] = mapped_column(unique=True)
    updated_at: Mapped[datetime] = mapped_column(default=clock.now, index=True)
    created_at: Mapped[datetime] = created()


@private
class CartLine(Keyed, Base):
    """So many of a SKU. `price_seen` is what one cost, bought singly, when the shopper last touched the line."""

    __tablename__ = "cart_line"
    __table_args__ = (
        UniqueConstraint("cart_id", "sku_id"),
        CheckConstraint(f"quantity BETWEEN 1 AND {MAX_PER_LINE}", name="quantity_sane"),
    )

    cart_id: Mapped[int] = mapped_column(ForeignKey("cart.id", ondelete="CASCADE"))
    sku_id: Mapped[int] = mapped_column(ForeignKey("sku.id"), index=True)
    quantity: Mapped[int]
    is_selected: Mapped[bool] = mapped_column(default=True)
    price_seen: Mapped[int]  # minor units
    created_at: Mapped[datetime] = created()
