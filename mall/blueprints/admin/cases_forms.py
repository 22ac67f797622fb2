"""An operator's decision."""

from wtforms import HiddenField, RadioField, SelectField, TextAreaField
from wtforms.validators import DataRequired, Length, Regexp

from mall.domain import moderation
from mall.kernel.text import _
from mall.kernel.web.forms import Form


class Decide(Form):
    """Yes, or no with a reason. `version` is what the operator looked at."""

    version = HiddenField(default="0", validators=[DataRequired(), Regexp(r"^\d{1,9}\Z")])
    verdict = RadioField(
        _("Decision"),
        choices=[("approve", _("Approve")), ("refuse", _("Refuse"))],
        validators=[DataRequired()],
    )
    reason_code = SelectField(
        _("Reason"),
        choices=[
            ("", _("Choose …")),
            *moderation.REASONS.items(),
        ],
    )
    message = TextAreaField(_("Message to the merchant"), [Length(max=1000)], render_kw={"rows": 3})
