"""A sheet of parcels as it is sent in."""

from wtforms import FileField
from wtforms.validators import InputRequired

from mall.blueprints.sheet_forms import ACCEPT, Sheet
from mall.kernel.text import _


class Parcels(Sheet):
    """The file alone."""

    file = FileField(
        _("Sheet"),
        [InputRequired(_("Choose a file."))],
        description=_(
            "CSV or XLSX with the columns “Order number”, “Carrier” and “Tracking number”, at most 2,000 parcels."
        ),
        render_kw={"accept": ACCEPT},
    )
