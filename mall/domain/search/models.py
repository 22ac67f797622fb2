"""The search index: a document per shown product, the names of stores, the vocabulary that suggestions are made of; what
operators say of words; what people search for, counted."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, Date, ForeignKey, Index, String
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel import clock
from mall.kernel.db import Base, Keyed, created
from mall.kernel.tenancy import private


@private
class SearchDocument(Base):
    """What searches read of a product; what they show is read from the catalog.

    `title` holds the lexemes of its titles as written, `everywhere` all of them. `documents` writes both whole:
    PostgreSQL's own parser would take model numbers apart and reads Chinese by the server's locale. Both hold the
    product's marks besides (marks.py), so that one look into the index finds and narrows. They are two columns and no
    weights in one, because the planner keeps statistics of columns and knows none of weights.
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
    brand_id: Mapped[int | None] = mapped_column(ForeignKey("brand.id"))
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


@private
class SearchStore(Base):
    """A name of a shown store in the forms that somebody may type: letters and digits only, simplified, lower case."""

    __tablename__ = "search_store"

    store_id: Mapped[int] = mapped_column(ForeignKey("store.id"), primary_key=True, autoincrement=False)
    folded: Mapped[str] = mapped_column(primary_key=True)
    pinyin: Mapped[str]
    initials: Mapped[str]


@private
class SearchSynonym(Keyed, Base):
    """Words that mean the same, as an operator wrote them; no word is in two groups."""

    __tablename__ = "search_synonym"
    __table_args__ = (CheckConstraint("cardinality(words) >= 2", name="says_something"),)

    words: Mapped[list[str]] = mapped_column(ARRAY(String))
    version: Mapped[int] = mapped_column(default=1)
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)
    created_at: Mapped[datetime] = created()


@private
class SearchTally(Base):
    """How many visitors searched for a word on a day. Only words of several visitors get here."""

    __tablename__ = "search_tally"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)
    visitors: Mapped[int]


class Standing(StrEnum):
    """Why a word is in the list of hot words, or never will be."""

    COUNTED = "counted"
    PINNED = "pinned"
    BLOCKED = "blocked"


@private
class SearchHotWord(Keyed, Base):
    """A word that many search for, one that operators put there, or one that they keep out. `spelling` is what is shown."""

    __tablename__ = "search_hot_word"
    __table_args__ = (CheckConstraint("standing IN ('counted', 'pinned', 'blocked')", name="standing_known"),)

    word: Mapped[str] = mapped_column(unique=True)
    spelling: Mapped[str]
    standing: Mapped[str]
    visitors: Mapped[int] = mapped_column(default=0)  # of the last days
    created_at: Mapped[datetime] = created()
