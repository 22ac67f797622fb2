"""A question, an answer, and what anybody reports of either."""

from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length

from mall.domain import moderation, questions
from mall.kernel.text import _
from mall.kernel.web.forms import Form, options


class Ask(Form):
    """What somebody wants to know."""

    question = TextAreaField(
        _("What do you want to know?"),
        [InputRequired(), Length(questions.MIN_QUESTION, questions.MAX_QUESTION)],
        description=_("About the goods: size, material, use. No phone numbers or links, please; everybody reads it."),
        render_kw={"rows": 3},
    )


class Answer(Form):
    """What a buyer knows."""

    answer = TextAreaField(
        _("Your answer"),
        [InputRequired(), Length(max=questions.MAX_ANSWER)],
        description=_("Once, from your own use. No phone numbers or links, please; everybody reads it."),
        render_kw={"rows": 3},
    )


class Report(Form):
    """Why it should not be here."""

    reason_code = RadioField(
        _("What is wrong with it?"),
        [InputRequired()],
        choices=options([(code, moderation.REASONS[code]) for code in questions.REPORT_REASONS]),
    )
    words = TextAreaField(_("In your words"), [Length(max=500)], render_kw={"rows": 4, "maxlength": 500})
