"""Fields for text in two languages, for the fronts where people write it."""

from typing import Any

from wtforms import Field, StringField
from wtforms.validators import Length

from mall.kernel.text import _


def stripped(typed: Any) -> Any:
    """What was typed without the spaces around it."""
    return typed.strip() if isinstance(typed, str) else typed


def one_language(zh: Field, en: Field) -> None:
    """Say it in at least one of the two languages. Marks the first field."""
    if not (zh.data or en.data):
        zh.errors = (*zh.errors, _("Write it in at least one of the two languages."))


def both(zh: str | None, en: str | None) -> dict[str, str]:
    """Text in two languages as it is stored; a language that was left out is not there."""
    return {key: text for key, text in (("zh", zh), ("en", en)) if text}


def text_field(label: Any, limit: int, *validators: Any, **kwargs: Any) -> StringField:
    """One line."""
    return StringField(label, [*validators, Length(max=limit)], filters=[stripped], **kwargs)
