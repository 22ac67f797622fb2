"""What people like, whom they follow, what they looked at."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel.db import Base, Keyed, created
from mall.kernel.tenancy import private


@private
class Favourite(Keyed, Base):
    """A product that a person likes, with what it cost when she said so. Amounts in minor units.

    `told_price` is the price she was last told of, so that she is not told twice of one fall.
    """

    __tablename__ = "favourite"
    __table_args__ = (
        UniqueConstraint("person_id", "product_id"),
        Index(None, "person_id", "id"),
        Index(None, "product_id", "id"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    price_added: Mapped[int]
    told_price: Mapped[int | None]
    cheaper_told_at: Mapped[datetime | None]
    restock_told_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


@private
class FollowedStore(Keyed, Base):
    """A store that a person follows."""

    __tablename__ = "followed_store"
    __table_args__ = (UniqueConstraint("person_id", "store_id"), Index(None, "person_id", "id"))

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"))
    created_at: Mapped[datetime] = created()


@private
class SeenProduct(Keyed, Base):
    """A product that a signed-in person looked at, and when last."""

    __tablename__ = "seen_product"
    __table_args__ = (UniqueConstraint("person_id", "product_id"), Index(None, "person_id", "seen_at", "id"))

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    seen_at: Mapped[datetime]


@private
class HistoryPause(Base):
    """A person who wants no history kept."""

    __tablename__ = "history_pause"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    created_at: Mapped[datetime] = created()
