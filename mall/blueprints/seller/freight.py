"""What sending costs: a store's freight templates, and beside them the zones in which it delivers itself."""

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.seller.freight_forms import Template, values_of, with_regions
from mall.blueprints.seller.front import as_saved, offer, seller
from mall.domain import delivery
from mall.domain.stores import StoreRight
from mall.kernel import places
from mall.kernel.refusals import Stale
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@seller.get("/freight")
@right_door(StoreRight.EDIT_STORE)
def freight() -> Response:
    """All templates with their rules in words, all zones with their terms."""
    templates, zones = delivery.templates_for(g.store), delivery.zones_for(g.store)
    return page("seller/freight/index.html", templates=templates, zones=zones, regions=places.names())


@seller.get("/freight/new")
@right_door(StoreRight.EDIT_STORE)
def new_template() -> Response:
    """An empty one."""
    form = with_regions(Template.fresh(), blank=True)
    return page("seller/freight/edit.html", form=form, saved=None)


@seller.post("/freight")
@right_door(StoreRight.EDIT_STORE)
@again(new_template)
def add_template() -> AnyResponse:
    """Keep it; a store's first one is its default."""
    template = delivery.add_template(g.store, **Template.posted().fields_of_template())
    return onward(template.id)


@seller.get("/freight/<int:template_id>")
@right_door(StoreRight.EDIT_STORE)
def template(template_id: int) -> Response:
    """One as it is saved, with room for one more rule."""
    here = delivery.template_of(g.store, template_id)
    form = as_saved(Template, **values_of(here)) if is_stale() else Template.fresh(**values_of(here))
    return page("seller/freight/edit.html", form=with_regions(form, blank=True), saved=here)


@seller.post("/freight/<int:template_id>")
@right_door(StoreRight.EDIT_STORE)
@again(template)
def edit_template(template_id: int) -> AnyResponse:
    """Write it anew."""
    here, form = delivery.template_of(g.store, template_id), Template.posted()
    delivery.edit_template(here, version=form.version.data or 0, **form.fields_of_template())
    return onward(here.id)


@seller.post("/freight/<int:template_id>/default")
@right_door(StoreRight.EDIT_STORE)
@again(freight)
def choose_default(template_id: int) -> AnyResponse:
    """Goods without a template of their own take this one."""
    delivery.make_default(delivery.template_of(g.store, template_id))
    return reply(url_for(".freight"))


def onward(template_id: int) -> AnyResponse:
    """Back to the list, or to the template for one more rule."""
    flash(gettext("Saved."))
    if request.form.get("then") == "more":
        return reply(url_for(".template", template_id=template_id))
    return reply(url_for(".freight"))


def is_stale() -> bool:
    """Whether a colleague saved in between: then what she wrote is shown."""
    return isinstance(g.get("refusal"), Stale)


offer("seller.freight", _("Freight"), StoreRight.EDIT_STORE)
