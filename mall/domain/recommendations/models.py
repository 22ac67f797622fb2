"""What belongs together, and what is popular where. Written by the nightly job alone."""

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel.db import Base
from mall.kernel.tenancy import private


@private
class Companion(Base):
    """A product that goes with another: how many purchases or people had both, and its place among them."""

    __tablename__ = "companion"
    __table_args__ = (
        CheckConstraint("reason IN ('bought', 'viewed')", name="reason_known"),
        CheckConstraint("product_id <> other_id", name="two_products"),
        Index(None, "other_id"),
    )

    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), primary_key=True, autoincrement=False)
    reason: Mapped[str] = mapped_column(primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("product.id"), primary_key=True, autoincrement=False)
    together: Mapped[int]
    place: Mapped[int]


@private
class PopularProduct(Base):
    """One of the products that sell best in a category and below it."""

    __tablename__ = "popular_product"
    __table_args__ = (Index(None, "product_id"),)

    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"), primary_key=True, autoincrement=False)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
