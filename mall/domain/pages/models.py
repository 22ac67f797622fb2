"""Pages of stores, what each of them has ever held, and the addresses that lead on."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from mall.kernel.db import Base, Keyed, created, ddl
from mall.kernel.tenancy import ROLE, Tenant, tenant

THERE = text("removed_at IS NULL")


class PageKind(StrEnum):
    """What a page is to its store: there is one home and one page about it, and as many free ones as it likes."""

    HOME = "home"
    FREE = "free"
    ABOUT = "about"


@tenant
class StorePage(Tenant, Keyed, Base):
    """A page that a store has designed. Shoppers see the live revision, merchants work on the draft.

    `position` is its place in the store's menu, from 1; without one it is not there. The home has the slug "".
    """

    __tablename__ = "store_page"
    __table_args__ = (
        CheckConstraint("kind IN ('home', 'free', 'about')", name="kind_known"),
        CheckConstraint("(kind = 'home') = (slug = '')", name="home_has_no_slug"),
        CheckConstraint("(publish_at IS NULL) = (planned_id IS NULL)", name="plans_a_revision"),
        UniqueConstraint("store_id", "id"),
        Index("uq_store_page_slug", "store_id", "slug", unique=True, postgresql_where=THERE),
        Index(
            "uq_store_page_one_of_a_kind",
            "store_id",
            "kind",
            unique=True,
            postgresql_where=text("kind <> 'free' AND removed_at IS NULL"),
        ),
        Index("ix_store_page_to_publish", "publish_at", postgresql_where=text("publish_at IS NOT NULL")),
        Index("ix_store_page_to_take_down", "take_down_at", postgresql_where=text("take_down_at IS NOT NULL")),
        *(
            ForeignKeyConstraint(
                ["store_id", "id", column],
                ["page_revision.store_id", "page_revision.page_id", "page_revision.id"],
                name=f"fk_store_page_{column}",
                use_alter=True,
            )
            for column in ("draft_id", "live_id", "planned_id")
        ),
    )

    kind: Mapped[str]
    slug: Mapped[str]
    title: Mapped[dict[str, str]] = mapped_column(default=dict)
    position: Mapped[int | None]
    draft_id: Mapped[int | None]  # empty only until its first revision is written
    live_id: Mapped[int | None]  # empty while shoppers do not see it
    planned_id: Mapped[int | None]  # what goes live at `publish_at`
    publish_at: Mapped[datetime | None]
    take_down_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = created()

    @property
    def is_live(self) -> bool:
        """Whether shoppers see it, its store permitting."""
        return self.live_id is not None and self.removed_at is None

    @property
    def is_changed(self) -> bool:
        """Whether shoppers see something else than what the merchant last wrote."""
        return self.draft_id != self.live_id


@tenant
class PageRevision(Tenant, Keyed, Base):
    """What a page held after one step. Rows are added and never changed: going back is pointing at an older one.

    `document` is a list of blocks {"id", "kind", "hidden", "values"}; `done` and `block_kind` say what the step was; `weight`
    is about how many bytes a phone loads for it.
    """

    __tablename__ = "page_revision"
    __table_args__ = (
        UniqueConstraint("store_id", "page_id", "id"),
        ForeignKeyConstraint(["store_id", "page_id"], ["store_page.store_id", "store_page.id"]),
        ForeignKeyConstraint(
            ["store_id", "page_id", "parent_id"],
            ["page_revision.store_id", "page_revision.page_id", "page_revision.id"],
            name="fk_page_revision_parent",
            ondelete="SET NULL (parent_id)",
        ),
        Index(None, "page_id", "id"),
        Index(None, "parent_id"),
        CheckConstraint("weight >= 0", name="weighs_something"),
    )

    page_id: Mapped[int] = mapped_column(BigInteger)
    parent_id: Mapped[int | None]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    done: Mapped[str]
    block_kind: Mapped[str] = mapped_column(default="")
    document: Mapped[list[Any]]
    weight: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = created()


@tenant
class PageRedirect(Tenant, Keyed, Base):
    """An address that a page once had: leads to where the page is now, or home when it is gone."""

    __tablename__ = "page_redirect"
    __table_args__ = (
        UniqueConstraint("store_id", "slug"),
        ForeignKeyConstraint(["store_id", "page_id"], ["store_page.store_id", "store_page.id"]),
    )

    slug: Mapped[str]
    page_id: Mapped[int] = mapped_column(BigInteger, index=True)
    created_at: Mapped[datetime] = created()


# What a page once held stays as it was, whatever a merchant's request says.
ddl(PageRevision.__table__, f"REVOKE UPDATE, DELETE ON page_revision FROM {ROLE}")
