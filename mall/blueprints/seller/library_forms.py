"""The picture library's forms: sent in, found, described."""

from wtforms import StringField
from wtforms.validators import Length

from mall.blueprints.seller.pictures_forms import MAX_ALT, files_field
from mall.blueprints.text_fields import both, stripped, text_field
from mall.domain import catalog
from mall.kernel.text import _
from mall.kernel.web.forms import Form


class Found(Form):
    """What the library is narrowed down to."""

    q = StringField(_("What it shows, or its name"), [Length(max=80)], filters=[stripped])


class SendPictures(Form):
    """Several at once, described alike or one by one later."""

    files = files_field()
    alt_zh = text_field(_("What do they show, in Chinese?"), MAX_ALT)
    alt_en = text_field(
        _("What do they show, in English?"),
        MAX_ALT,
        description=_("Read out to people who cannot see them. You can say it of each one later."),
    )

    def alt(self) -> dict[str, str]:
        """In the languages in which it was said."""
        return both(self.alt_zh.data, self.alt_en.data)


class Describe(Form):
    """One picture's words, and its name."""

    alt_zh = text_field(_("What it shows, in Chinese"), MAX_ALT)
    alt_en = text_field(
        _("What it shows, in English"), MAX_ALT, description=_("Read out to people who cannot see the picture.")
    )
    name = text_field(_("Name"), catalog.MAX_FILE_NAME, description=_("To find it by. Shoppers do not see it."))

    def alt(self) -> dict[str, str]:
        """In the languages in which it was said."""
        return both(self.alt_zh.data, self.alt_en.data)
