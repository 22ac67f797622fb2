"""What a store answers to a buyer who wants money back, and what it says of goods that came back."""

from typing import Any

from wtforms import RadioField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from mall.blueprints.seller.fields import AmountField
from mall.blueprints.seller.price_changes_forms import is_amount
from mall.blueprints.text_fields import stripped
from mall.domain import aftersales
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options
from mall.models import AfterSale


class Agree(Form):
    """Yes to a cancellation: there is nothing to fill in."""

    def answer(self) -> dict[str, Any]:
        """What is agreed to, for the verb. Raises Invalid."""
        self.checked()
        return {}


class Grant(Agree):
    """How much; less than was asked is an offer."""

    goods = AmountField(
        _("For the goods"),
        [InputRequired(), is_amount],
        description=_("Less than was asked is an offer: the buyer accepts it, or asks the mall."),
    )
    freight = AmountField(_("And of the freight"))
    note = TextAreaField(_("In your words"), [Length(max=300)], filters=[stripped], render_kw={"rows": 2})

    def answer(self) -> dict[str, Any]:
        typed = self.checked()
        return {"goods": typed.goods, "freight": typed.freight or 0, "words": typed.note or ""}


class TakeBack(Grant):
    """The same for goods that have to come back first."""

    return_to = TextAreaField(
        _("Where the goods are sent"),
        [InputRequired(), Length(max=300)],
        filters=[stripped],
        description=_("Name, phone and address. The buyer reads it."),
        render_kw={"rows": 3},
    )

    def answer(self) -> dict[str, Any]:
        return {**super().answer(), "return_to": self.return_to.data}


def agreement_to(found: AfterSale) -> type[Agree]:
    """The form that agrees to it."""
    if found.kind == aftersales.Kind.CANCEL:
        return Agree
    return TakeBack if found.kind == aftersales.Kind.RETURN else Grant


class Reject(Form):
    """No, or what came back is not right."""

    reason_code = RadioField(_("Why not?"), [InputRequired(_("Choose a reason."))])
    words = TextAreaField(
        _("In your words"),
        [Length(max=aftersales.MAX_WORDS)],
        filters=[stripped],
        description=_("The buyer reads it, and so does the mall if she asks it."),
        render_kw={"rows": 3},
    )

    def about(self, found: AfterSale) -> "Reject":
        """With the reasons that fit."""
        reasons = aftersales.RETURN_REJECTIONS if found.is_back else aftersales.REJECTIONS
        self.reason_code.choices = options(reasons)
        return self

    def why(self) -> tuple[str, str]:
        """The reason's code, and the words. Raises Invalid."""
        typed = self.checked()
        if typed.reason_code == "other" and not typed.words:
            raise self.refuse("words", _("Say why."))
        return typed.reason_code, typed.words or ""


class Arrival(Form):
    """What of it may be sold again, by the places of the request's lines."""

    sellable = SelectMultipleField(
        _("Back on the shelf"),
        validate_choice=True,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=_("Tick what can be sold again. The rest is not counted as stock."),
    )
