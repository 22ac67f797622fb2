"""Templates by trade: a page to begin with, whose sample words are the merchant's to replace."""

from flask import Response, g
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.editor import answer, page_here
from mall.blueprints.seller.front import me, seller
from mall.blueprints.seller.pages_forms import Templated
from mall.domain import pages
from mall.domain.stores import StoreRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page


@seller.get("/pages/<int:page_id>/template")
@right_door(StoreRight.EDIT_STORE)
def page_templates(page_id: int) -> Response:
    """The six, and what each is made of."""
    return page(
        "seller/pages/templates.html",
        page=page_here(page_id),
        presets=pages.PRESETS,
        kinds=pages.all_kinds(),
        form=Templated.fresh(),
    )


@seller.post("/pages/<int:page_id>/template")
@right_door(StoreRight.EDIT_STORE)
@again(page_templates)
def take_template(page_id: int) -> AnyResponse:
    """The draft becomes the template; the step can be undone."""
    here, typed = page_here(page_id), Templated.posted().checked()
    pages.take_preset(g.store, here, typed.base, typed.template, me())
    return answer(here, "undo", gettext("Now put in your own words and pictures."))
