"""Where a store delivers itself, and on what terms."""

from typing import Any

from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import HiddenInput

from mall.blueprints.seller.fields import AmountField
from mall.blueprints.seller.freight_forms import MAX_NAME, Regions
from mall.blueprints.seller.openings_forms import ByWeekday, written_week
from mall.blueprints.text_fields import text_field
from mall.domain import delivery, stores
from mall.kernel import places
from mall.kernel.text import _
from mall.models import DeliveryZone


class Zone(ByWeekday):
    """A whole zone. What is left empty costs nothing and asks for nothing."""

    version = IntegerField(_("Version"), [Optional()], widget=HiddenInput())
    name = text_field(_("Name"), MAX_NAME, InputRequired())
    regions = Regions(_("We deliver in"), coerce=int, validate_choice=False)
    fee = AmountField(_("Delivery fee"), [Optional(), NumberRange(0)])
    min_amount = AmountField(_("From goods worth"), [Optional(), NumberRange(0)])
    free_over = AmountField(_("No fee from goods worth"), [Optional(), NumberRange(0)])
    minutes = IntegerField(
        _("At the door within so many minutes"),
        [InputRequired(), NumberRange(10, 2880)],
        description=_("Counted from when the order may leave, or from when you begin to deliver."),
        render_kw={"inputmode": "numeric"},
        default=60,
    )

    def fields_of_zone(self) -> dict[str, Any]:
        """What delivery's verbs take. Raises Invalid."""
        typed = self.checked()
        terms = delivery.Zone(
            region_ids=tuple(sorted(set(typed.regions))),
            fee=typed.fee or 0,
            min_amount=typed.min_amount or 0,
            free_over=typed.free_over,
            minutes=typed.minutes,
            week=tuple(self.spans()),
        )
        return {"name": typed.name, "terms": terms}


def with_places(form: Zone, city_id: int | None) -> Zone:
    """The form for a page: the city, its districts, and what else the zone names."""
    offered: list[tuple[int, Any]] = (
        [(city_id, _("All of %(place)s", place=places.full_name(city_id).split()[-1]))] if city_id else []
    )
    offered += [(region.id, region.name) for region in places.inside(city_id)] if city_id else []
    others = set(form.regions.data or []).intersection(places.names()).difference(dict(offered))
    form.regions.choices = [*offered, *((each, places.full_name(each)) for each in sorted(others))]
    return form


def city_for(store: stores.Store, asked: str) -> int | None:
    """The city whose districts are offered: the one that was asked for, else where the store sends from, if it has said so."""
    if asked in {str(region.id) for region in cities_near(store)}:
        return int(asked)
    return home_of(store)


def cities_near(store: stores.Store) -> list[places.Region]:
    """The cities of its province."""
    home = home_of(store)
    return places.inside(places.ancestors(home)[-1]) if home else []


def home_of(store: stores.Store) -> int | None:
    """The city that the store sends from."""
    region_id = stores.default_location(store.id).region_id
    return next((place for place in places.ancestors(region_id) if 1000 <= place <= 9999), None)


def values_of(zone: DeliveryZone) -> dict[str, Any]:
    """A saved zone as the form shows it."""
    names = ("name", "fee", "min_amount", "free_over", "minutes")
    saved = {name: getattr(zone, name) for name in names}
    return {**saved, "regions": list(zone.region_ids), "week": written_week(zone.week)}
