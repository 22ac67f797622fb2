"""Imports, what they say of each product, and pictures fetched for them."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from mall.domain.imports.states import IMPORT, ImportState
from mall.kernel import ids
from mall.kernel.db import Base, Keyed, created
from mall.kernel.tenancy import Tenant, private, tenant


class Outcome(StrEnum):
    """What an import does, or did, to a product."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@tenant
class ProductImport(Tenant, Keyed, Base):
    """One sheet that a store sent in. Its file lies under `file_key`; the counters are of products."""

    __tablename__ = "product_import"
    __table_args__ = (
        IMPORT.check(),
        UniqueConstraint("store_id", "id"),
        Index(None, "store_id", "id"),
    )

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    state: Mapped[str] = IMPORT.column(ImportState.CHECKING)
    file_key: Mapped[str]
    file_name: Mapped[str]
    category_id: Mapped[int | None] = mapped_column(
        ForeignKey("category.id")
    )  # for products whose own is not known here
    submits: Mapped[bool] = mapped_column(default=False)  # hands complete products to the operators
    lines: Mapped[int] = mapped_column(default=0)  # of the sheet, with its header
    reason: Mapped[dict[str, str]] = mapped_column(default=dict)  # why it cannot be read, in both languages
    unknown: Mapped[list[str]] = mapped_column(default=list)  # columns that mean nothing here
    created_at: Mapped[datetime] = created()
    done_at: Mapped[datetime | None]


@tenant
class ImportItem(Tenant, Keyed, Base):
    """What a sheet says of one product; what came of it.

    `draft` is drafts.Draft. `problems` are {"line", "message": {zh, en}, "is_fatal"}; `pictures` are {"url", "alt",
    "state": waiting, fetched or refused, "why": {zh, en}}, filled when it is written.
    """

    __tablename__ = "import_item"
    __table_args__ = (
        ForeignKeyConstraint(["store_id", "import_id"], ["product_import.store_id", "product_import.id"]),
        ForeignKeyConstraint(["store_id", "product_id"], ["product.store_id", "product.id"]),
        CheckConstraint("outcome IN ('new', 'changed', 'same', 'refused')", name="outcome_known"),
        Index(None, "import_id", "id"),
    )

    import_id: Mapped[int] = mapped_column(BigInteger)
    line: Mapped[int]
    handle: Mapped[str]
    title: Mapped[dict[str, str]]
    draft: Mapped[dict[str, Any]]
    outcome: Mapped[str]  # expected while `is_written` is false
    is_written: Mapped[bool] = mapped_column(default=False)
    problems: Mapped[list[Any]] = mapped_column(default=list)
    pictures: Mapped[list[Any]] = mapped_column(default=list)
    product_id: Mapped[int | None] = mapped_column(BigInteger)


@tenant
class ProductExport(Tenant, Keyed, Base):
    """A sheet of a store's products that workers write: `done` of `total` products so far, up to the key `reached`.

    `parts` are keys of files with rows. Its file lies under `file_key` once it is whole, for some days.
    """

    __tablename__ = "product_export"
    __table_args__ = (
        CheckConstraint("kind IN ('csv', 'xlsx')", name="kind_known"),
        Index(None, "store_id", "id"),
    )

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    language: Mapped[str]
    total: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    reached: Mapped[int] = mapped_column(default=0)
    parts: Mapped[list[str]] = mapped_column(default=list)
    file_key: Mapped[str | None]
    size: Mapped[int] = mapped_column(default=0)  # bytes
    created_at: Mapped[datetime] = created()
    made_at: Mapped[datetime | None]

    @property
    def is_made(self) -> bool:
        """Whether it was written, be it that its file is gone again."""
        return self.made_at is not None


@tenant
class ParcelSheet(Tenant, Keyed, Base):
    """A sheet of order numbers with their parcels. `lines` are parcels.ParcelLine: what each would do, or did."""

    __tablename__ = "parcel_sheet"
    __table_args__ = (IMPORT.check(), Index(None, "store_id", "id"))

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[str] = IMPORT.column(ImportState.CHECKED)
    file_name: Mapped[str]
    lines: Mapped[list[Any]]
    created_at: Mapped[datetime] = created()
    done_at: Mapped[datetime | None]


@private
class BankReturn(Keyed, Base):
    """What the bank answered to a batch of payouts. `lines` are bank_returns.BankLine: what each would do, or did."""

    __tablename__ = "bank_return"
    __table_args__ = (IMPORT.check(),)

    batch_id: Mapped[int] = mapped_column(ForeignKey("payout_batch.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[str] = IMPORT.column(ImportState.CHECKED)
    file_name: Mapped[str]
    lines: Mapped[list[Any]]
    created_at: Mapped[datetime] = created()
    done_at: Mapped[datetime | None]


@tenant
class FetchedPicture(Tenant, Keyed, Base):
    """A picture that was fetched once: the next sheet with its address does not fetch it again."""

    __tablename__ = "fetched_picture"
    __table_args__ = (
        UniqueConstraint("store_id", "url_digest"),
        ForeignKeyConstraint(["store_id", "picture_id"], ["picture.store_id", "picture.id"], ondelete="CASCADE"),
    )

    url_digest: Mapped[str]
    picture_id: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = created()
