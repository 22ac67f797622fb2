"""Payouts to be given to the bank, and the file that comes back."""

from wtforms import FileField, SelectMultipleField, ValidationError
from wtforms.validators import InputRequired

from mall.blueprints.sheet_forms import ACCEPT, Sheet
from mall.domain import ledger
from mall.kernel.text import _
from mall.kernel.web.forms import Form


class Gather(Form):
    """The ticked ones of those that wait."""

    has_places = False

    payout = SelectMultipleField(
        _("Payouts"),
        [InputRequired(_("Tick at least one payout."))],
        coerce=int,
        validate_choice=False,  # one that somebody else sent meanwhile is refused by the verb, in its own words
    )

    def validate_payout(self, field: SelectMultipleField) -> None:
        """No more than one batch takes, and numbers that rows can have."""
        field.data = [each for each in field.data or [] if 0 < each < 2**63]
        if not field.data or len(field.data) > ledger.MOST:
            raise ValidationError(_("Tick between one payout and %(count)s.", count=ledger.MOST))


class Answer(Sheet):
    """The file alone."""

    file = FileField(
        _("The bank's answer"),
        [InputRequired(_("Choose a file."))],
        description=_(
            "CSV or XLSX with the columns “Payout” and “Result”; “Reference”, “Reason” and “Amount” are read too."
        ),
        render_kw={"accept": ACCEPT},
    )
