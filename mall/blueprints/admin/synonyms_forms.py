"""A group of words that mean the same."""

from wtforms import HiddenField, TextAreaField
from wtforms.validators import DataRequired, Length, Regexp

from mall.kernel.text import _
from mall.kernel.web.forms import Form


class Group(Form):
    """The words, one after the other."""

    synonyms = TextAreaField(
        _("Words that mean the same"),
        [DataRequired(), Length(max=600)],
        description=_("With commas or line breaks between them, in any language: sofa, couch."),
    )
    version = HiddenField(default="0", validators=[Regexp(r"^\d{1,9}\Z")])
