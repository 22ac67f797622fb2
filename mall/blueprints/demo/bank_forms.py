"""How the demo bank should behave."""

from wtforms import RadioField

from mall.kernel.text import _
from mall.kernel.web.forms import Form, options

BEHAVIOURS = [
    ("pay", _("Pay")),
    ("refuse", _("Refuse the payment")),
    ("late", _("Pay, and tell the mall 45 minutes late")),
    ("twice", _("Pay once, and tell the mall twice")),
    ("double", _("Pay twice")),
    ("forged", _("Do not pay, and have somebody forge the notice")),
    ("wrong", _("Pay one cent too little")),
]


class Pay(Form):
    """What the visitor wants the bank to do."""

    behaviour = RadioField(_("What should the bank do?"), choices=options(BEHAVIOURS), default="pay")
