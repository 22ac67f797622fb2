"""The merchant school: lessons that tick themselves, and what finishing brings."""

from flask import Response, flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.front import may, me, offer, seller
from mall.blueprints.seller.lessons import LESSONS
from mall.domain import school
from mall.domain.stores import StoreRight
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@seller.get("/school")
@right_door(StoreRight.LOOK)
def school_page() -> Response:
    """Every lesson with where it is done; the way to the holiday at the end."""
    return page(
        "seller/school/index.html",
        lessons=LESSONS,
        done=school.done_by(g.store),
        graduation=school.graduation_of(g.store),
        terms=school.terms(),
        may_graduate=may(StoreRight.EDIT_STORE),
    )


@seller.post("/school/graduation")
@right_door(StoreRight.EDIT_STORE)
@again(school_page)
def graduate() -> AnyResponse:
    """All done: ask for the holiday."""
    school.graduate(g.store, me())
    flash(gettext("Well done! Your fee holiday begins within a minute."))
    return reply(url_for(".school_page"))


offer("seller.school_page", _("Merchant school"), StoreRight.LOOK)
