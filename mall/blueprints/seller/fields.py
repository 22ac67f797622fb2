"""Fields of merchants' forms: amounts of money, quantity tiers, rows of a table."""

from collections.abc import Sequence
from typing import Any

from wtforms import Field, FieldList, FormField, IntegerField
from wtforms.validators import NumberRange, Optional
from wtforms.widgets import TextInput

from mall.domain import catalog
from mall.kernel import money
from mall.kernel.refusals import Refusal

MAX_UNITS = 1_000_000
DECIMALS = 2


def written_amount(minor: int) -> str:
    """An amount as people write it, without needless zeros."""
    whole, rest = divmod(minor, 10**DECIMALS)
    return f"{whole}.{rest:02d}" if rest else str(whole)


class AmountField(Field):
    """Money. Its data are minor units, or None where nothing was typed."""

    widget = TextInput()

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        as_typed = {"inputmode": "decimal", "autocomplete": "off", "size": "8"}
        super().__init__(label, validators, render_kw={**as_typed, **kwargs.pop("render_kw", {})}, **kwargs)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return written_amount(self.data) if self.data is not None else ""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if typed:
            try:
                self.data = money.parse(typed)
            except money.NotAnAmount as refusal:
                raise ValueError(refusal.message) from None


class TiersField(Field):
    """Prices by quantity, as "10: 9.50, 50: 8.80". Its data are (minimum quantity, minor units), rising."""

    widget = TextInput()

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return ", ".join(f"{minimum}: {written_amount(amount)}" for minimum, amount in self.data or ())

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        try:
            self.data = catalog.parse_tiers(valuelist[0]) if valuelist else ()
        except Refusal as refusal:
            raise ValueError(refusal.message) from None


class PartField(FormField):
    """A form within a form, whose errors read as sentences."""

    @property
    def errors(self) -> tuple[str, ...]:  # type: ignore[override]
        """What is wrong, field by field."""
        return tuple(f"{field.label.text}: {error}" for field in self.form for error in field.errors)


class RowsField(FieldList):
    """A table of sub-forms, whose errors read as sentences with the row's number."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is wrong, row by row."""
        return tuple(
            f"{place}. {field.label.text}: {error}"
            for place, entry in enumerate(self.entries, 1)
            for field in entry.form
            for error in field.errors
        )

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        # A list of lists would be printed as Python writes it.
        valid = super().validate(form, extra_validators)
        self.errors = self.sentences or tuple(error for error in self.errors if isinstance(error, str))
        return bool(valid)


def count_field(label: Any, minimum: int = 0, maximum: int = MAX_UNITS, **kwargs: Any) -> IntegerField:
    """How many; may be left empty."""
    return IntegerField(
        label, [Optional(), NumberRange(minimum, maximum)], render_kw={"inputmode": "numeric"}, **kwargs
    )
