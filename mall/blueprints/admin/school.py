"""What finishing the merchant school brings, and who has finished."""

from flask import Response, flash, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.admin.front import admin, me, offer
from mall.blueprints.admin.school_forms import Terms
from mall.domain import school, stores
from mall.domain.people import AdminRight
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/school")
@right_door(AdminRight.EDIT_COMMISSION)
def school_page() -> Response:
    """The terms, and the newest of those who have finished."""
    now, found = school.terms(), school.graduations(request.args.get("after"))
    return page(
        "admin/school/index.html",
        form=Terms.fresh(rate=now.rate_bp, days=now.days),
        graduations=found,
        stores=stores.stores_by_id({row.store_id for row in found.items}),
    )


@admin.post("/school")
@right_door(AdminRight.EDIT_COMMISSION)
@again(school_page)
def set_terms() -> AnyResponse:
    """From now on."""
    typed = Terms.posted().checked()
    school.set_terms(typed.rate, typed.days, me())
    flash(gettext("Saved."))
    return reply(url_for(".school_page"))


offer("school_page", _("Merchant school"), AdminRight.EDIT_COMMISSION)
