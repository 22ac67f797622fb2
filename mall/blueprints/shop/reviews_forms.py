"""What a buyer says of what she received, what she adds later, and what anybody reports."""

from typing import Any

from wtforms import BooleanField, MultipleFileField, RadioField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from mall.domain import moderation, reviews
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options

ACCEPT = "image/jpeg,image/png,image/webp,image/avif"
STARS = [(5, _("5, very good")), (4, _("4, good")), (3, _("3, fair")), (2, _("2, poor")), (1, _("1, bad"))]
PHOTOS_HINT = _(
    "Up to nine: JPEG, PNG, WebP or AVIF, at most 20 MB each and 24 MB together. An operator looks at them first."
)


def scores(label: Any) -> RadioField:
    """One to five; nothing is chosen beforehand."""
    return RadioField(label, [InputRequired(_("Choose one to five."))], choices=options(STARS), coerce=int)


def words(label: Any, limit: int = reviews.MAX_TEXT, **kwargs: Any) -> TextAreaField:
    """A text that may be left empty."""
    return TextAreaField(label, [Length(max=limit)], render_kw={"rows": 4, "maxlength": limit}, **kwargs)


def photos() -> MultipleFileField:
    """Pictures of hers."""
    return MultipleFileField(_("Photos"), description=PHOTOS_HINT, render_kw={"accept": ACCEPT})


def contents(field: MultipleFileField) -> list[bytes]:
    """The bytes of the files that were chosen."""
    return [file.read() for file in field.data or [] if getattr(file, "filename", "")]


class Write(Form):
    """A review."""

    product = scores(_("The goods"))
    service = scores(_("The store's service"))
    delivery = scores(_("Delivery service"))
    text = words(
        _("In your words"), description=_("What is it like, whom is it for? No phone numbers or links, please.")
    )
    photos = photos()
    is_anonymous = BooleanField(_("Do not show my name"))
    is_shared = BooleanField(_("My photos may also be shown among buyers' photos"))

    def opinion(self) -> reviews.Opinion:
        """What was said. Raises Invalid."""
        typed = self.checked()
        return reviews.Opinion(
            typed.product,
            typed.service,
            typed.delivery,
            typed.text or "",
            contents(self.photos),
            typed.is_anonymous,
            typed.is_shared,
        )


class Revise(Write):
    """The same again, with photos that may be taken out by their number."""

    dropped = SelectMultipleField(
        _("Take out"), validate_choice=False, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )


class FollowUp(Form):
    """What she adds when she has lived with the goods."""

    later_words = words(_("What you would add"))
    later_photos = photos()


class Report(Form):
    """Why a review should not be here."""

    reason_code = RadioField(
        _("What is wrong with it?"),
        [InputRequired()],
        choices=options([(code, moderation.REASONS[code]) for code in reviews.REPORT_REASONS]),
    )
    words = words(_("In your words"), 500)
