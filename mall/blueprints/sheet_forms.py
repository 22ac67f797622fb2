"""A form that takes a sheet, for every front."""

from werkzeug.datastructures import FileStorage
from wtforms import FileField

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
