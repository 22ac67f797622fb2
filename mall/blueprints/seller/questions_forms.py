"""What a store answers to a shopper's question."""

from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from mall.blueprints.text_fields import stripped
from mall.domain import questions
from mall.kernel.text import _
from mall.kernel.web.forms import Form


class Answer(Form):
    """In the store's name."""

    answer = TextAreaField(
        _("Your answer"),
        [InputRequired(), Length(max=questions.MAX_STORE_ANSWER)],
        filters=[stripped],
        description=_("Everybody reads it, and it cannot be changed. No links or phone numbers."),
        render_kw={"rows": 2},
    )
