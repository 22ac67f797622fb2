"""The queue: decide, go on, be told when somebody was quicker."""

from mall.domain import catalog, moderation, stores
from mall.kernel.db import db
from mall.models import Case, Product
from tests.browser import filled
from tests.web.admin.conftest import Desk
from tests.world import ROBOT, World


def edited(world: World, title: str) -> Case:
    """Green Hill's mug with a new title, waiting for a decision."""
    mug = catalog.product_of(world.green_hill, world.mug.public_id)
    catalog.revise(mug, {"title": {"zh": "杯", "en": title}}, ROBOT, mug.version)
    catalog.submit(mug, ROBOT)
    db.session.commit()
    return moderation.open_cases("product_revision").items[0]


def title_of(product: Product) -> str:
    db.session.rollback()
    db.session.refresh(product)
    return product.title["en"]


def test_the_live_product_keeps_selling_while_its_edit_is_reviewed(world: World, desk: Desk) -> None:
    case = edited(world, "Better mug")
    assert title_of(world.mug) == "Stoneware mug" and world.mug.is_published
    page = desk("moderation").page(f"/admin/cases/{case.id}")
    assert "Better mug" in page.words and "Stoneware mug" in page.words


def test_an_approved_edit_is_live_and_the_queue_goes_on(world: World, desk: Desk) -> None:
    case, browser = edited(world, "Better mug"), desk("moderation")
    answer = browser.submit(f"/admin/cases/{case.id}", "/decision", verdict="approve")
    assert answer.location == "/admin/cases?kind=product_revision"
    assert title_of(world.mug) == "Better mug"


def test_a_refused_edit_needs_a_reason_and_changes_nothing(world: World, desk: Desk) -> None:
    case, browser = edited(world, "Call 13800138000"), desk("moderation")
    assert browser.submit(f"/admin/cases/{case.id}", "/decision", verdict="refuse").status_code == 422
    answer = browser.submit(
        f"/admin/cases/{case.id}", "/decision", verdict="refuse", reason_code="contact_details", message="No numbers."
    )
    assert answer.status_code == 303 and title_of(world.mug) == "Stoneware mug"
    revision = catalog.last_revision(world.mug)
    assert revision and (revision.state, revision.reason_code) == ("refused", "contact_details")


def test_the_second_of_two_operators_is_told(world: World, desk: Desk) -> None:
    case, browser = edited(world, "Better mug"), desk("moderation")
    fields, action = filled(browser.page(f"/admin/cases/{case.id}"), "/decision")
    assert browser.post(action, data={**fields, "verdict": "approve"}).status_code == 303
    late = browser.post(action, data={**fields, "verdict": "refuse", "reason_code": "other"})
    assert late.status_code == 409 and title_of(world.mug) == "Better mug"


def test_many_are_decided_at_once_each_with_its_outcome(world: World, desk: Desk) -> None:
    case = edited(world, "Better mug")
    answer = desk("moderation").submit(
        "/admin/cases", "/cases/decisions", verdict="approve", case=[str(case.id), "999999", "x"]
    )
    assert answer.status_code == 200 and title_of(world.mug) == "Better mug"
    assert "done" in answer.text


def test_nobody_decides_what_is_not_hers(world: World, desk: Desk) -> None:
    case = edited(world, "Better mug")
    assert desk("admission").get(f"/admin/cases/{case.id}").status_code == 403
    assert desk("moderation").get("/admin/cases/999999").status_code == 404
    assert desk("moderation").get("/admin/cases?kind=store_application").status_code == 404


def test_a_refused_application_that_can_be_mended_goes_back(world: World, desk: Desk) -> None:
    application = stores.start_application(world.alice.id, ROBOT)
    stores.answer(application, {name: "x" for names in stores.STEPS.values() for name in names} | {"region_id": 330106})
    stores.attach_document(application, "licence", b"scan", "jpg")
    stores.submit_application(application, ROBOT)
    db.session.commit()
    case = moderation.open_cases("store_application").items[0]
    desk("admission").submit(
        f"/admin/cases/{case.id}", "/decision", verdict="refuse", reason_code="licence", message="Unreadable."
    )
    db.session.rollback()
    db.session.refresh(application)
    assert (application.state, application.message) == ("needs_changes", "Unreadable.")
