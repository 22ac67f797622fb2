"""Goods: the list, a draft, its words, and the steps of its life."""

import uuid
from typing import Any

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.moment_fields import as_moment, as_typed
from mall.blueprints.seller.batches_forms import DEEDS
from mall.blueprints.seller.edits import product_here, reason_for, write
from mall.blueprints.seller.front import me, offer, seller
from mall.blueprints.seller.products_forms import (
    Filter,
    Hours,
    NewProduct,
    Terms,
    Words,
    brand_choices,
    category_choices,
    own_category_choices,
    template_choices,
    values_of,
    words_of,
)
from mall.domain import catalog, delivery, stock
from mall.domain.stores import StoreRight
from mall.kernel import ids
from mall.kernel.text import _, slug
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.forms import shown
from mall.kernel.web.reply import page, reply
from mall.models import CategoryAttribute, Product

TABS = (
    ("", _("All")),
    ("published", _("On sale")),
    ("draft", _("Drafts")),
    ("in_review", _("In review")),
    ("withdrawn", _("Withdrawn")),
    ("blocked", _("Blocked")),
)
NO_WAY = {
    "by_courier": _("Your store delivers nowhere itself. Add a delivery zone beside your freight templates first."),
    "by_pickup": _("Your store hands out no goods. Say so in its address first."),
}
EDITS = {"refused": _("Sent back"), "submitted": _("In review"), "draft": _("Not submitted")}


@seller.get("/products")
@right_door(StoreRight.EDIT_GOODS)
def products() -> Response:
    """The store's goods, narrowed down and sorted, each with a box to choose it by."""
    form = Filter.from_query()
    form.category.choices = own_category_choices(catalog.categories_for(g.store))
    wanted = form.wanted(dict(TABS), EDITS)
    sought = catalog.Sought(**wanted, among=stock.low_products(g.store) if form.stock.data == "low" else None)
    found = catalog.products_for(g.store, sought, form.order, request.args.get("after"))
    return page(
        "seller/products/index.html",
        form=form,
        sought=sought,
        kept=form.kept(),
        tabs=TABS,
        edits=EDITS,
        counts=catalog.product_counts_for(g.store),
        products=found,
        states=catalog.edit_states_for(g.store, [row.id for row in found.items]),
        chosen=set(request.form.getlist("product")),
        all_chosen="all" in request.args,
        deeds=DEEDS,
    )


@seller.get("/products/new")
@right_door(StoreRight.EDIT_GOODS)
def new_product() -> Response:
    """Ask for the least."""
    return page("seller/products/new.html", form=with_categories(NewProduct.fresh()))


@seller.post("/products")
@right_door(StoreRight.EDIT_GOODS)
@again(new_product)
def add_product() -> AnyResponse:
    """Write the draft and lead to where the rest is said."""
    form = with_categories(NewProduct.posted())
    typed, handle = form.checked(), free_handle(form.title_en.data)
    skus = [catalog.SkuDraft(code=handle, values=(), price=typed.price)] if typed.price else []
    product = catalog.write_product(g.store, me(), handle, form.payload(), skus)
    return reply(url_for(".product", public_id=product.public_id))


@seller.get("/products/<uuid:public_id>")
@right_door(StoreRight.EDIT_GOODS)
def product(public_id: uuid.UUID) -> Response:
    """Everything about it at a glance, and what may be done now."""
    here = product_here(public_id)
    edit = catalog.edit_of(here)
    skus = [sku for sku in here.skus if sku.is_active]
    priced = [sku for sku in skus if sku.prices]
    return page(
        "seller/products/show.html",
        product=here,
        edit=edit,
        reason=reason_for(edit),
        skus=skus,
        left=stock.available(sku.id for sku in skus),
        hours=Hours.fresh(goes_on_at=as_typed(here.goes_on_at), comes_off_at=as_typed(here.comes_off_at)),
        obstacles=catalog.obstacles(edit.payload, len(skus), len(priced)) if edit.can_be_submitted else [],
        line=catalog.line_to(edit.payload["category_id"]),
        form=terms_form(here),
    )


@seller.get("/products/<uuid:public_id>/edit")
@right_door(StoreRight.EDIT_GOODS)
def edit_page(public_id: uuid.UUID) -> Response:
    """The form with what was last written; beside it, why it was sent back."""
    here = product_here(public_id)
    edit = catalog.edit_of(here)
    form = words_form(edit)
    return page("seller/products/edit.html", product=here, edit=edit, reason=reason_for(edit), form=form)


@seller.post("/products/<uuid:public_id>")
@right_door(StoreRight.EDIT_GOODS)
@again(edit_page)
def edit_product(public_id: uuid.UUID) -> AnyResponse:
    """Keep the words. Another category asks other questions, so its page comes again."""
    edit = catalog.edit_of(product_here(public_id))
    form = filled_in(words_of(attributes_in(edit.payload["category_id"])).posted())
    payload = form.payload()
    if payload["category_id"] == edit.payload["category_id"]:
        write(edit, payload, form.version.data)
        flash(gettext("Saved."))
        return reply(url_for(".product", public_id=public_id))
    asked = {attribute.key for attribute in attributes_in(payload["category_id"])}
    payload["attributes"] = {key: value for key, value in payload["attributes"].items() if key in asked}
    write(edit, payload, form.version.data)
    flash(gettext("Saved. Products of this category have a few more details to fill in."))
    return reply(url_for(".edit_page", public_id=public_id))


@seller.post("/products/<uuid:public_id>/terms")
@right_door(StoreRight.EDIT_GOODS)
@again(product)
def set_terms(public_id: uuid.UUID) -> AnyResponse:
    """Choose how it is sent, by which freight template, and the most that one order may have."""
    here, form = product_here(public_id), with_templates(Terms.posted())
    typed = form.checked()
    template = delivery.template_of(g.store, int(typed.template)) if typed.template else None
    ways = typed.by_parcel, typed.by_pickup, typed.by_courier
    terms = catalog.Terms(template.id if template else None, typed.limit, *ways)
    if any(ways) and not delivery.ways(terms, delivery.methods_for(g.store)):
        wrong = "by_pickup" if terms.by_pickup else "by_courier"
        raise form.refuse(wrong, NO_WAY[wrong])
    catalog.set_terms(here, me(), terms)
    flash(gettext("Saved."))
    return reply(url_for(".product", public_id=public_id))


@seller.post("/products/<uuid:public_id>/hours")
@right_door(StoreRight.EDIT_GOODS)
@again(product)
def set_hours(public_id: uuid.UUID) -> AnyResponse:
    """Choose when it goes on sale and comes off by itself."""
    typed = Hours.posted().checked()
    catalog.schedule(product_here(public_id), me(), as_moment(typed.goes_on_at), as_moment(typed.comes_off_at))
    flash(gettext("Saved."))
    return reply(url_for(".product", public_id=public_id))


@seller.post("/products/<uuid:public_id>/copies")
@right_door(StoreRight.EDIT_GOODS)
@again(product)
def copy_product(public_id: uuid.UUID) -> AnyResponse:
    """Begin another one with everything that this one says."""
    here = product_here(public_id)
    copy = catalog.duplicate(here, me(), free_handle(here.handle))
    flash(gettext("This is the copy, a draft. Change what is different, then submit it."))
    return reply(url_for(".product", public_id=copy.public_id))


@seller.post("/products/<uuid:public_id>/submission")
@right_door(StoreRight.EDIT_GOODS)
@again(product)
def submit_product(public_id: uuid.UUID) -> AnyResponse:
    """Hand it, or what was changed in it, to the operators."""
    catalog.submit(product_here(public_id), me())
    flash(gettext("Submitted. The mall reviews it, usually within a day."))
    return reply(url_for(".product", public_id=public_id))


@seller.post("/products/<uuid:public_id>/recall")
@right_door(StoreRight.EDIT_GOODS)
@again(product)
def recall_product(public_id: uuid.UUID) -> AnyResponse:
    """Take it back before it is decided, to go on writing."""
    here = product_here(public_id)
    edit = catalog.edit_of(here)
    catalog.recall(here, me())
    write(edit, {}, here.version)
    flash(gettext("Taken back. You can go on editing."))
    return reply(url_for(".product", public_id=public_id))


@seller.post("/products/<uuid:public_id>/edit-removal")
@right_door(StoreRight.EDIT_GOODS)
@again(product)
def drop_edit(public_id: uuid.UUID) -> AnyResponse:
    """Forget what was changed and not handed in; what is live stays."""
    catalog.recall(product_here(public_id), me())
    flash(gettext("Your changes are dropped. What shoppers see has not changed."))
    return reply(url_for(".product", public_id=public_id))


@seller.post("/products/<uuid:public_id>/withdrawal")
@right_door(StoreRight.EDIT_GOODS)
@again(product)
def withdraw_product(public_id: uuid.UUID) -> AnyResponse:
    """Off the shelves."""
    catalog.withdraw(product_here(public_id), me())
    flash(gettext("It is off the shelves. Orders already placed stay as they are."))
    return reply(url_for(".product", public_id=public_id))


@seller.post("/products/<uuid:public_id>/publication")
@right_door(StoreRight.EDIT_GOODS)
@again(product)
def publish_product(public_id: uuid.UUID) -> AnyResponse:
    """Back on the shelves."""
    catalog.publish(product_here(public_id), me())
    flash(gettext("It is on sale."))
    return reply(url_for(".product", public_id=public_id))


@seller.get("/products/<uuid:public_id>/deletion")
@right_door(StoreRight.EDIT_GOODS)
def deletion_page(public_id: uuid.UUID) -> Response:
    """Ask once more."""
    return page("seller/products/delete.html", product=product_here(public_id))


@seller.post("/products/<uuid:public_id>/deletion")
@right_door(StoreRight.EDIT_GOODS)
@again(deletion_page)
def delete_product(public_id: uuid.UUID) -> AnyResponse:
    """Out of every list, for good."""
    catalog.remove(product_here(public_id), me())
    flash(gettext("It is deleted."))
    return reply(url_for(".products"))


def with_categories(form: Any) -> Any:
    """The form with the tree to choose from."""
    form.category.choices = category_choices()
    return form


def with_templates(form: Any) -> Any:
    """The form with the store's freight templates to choose from."""
    form.template.choices = template_choices(delivery.templates_for(g.store))
    return form


def words_form(edit: catalog.Edit) -> Words:
    """The form for a page; one that was just sent is filled in already."""
    form_class = words_of(attributes_in(edit.payload["category_id"]))
    form: Words = filled_in(shown(form_class, **values_of(edit.payload)))
    return form


def filled_in(form: Words) -> Words:
    """The form with the tree and the brands to choose from."""
    form.brand.choices = brand_choices(catalog.brands())
    with_categories(form)
    return form


def terms_form(here: Product) -> Terms:
    """The form as it is saved."""
    template = str(here.freight_template_id or "")
    ways: dict[str, Any] = {name: getattr(here, name) for name in ("by_parcel", "by_courier", "by_pickup")}
    form: Terms = with_templates(Terms.fresh(template=template, limit=here.order_limit, **ways))
    return form


def attributes_in(category_id: int) -> list[CategoryAttribute]:
    """What products of the category say about themselves, the inherited questions first."""
    return [attribute for category in catalog.line_to(category_id) for attribute in category.attributes]


def free_handle(title: str | None) -> str:
    """A handle from the English title, or a number, that the store has not used yet."""
    stem = slug(title or "", "", 60) or ids.code(10)
    handles = (stem, *(f"{stem}-{count}" for count in range(2, 9)))
    free = (handle for handle in handles if catalog.product_by_handle(g.store, handle) is None)
    return next(free, f"{stem}-{ids.code(8)}")


offer("seller.products", _("Products"), StoreRight.EDIT_GOODS)
