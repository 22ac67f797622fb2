"""Opening a store: a wizard that can be left and taken up again, and what the mall answered."""

import uuid
from typing import Any

from flask import Response, flash, g, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.place_fields import asked_for
from mall.blueprints.shop.account import offer
from mall.blueprints.shop.applications_forms import BusinessStep, ContactStep, DocumentStep, Step, StoreStep
from mall.blueprints.shop.front import shop
from mall.domain import catalog, moderation, stores
from mall.kernel import images, places
from mall.kernel.actors import Actor
from mall.kernel.refusals import NotFound
from mall.kernel.text import _, local
from mall.kernel.web.doors import again, member_door, open_door
from mall.kernel.web.i18n import language
from mall.kernel.web.reply import page, private_picture, reply
from mall.models import StoreApplication

STEPS = (
    ("store", _("Your store")),
    ("business", _("Your business")),
    ("contact", _("Contact and place")),
    ("documents", _("Documents")),
    ("check", _("Check and submit")),
)
FORMS: dict[str, type[Step]] = {"store": StoreStep, "business": BusinessStep, "contact": ContactStep}
OPEN = (stores.ApplicationState.DRAFT, stores.ApplicationState.NEEDS_CHANGES)


@shop.get("/apply")
@open_door
def apply() -> Response:
    """What it takes to open a store, and what became of one's applications."""
    mine = stores.applications_for(g.person.id) if g.person else []
    return page(
        "shop/applications/index.html",
        applications=mine,
        draft=next((row for row in mine if row.state in OPEN), None),
        reasons=moderation.REASONS,
        shops=stores.stores_by_id({row.store_id for row in mine if row.store_id}),
    )


@shop.post("/apply")
@member_door
@again(apply)
def begin_application() -> AnyResponse:
    """Begin, or take up what was begun."""
    application = stores.start_application(g.person.id, me())
    step = next((name for name, _label in STEPS if missing(application, name)), "check")
    return reply(url_for(".application_step", public_id=application.public_id, step=step))


@shop.get("/apply/<uuid:public_id>/<step>")
@member_door
def application_step(public_id: uuid.UUID, step: str) -> Response:
    """A page of questions; all of them can be gone back to until it is handed in."""
    here = my_application(public_id)
    if step not in FORMS:
        raise NotFound
    return step_page(here, step, shown_form(here, step)) if here.state in OPEN else check_page(public_id)


@shop.post("/apply/<uuid:public_id>/<step>")
@member_door
@again(application_step)
def answer_step(public_id: uuid.UUID, step: str) -> AnyResponse:
    """Keep the answers and lead on; a page that asks for a list of places keeps nothing yet."""
    here = my_application(public_id)
    if step not in FORMS:
        raise NotFound
    form = with_trades(FORMS[step].posted())
    if isinstance(form, ContactStep) and form.wants_lists():
        return step_page(here, step, form)
    stores.answer(here, form.answers())
    return reply(url_for(".application_step", public_id=public_id, step=after(step)))


@shop.get("/apply/<uuid:public_id>/documents")
@member_door
def documents_page(public_id: uuid.UUID) -> Response:
    """What was sent, and a place for what is missing."""
    here = my_application(public_id)
    if here.state not in OPEN:
        return check_page(public_id)
    return page("shop/applications/documents.html", form=DocumentStep.fresh(), **frame(here, "documents"))


@shop.post("/apply/<uuid:public_id>/documents")
@member_door
@again(documents_page)
def send_documents(public_id: uuid.UUID) -> AnyResponse:
    """Take the pictures in, cleaned of what cameras write, where only operators and the applicant reach them."""
    here = my_application(public_id)
    for kind, content in DocumentStep.posted().files().items():
        stores.attach_document(here, kind, images.legible(content), "jpg")
    return reply(url_for(".documents_page", public_id=public_id))


@shop.get("/apply/<uuid:public_id>/documents/<int:document_id>")
@member_door
def application_document(public_id: uuid.UUID, document_id: int) -> Response:
    """A document, for whoever sent it."""
    here = my_application(public_id)
    document = next((row for row in here.documents if row.id == document_id), None)
    if document is None:
        raise NotFound
    return private_picture(document.key)


@shop.get("/apply/<uuid:public_id>/check")
@member_door
def check_page(public_id: uuid.UUID) -> Response:
    """Everything once more; to hand in, or only to look at."""
    here = my_application(public_id)
    return page(
        "shop/applications/show.html",
        place=places.full_name(here.answers.get("region_id")),
        trades=dict(trade_choices()),
        is_open=here.state in OPEN,
        is_complete=not stores.missing_answers(here.answers, {row.kind for row in here.documents}),
        **frame(here, "check"),
    )


@shop.post("/apply/<uuid:public_id>/submission")
@member_door
@again(check_page)
def submit_application(public_id: uuid.UUID) -> AnyResponse:
    """Hand it in."""
    stores.submit_application(my_application(public_id), me())
    flash(gettext("Submitted. The mall answers within two working days."))
    return reply(url_for(".apply"))


@shop.post("/apply/<uuid:public_id>/withdrawal")
@member_door
@again(apply)
def withdraw_application(public_id: uuid.UUID) -> AnyResponse:
    """Give it up."""
    stores.withdraw_application(my_application(public_id), me())
    flash(gettext("Your application is withdrawn."))
    return reply(url_for(".apply"))


def my_application(public_id: uuid.UUID) -> StoreApplication:
    """The asker's application, or NotFound."""
    return stores.application_of(g.person.id, public_id)


def me() -> Actor:
    """Who applies."""
    return Actor("person", g.person.id)


def step_page(here: StoreApplication, step: str, form: Any) -> Response:
    """A step that is a form."""
    return page("shop/applications/edit.html", form=form, **frame(here, step))


def frame(here: StoreApplication, step: str) -> dict[str, Any]:
    """What every page of the wizard shows: the steps, which of them are done, and why it came back, if it did."""
    return {
        "application": here,
        "step": step,
        "steps": [(name, label, not missing(here, name)) for name, label in STEPS[:-1]] + [(*STEPS[-1], False)],
        "reason": moderation.REASONS.get(here.reason_code, "") if here.state != stores.ApplicationState.DRAFT else "",
        "heading": dict(STEPS)[step],
    }


def shown_form(here: StoreApplication, step: str) -> Any:
    """The form as it was refused, as htmx asks for it, or as it is kept."""
    form_class = FORMS[step]
    if step == "contact" and asked_for():
        return form_class.from_query()
    values = {**here.answers, "district": str(here.answers.get("region_id") or "")}
    return with_trades(form_class.fresh(**values))


def with_trades(form: Any) -> Any:
    """The form with the mall's trades to choose from, where it asks for one."""
    if isinstance(form, StoreStep):
        form.trade.choices = [("", _("Choose …")), *trade_choices()]
    return form


def trade_choices() -> list[tuple[str, str]]:
    """The roots of the category tree."""
    return [(root.slug, local(root.name, language())) for root in catalog.children_of(None)]


def missing(here: StoreApplication, step: str) -> bool:
    """Whether a step still lacks something that is required."""
    if step == "documents":
        return not set(stores.DOCUMENTS) <= {row.kind for row in here.documents}
    return any(not here.answers.get(name) for name in stores.STEPS.get(step, ()))


def after(step: str) -> str:
    """The step after this one."""
    names = [name for name, _label in STEPS]
    return names[names.index(step) + 1]


offer("seller.index", _("Seller centre"), icon="ui-store")
