"""The mall's own tree of categories, what goods of one say about themselves, and brands."""

from collections.abc import Mapping, Sequence
from typing import Any

from mall.domain.catalog.models import (
    Brand,
    Category,
    CategoryAttribute,
)
from mall.domain.catalog.topics import TREE
from mall.kernel import versions
from mall.kernel.db import db


def add_category(name: Mapping[str, str], slug_: str, parent: Category | None = None, **fields: Any) -> Category:
    """A new node of the tree, last among its siblings unless `position` says otherwise."""
    category = Category(name=dict(name), slug=slug_, parent_id=parent.id if parent else None, **fields)
    db.session.add(category)
    db.session.flush()
    category.path = [*(parent.path if parent else []), category.id]
    db.session.flush()
    versions.touch(TREE)
    return category


def add_attribute(
    category: Category, key: str, name: Mapping[str, str], values: Sequence[Any], position: int = 0
) -> None:
    """What products of the category (and below) say about themselves."""
    db.session.add(
        CategoryAttribute(category_id=category.id, key=key, name=dict(name), values=list(values), position=position)
    )
    versions.touch(TREE)


def add_brand(slug_: str, name: Mapping[str, str]) -> Brand:
    """A new brand."""
    brand = Brand(slug=slug_, name=dict(name))
    db.session.add(brand)
    db.session.flush()
    versions.touch(TREE)
    return brand
