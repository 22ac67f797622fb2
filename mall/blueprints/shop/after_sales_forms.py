"""What a buyer says when she wants money back, and when she sends goods back or does not take the store's word."""

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import IntegerField, MultipleFileField, RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from mall.blueprints.shop.reviews_forms import ACCEPT, contents
from mall.blueprints.text_fields import stripped, text_field
from mall.domain import aftersales, shipping
from mall.kernel.text import _, local
from mall.kernel.web.forms import Form, options
from mall.kernel.web.i18n import language
from mall.models import OrderLine

UNITS = "units_"
CARRIERS = {code: words for code, words in shipping.CARRIERS.items() if code != "own"} | {
    aftersales.SELF: _("I bring it to the store myself")
}


def words_field(label: Any, **kwargs: Any) -> TextAreaField:
    """In the buyer's words."""
    limit = aftersales.MAX_WORDS
    return TextAreaField(
        label, [Length(max=limit)], filters=[stripped], render_kw={"rows": 3, "maxlength": limit}, **kwargs
    )


class Ask(Form):
    """Its reasons belong to the kind, its fields for units are named by the order's lines: see `asking`."""

    by_row = (UNITS,)
    words = words_field(_("In your words"), description=_("What happened, and what would help. The store reads it."))
    photos = MultipleFileField(
        _("Photos"),
        description=_("Up to six: JPEG, PNG, WebP or AVIF, at most 20 MB each and 24 MB together."),
        render_kw={"accept": ACCEPT},
    )

    @property
    def unit_fields(self) -> list[Any]:
        """How many of each line."""
        return [field for field in self if field.name.startswith(UNITS)]

    def wish(self, kind: aftersales.Kind) -> aftersales.Wish:
        """What was asked; units that nobody counted are not meant. Raises Invalid."""
        typed = self.checked()
        if typed.reason == "other" and not typed.words:
            raise self.refuse("words", _("Say why."))
        counted = [field for field in self.unit_fields if field.raw_data]
        units = {int(field.name.removeprefix(UNITS)): field.data or 0 for field in counted}
        return aftersales.Wish(kind, typed.reason, units, typed.words or "", contents(self.photos))


def asking(kind: aftersales.Kind, lines: Iterable[OrderLine], left: Mapping[int, aftersales.Left]) -> type[Ask]:
    """The form for what is left of these lines; of a single one all of it is meant unless said otherwise."""
    most = {line: left[line.id].units(kind) for line in lines if left[line.id].units(kind)}
    fields: dict[str, Any] = {"reason": reason_field(kind)}
    for line, units in most.items():
        whole = units if len(most) == 1 else 0
        fields[f"{UNITS}{line.id}"] = IntegerField(
            label_of(line, units),
            [Optional(), NumberRange(0, units)],
            default=whole,
            render_kw={"inputmode": "numeric", "min": 0, "max": units},
        )
    return type(Ask.__name__, (Ask,), fields)


def reason_field(kind: aftersales.Kind) -> RadioField:
    """Why; nothing is chosen beforehand."""
    return RadioField(_("Why?"), [InputRequired(_("Choose a reason."))], choices=options(aftersales.REASONS[kind]))


def label_of(line: OrderLine, units: int) -> str:
    """What it is, and how many may be asked back."""
    words = " · ".join(filter(None, (local(line.title, language()), local(line.options, language()))))
    return f"{words} (× {units})"


class Parcel(Form):
    """How the goods go back."""

    carrier = SelectField(
        _("How do you send it back?"),
        [InputRequired()],
        choices=options(CARRIERS),
    )
    number = text_field(
        _("Tracking number"),
        60,
        description=_("It stands on the carrier's receipt. Not needed if you bring it yourself."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters"},
    )


class Escalate(Form):
    """What the operators should know."""

    appeal = words_field(_("What should the mall know?"))
