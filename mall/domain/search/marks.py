"""Marks: lexemes for what hits are narrowed down by. No text has them, because no word has a colon in it."""

from collections.abc import Mapping

from mall.domain.catalog import Wanted

PICKUP, CASH = "way:pickup", "way:cash"


def marks_of(brand_id: int | None, attributes: Mapping[str, str], mode: str, has_pickup: bool, cash: bool) -> list[str]:
    """The marks of a product of that brand with these attributes, in a store of that mode with these ways."""
    marks = [f"mode:{mode}", *(_attribute(key, value) for key, value in sorted(attributes.items()))]
    marks += [f"brand:{brand_id}"] if brand_id else []
    return marks + [mark for mark, is_on in ((PICKUP, has_pickup), (CASH, cash)) if is_on]


def groups_of(wanted: Wanted) -> list[list[str]]:
    """The marks that are wanted: of each group any. Prices and stock have no marks, they are columns."""
    groups = [
        [f"brand:{brand_id}" for brand_id in wanted.brand_ids],
        *([_attribute(key, value) for value in values] for key, values in wanted.attributes),
        [f"mode:{mode}" for mode in wanted.modes],
        [PICKUP] if wanted.pickup else [],
        [CASH] if wanted.cash else [],
    ]
    return [group for group in groups if group]


def _attribute(key: str, value: str) -> str:
    return f"attribute:{key}:{value}"
