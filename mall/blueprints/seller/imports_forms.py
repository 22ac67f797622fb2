"""A sheet as it is sent in."""

from wtforms import BooleanField, FileField, SelectField
from wtforms.validators import InputRequired

from mall.blueprints.sheet_forms import ACCEPT, Sheet
from mall.kernel.text import _


class Upload(Sheet):
    """The file, and what to do about what it leaves open."""

    file = FileField(
        _("Sheet"),
        [InputRequired(_("Choose a file."))],
        description=_("CSV or XLSX, at most 20 MB and 50,000 lines: a product export of Shopify, or our template."),
        render_kw={"accept": ACCEPT},
    )
    category = SelectField(
        _("Category of products whose own is not known here"),
        default="",
        description=_("Without one, such products are left out."),
    )
    submits = BooleanField(_("Submit products for review as soon as they are complete"))
