"""What a store answers, and what it reports."""

from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length

from mall.blueprints.text_fields import stripped
from mall.domain import moderation, reviews
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options


class Reply(Form):
    """To the review."""

    answer = TextAreaField(
        _("Your answer"),
        [InputRequired(), Length(max=reviews.MAX_TEXT)],
        filters=[stripped],
        description=_("Everybody reads it, and it cannot be changed. No links or phone numbers."),
        render_kw={"rows": 3},
    )


class LaterReply(Form):
    """To what its author added."""

    later_answer = TextAreaField(
        _("Your answer to what was added"),
        [InputRequired(), Length(max=reviews.MAX_TEXT)],
        filters=[stripped],
        render_kw={"rows": 3},
    )


class Report(Form):
    """Why a review should not be here."""

    reason_code = RadioField(
        _("What is wrong with it?"),
        [InputRequired()],
        choices=options([(code, moderation.REASONS[code]) for code in reviews.REPORT_REASONS]),
    )
    words = TextAreaField(_("In your words"), [Length(max=500)], filters=[stripped], render_kw={"rows": 2})
