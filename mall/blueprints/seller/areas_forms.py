"""Where a store delivers."""

from typing import Any

from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from mall.blueprints.seller.products_forms import Versioned
from mall.domain import delivery
from mall.kernel import places
from mall.kernel.text import _


class Area(Versioned):
    """Provinces, and abroad."""

    regions = SelectMultipleField(
        _("We deliver to"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        provinces = [(str(region_id), name) for region_id, _parent, level, name in places.rows() if level == 1]
        self.regions.choices = [*provinces, (str(delivery.ABROAD), _("Abroad"))]
