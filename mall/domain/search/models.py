"""The search index: one document per shown product, and the vocabulary that suggestions are made of."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel import clock
from mall.kernel.db import Base
from mall.kernel.tenancy import private


@private
class SearchDocument(Base):
    """What searches read of a product; what they show is read from the catalog.

    `title` holds the lexemes of its titles as written, `everywhere` all of them. `documents` writes both whole:
    PostgreSQL's own parser would take model numbers apart and reads Chinese by the server's locale. They are two
    columns and no weights in one, because the planner keeps statistics of columns and knows none of weights.
    """

    __tablename__ = "search_document"
    __table_args__ = (
        Index(None, "everywhere", "category_path", postgresql_using="gin"),
        Index(None, "title", "category_path", postgresql_using="gin"),
        Index(None, "in_stock", "sold", "product_id"),
        Index(None, "published_at", "product_id"),
        Index(None, "price_from", "product_id"),
    )

    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), primary_key=True, autoincrement=False)
    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"), index=True)
    category_path: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))  # ids from the root down
    price_from: Mapped[int]  # minor units
    sold: Mapped[int]
    in_stock: Mapped[bool]
    published_at: Mapped[datetime]
    title: Mapped[str] = mapped_column(TSVECTOR)
    everywhere: Mapped[str] = mapped_column(TSVECTOR)


class WordKind(StrEnum):
    """Where a word of the vocabulary comes from."""

    CATEGORY = "category"
    BRAND = "brand"
    STORE = "store"
    TITLE = "title"


@private
class SearchWord(Base):
    """Something worth searching for: a category, a brand, a store, a word or a pair of words out of titles.

    `folded` is the form that typed text is compared with; `pinyin` ("longjing") and `initials` ("lj") are empty for
    what is not Chinese. `frequency` counts products.
    """

    __tablename__ = "search_word"
    __table_args__ = (
        CheckConstraint("kind IN ('category', 'brand', 'store', 'title')", name="kind_known"),
        Index(None, "folded", postgresql_ops={"folded": "text_pattern_ops"}),
        Index(None, "pinyin", postgresql_ops={"pinyin": "text_pattern_ops"}),
        Index(None, "initials", postgresql_ops={"initials": "text_pattern_ops"}),
        Index(None, "changed_at"),
    )

    word: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    folded: Mapped[str]
    pinyin: Mapped[str]
    initials: Mapped[str]
    frequency: Mapped[int]
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)
