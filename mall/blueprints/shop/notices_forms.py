"""What a person wants to be told."""

from wtforms import SelectChoice, SelectMultipleField

from mall.domain import messages
from mall.kernel.text import _
from mall.kernel.web.forms import Form

CHOICES = [SelectChoice(event.value, messages.KINDS[event].label) for event in messages.OPTIONAL]


class Notices(Form):
    """The events of which she wants notices, and those of which she wants letters."""

    has_places = False

    inbox = SelectMultipleField(_("In my messages"), choices=CHOICES)
    letters = SelectMultipleField(_("By e-mail"), choices=CHOICES)
