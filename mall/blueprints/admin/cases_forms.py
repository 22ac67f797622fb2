"""An operator's decision."""

from wtforms import HiddenField, RadioField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import DataRequired, Length, Regexp
from wtforms.widgets import CheckboxInput, ListWidget

from mall.domain import moderation
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options

FIELDS = {
    "title": _("Title"),
    "summary": _("Summary"),
    "details": _("Details"),
    "category_id": _("Category"),
    "brand_id": _("Brand"),
    "attributes": _("Attributes"),
    "options": _("Options"),
    "picture_ids": _("Pictures"),
}  # of a product


class Decide(Form):
    """Yes, or no with a reason. `version` is what the operator looked at."""

    version = HiddenField(default="0", validators=[DataRequired(), Regexp(r"^\d{1,9}\Z")])
    verdict = RadioField(
        _("Decision"),
        choices=options([("approve", _("Approve")), ("refuse", _("Refuse"))]),
        validators=[DataRequired()],
    )
    reason_code = SelectField(
        _("Reason"),
        choices=options(
            [
                ("", _("Choose …")),
                *moderation.REASONS.items(),
            ]
        ),
    )
    fields = SelectMultipleField(
        _("What is it about?"),
        choices=options(FIELDS),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=_("The merchant reads the reason beside each of these."),
    )
    message = TextAreaField(_("Message to the merchant"), [Length(max=1000)], render_kw={"rows": 3})
