"""What is liked and followed. Public forms: they stand on pages that many read."""

import uuid

from wtforms import Field, StringField, ValidationError
from wtforms.validators import InputRequired

from mall.kernel.text import _
from mall.kernel.web.forms import PublicForm


class Like(PublicForm):
    """A product by its public id."""

    has_places = False

    product = StringField(_("Product"), [InputRequired()])

    def validate_product(self, field: Field) -> None:
        """Turn the text into a UUID."""
        try:
            field.data = uuid.UUID(field.data)
        except ValueError:
            raise ValidationError(_("Choose a product.")) from None


class Follow(PublicForm):
    """A store by the name in its address."""

    has_places = False

    store = StringField(_("Store"), [InputRequired()])
