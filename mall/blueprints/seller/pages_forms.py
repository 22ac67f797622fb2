"""What a merchant says about a page, and the small forms of its editor. Each carries the revision that the page showed."""

from datetime import datetime
from typing import Any

from wtforms import BooleanField, HiddenField, IntegerField, RadioField, SelectMultipleField
from wtforms.validators import AnyOf, InputRequired, Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from mall.blueprints.moment_fields import as_moment, moment_field
from mall.blueprints.seller.products_forms import Versioned
from mall.blueprints.text_fields import both, one_language, text_field
from mall.domain import pages
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options

MAX_TITLE = 30


class Based(Form):
    """A press on a button of the editor."""

    base = IntegerField(_("Version"), [InputRequired(), NumberRange(1)], widget=HiddenInput())


class Addition(Based):
    """A block of a kind, below another one or on top."""

    kind = RadioField(_("Kind"), [InputRequired()], validate_choice=False)
    after = HiddenField(_("Below"), [Length(max=8)], default="")


class Templated(Based):
    """A template in place of what is there."""

    template = RadioField(
        _("Template"), [InputRequired()], choices=options([(key, preset.name) for key, preset in pages.PRESETS.items()])
    )


class Place(Based):
    """A place further up or down."""

    to = HiddenField(_("Direction"), [AnyOf(("up", "down"))])


class Visibility(Based):
    """Whether shoppers see it."""

    hidden = BooleanField(_("Hidden"))


class Publication(Based):
    """Now, or the times at which a page goes live and comes down."""

    act = HiddenField(_("When"), [AnyOf(("now", "plan"))], default="now")
    publish_at = moment_field(
        _("Goes live"), description=_("For example 2027-01-01 09:00. Empty: when you publish it.")
    )
    take_down_at = moment_field(_("Comes down"), description=_("Empty: it stays."))

    @property
    def from_when(self) -> datetime | None:
        """When it goes live."""
        return as_moment(self.publish_at.data)

    @property
    def until_when(self) -> datetime | None:
        """When it comes down."""
        return as_moment(self.take_down_at.data)


class Titled(Form):
    """What a page is called in menus and where it is found."""

    title_zh = text_field(_("Title in Chinese"), MAX_TITLE)
    title_en = text_field(_("Title in English"), MAX_TITLE)
    slug = text_field(
        _("Address"), pages.MAX_SLUG, description=_("Lower-case letters, digits and hyphens, like new-arrivals.")
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """In at least one language."""
        is_valid = super().validate(extra_validators)
        one_language(self.title_zh, self.title_en)
        return bool(is_valid) and not self.title_zh.errors

    @property
    def title(self) -> dict[str, str]:
        """As it is stored."""
        return both(self.title_zh.data, self.title_en.data)


class NewPage(Titled):
    """A free page, or the one about the store."""

    kind = RadioField(
        _("Kind"),
        [InputRequired()],
        choices=options([("free", _("A page of its own")), ("about", _("About the store"))]),
        default="free",
    )


class PageSettings(Titled, Versioned):
    """The same for a page that is there, and its place in the menu."""

    position = IntegerField(
        _("Place in the menu"), [Optional(), NumberRange(1, 99)], description=_("Empty: not in the menu.")
    )


class Ticked(Based):
    """What was ticked in a picker, and where to go on: `act` is "done", "search" or "more"."""

    has_places = False

    act = HiddenField(_("Next"), [AnyOf(("done", "search", "more"))], default="done")
    after = HiddenField(_("Next"), default="")


class TickedProducts(Ticked):
    """Goods."""

    product = SelectMultipleField(_("Goods"), coerce=int, validate_choice=False)
    q = text_field(_("Search"), 80)


class TickedPictures(Ticked):
    """Pictures."""

    picture = SelectMultipleField(_("Pictures"), coerce=int, validate_choice=False)
