"""Forms: what was typed, checked in one place. A wrong form refuses; the refusal carries it back to its page."""

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any, ClassVar

from flask import g, request
from flask_wtf import FlaskForm
from markupsafe import Markup, escape
from werkzeug.datastructures import CombinedMultiDict, FileStorage, MultiDict
from wtforms import FileField, SelectChoice, widgets

from mall.kernel.refusals import Invalid
from mall.kernel.text import _


def options(pairs: Mapping[Any, Any] | Iterable[tuple[Any, Any]]) -> list[SelectChoice]:
    """What a list, radios or boxes offer, from values and their labels."""
    return [SelectChoice(value, label) for value, label in (pairs.items() if isinstance(pairs, Mapping) else pairs)]


class Select(widgets.Select):
    """A list that writes its options at once: all countries, one by one through WTForms, were a third of a checkout.

    `required` belongs only to a list that begins with an empty choice: of every other one something is always chosen.
    """

    def __call__(self, field: Any, **kwargs: Any) -> Markup:
        first = next(iter(field.choices or ()), None)
        value = first[0] if isinstance(first, tuple) else getattr(first, "value", first)
        if value not in ("", None) and not self.multiple:
            kwargs.setdefault("required", False)
        return Markup(super().__call__(field, **kwargs))  # noqa: S704

    @classmethod
    def render_option(cls, choice: Any, **kwargs: Any) -> Markup:
        if kwargs or choice.render_kw or isinstance(choice.value, bool):
            return Markup(super().render_option(choice, **kwargs))  # noqa: S704
        mark = "selected " if choice.selected else ""
        label = escape(choice.label or choice.value)
        return Markup(f'<option {mark}value="{escape(choice.value)}">{label}</option>')  # noqa: S704


class Form(FlaskForm):
    """A form with a token. `fresh()` shows it, `checked()` takes it.

    `has_places` says that the page that shows it again holds its fields under their ids: the summary of what was wrong
    leads to them. `by_row` are the beginnings of fields that are named by somebody's rows (units_7): one that is sent and
    that the form does not have names a row that is gone, or another's, and is refused. Of other fields that it does not
    know a form takes no notice: browsers and proxies add theirs.
    """

    has_places = True
    by_row: ClassVar[tuple[str, ...]] = ()

    class Meta(FlaskForm.Meta):
        def render_field(self, field: Any, render_kw: Any) -> Any:
            if type(field.widget) is widgets.Select:
                field.widget = Select(multiple=field.widget.multiple)
            return super().render_field(field, render_kw)

    @classmethod
    def fresh(cls, prefix: str = "", **values: Any) -> Any:
        """The form for a page: as it was refused or as it was typed when its verb refused, else with these values."""
        refusal = g.get("refusal")
        refused = getattr(refusal, "form", None)
        if type(refused) is cls:
            return refused
        if refusal is not None and refused is None and cls._was_posted():
            return cls.posted(**values)
        return cls(formdata=None, data=values, prefix=prefix)

    @classmethod
    def _was_posted(cls) -> bool:
        """Whether the request carries a field of this form."""
        names = {name for name, _field in cls(formdata=None)._fields.items() if name != "csrf_token"}
        return any(name in request.form for name in names)

    @classmethod
    def from_query(cls, **values: Any) -> Any:
        """The form filled from the query string: for searches and filters, which change nothing."""
        return cls(formdata=request.args, data=values)

    @classmethod
    def posted(cls, **values: Any) -> Any:
        """The form filled from the request's body and files, over these defaults."""
        return cls(formdata=CombinedMultiDict([request.form, cls._uploads()]), data=values)

    @classmethod
    def _uploads(cls) -> MultiDict[str, FileStorage]:
        """The files that came for fields that take one: a file for any other field is as good as nothing."""
        if not request.files:
            return MultiDict()
        fields = cls(formdata=None)._fields
        return MultiDict(
            (name, file) for name, file in request.files.items(multi=True) if isinstance(fields.get(name), FileField)
        )

    def checked(self) -> Any:
        """The typed values as attributes. Raises Invalid, which carries this form with its errors."""
        if any(name.startswith(self.by_row) and name not in self for name in request.form):
            raise Invalid(self, _("Something in this form is no longer there. Look at what is left and send it again."))
        if not self.validate():
            raise Invalid(self)
        return SimpleNamespace(**{name: value for name, value in self.data.items() if name != "csrf_token"})

    def refuse(self, field: str, message: Any) -> Invalid:
        """An Invalid that blames one field, for what only a verb can find out. Raise it."""
        self[field].errors = [*self[field].errors, message]
        return Invalid(self)


class PublicForm(Form):
    """A form on a cacheable page: no token in it, guarded by the request's origin (doors.token_free)."""

    class Meta(Form.Meta):
        csrf = False


def shown(form_class: type[Form], **values: Any) -> Any:
    """Form.fresh for a class that is made anew for each request: a refused form is known by its class's name."""
    refused = getattr(g.get("refusal"), "form", None)
    return refused if type(refused).__name__ == form_class.__name__ else form_class.fresh(**values)
