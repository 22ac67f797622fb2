"""A sheet as it is sent in."""

from werkzeug.datastructures import FileStorage
from wtforms import BooleanField, FileField, SelectField
from wtforms.validators import InputRequired

from mall.kernel.text import _
from mall.kernel.web.forms import Form

ACCEPT = ".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Sheet(Form):
    """A form with a file."""

    file: FileField

    def sheet(self) -> tuple[bytes, str]:
        """The file's bytes and name. Raises Invalid when there is none."""
        self.checked()
        file = self.file.data
        if not isinstance(file, FileStorage):
            raise self.refuse("file", _("Choose a file."))
        return file.read(), file.filename or ""


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
