"""Store info 店铺信息: what the store is, when it is open, where it is and how to reach it, as its settings say."""

from collections.abc import Mapping
from typing import Any

from mall.domain.pages.fields import Choice, Line, Refs
from mall.domain.pages.kind import Kind
from mall.domain.pages.loading import Loaded
from mall.kernel.text import _


class StoreInfo(Kind):
    """Told from the settings, so that nothing has to be kept up twice."""

    name = _("Store info")
    hint = _("Opening hours, place and phone, from your settings")
    icon = "ui-store"
    fields = (
        Line(name="title", label=_("Heading"), limit=40),
        Choice(
            name="parts",
            label=_("What it shows"),
            choices={
                "all": _("Everything"),
                "hours": _("Opening hours and place"),
                "contact": _("Phone and place"),
                "about": _("What the store says of itself"),
            },
        ),
    )

    def refs(self, block_id: str, values: Mapping[str, Any]) -> Refs:
        return Refs(locations=True)

    def is_empty(self, block_id: str, values: Mapping[str, Any], loaded: Loaded) -> bool:
        parts, store = values["parts"], loaded.store
        has_place = parts != "about" and any(place.line or place.hours for place in loaded.locations)
        has_words = parts in ("all", "about") and bool(store.about)
        return not (has_place or has_words or (parts in ("all", "contact") and store.phone))


KIND = StoreInfo()
