"""Stores, products, people and jobs at the desk."""

from mall.domain import people
from mall.kernel import jobs
from mall.kernel.db import db
from mall.models import AuditEntry
from tests.web.admin.conftest import Desk, SignIn
from tests.world import ROBOT, World


def test_a_suspended_store_disappears_and_comes_back_as_it_was(world: World, desk: Desk) -> None:
    admission = desk("admission")
    path = f"/admin/stores/{world.green_hill.id}"
    assert admission.submit(path, "/suspension", why="Counterfeits").status_code == 303
    assert admission.get("/stores/green-hill").status_code == 404
    assert admission.submit(path, "/suspension-end", why="Cleared").status_code == 303
    assert admission.get("/stores/green-hill").status_code == 200
    hers = db.session.query(AuditEntry).filter_by(subject="store", actor_id=world.operators["admission"].id)
    deeds = [entry.action for entry in hers.order_by(AuditEntry.id)]
    assert deeds == ["store.suspend", "store.lift_suspension"]


def test_a_suspension_needs_a_reason(world: World, desk: Desk) -> None:
    path = f"/admin/stores/{world.green_hill.id}"
    assert desk("admission").submit(path, "/suspension", why="").status_code == 422
    assert desk("admission").get("/stores/green-hill").status_code == 200


def test_a_blocked_product_leaves_the_shop(world: World, desk: Desk) -> None:
    moderation = desk("moderation")
    path = f"/admin/products/{world.mug.public_id}"
    assert moderation.submit(path, "/block", why="Recall").status_code == 303
    assert moderation.get(f"/products/{world.mug.public_id}/stoneware-mug").status_code == 404
    assert moderation.submit(path, "/block-end", why="Mended").status_code == 303
    db.session.rollback()
    db.session.refresh(world.mug)
    assert world.mug.state == "withdrawn"


def test_a_blocked_person_is_signed_out(world: World, desk: Desk, signed_in: SignIn) -> None:
    alice, support = signed_in(world.alice), desk("support")
    assert alice.get("/account").status_code == 200
    support.submit(f"/admin/people/{world.alice.public_id}", "/block", why="Fraud")
    assert alice.get("/account").status_code == 303


def test_a_role_is_given_by_two_and_taken_by_one_and_bites_at_once(world: World, desk: Desk, signed_in: SignIn) -> None:
    people.grant_role(world.craig, "system", ROBOT)
    system, second, bob = desk("system"), signed_in(world.craig), signed_in(world.bob)
    path = f"/admin/people/{world.bob.public_id}"
    assert system.submit(path, "/roles", role="moderation").status_code == 303
    assert system.submit(path, "/roles", role="moderation").status_code == 409
    assert bob.get("/admin/cases").status_code == 404
    assert not any("approval" in str(form["action"]) for form in system.page("/admin/role-proposals").forms)
    proposal = people.role_proposals()[0]
    own = system.send(f"/admin/role-proposals/{proposal.id}/approval", _from="/admin/role-proposals")
    assert own.status_code == 422 and "Another person" in own.text
    assert "Proposed roles" in second.page("/admin").words
    assert second.submit("/admin/role-proposals", "/approval").status_code == 303
    assert bob.get("/admin/cases").status_code == 200
    assert system.submit(path, "/roles/moderation/removal").status_code == 303
    assert bob.get("/admin/cases").status_code == 404
    assert people.roles_of(world.bob) == []


def test_a_failed_job_is_seen_with_its_trace_and_tried_again(world: World, desk: Desk) -> None:
    jobs.later("mall.domain.orders.jobs:assume_receipt", order_id=999_999)
    db.session.commit()
    doomed = db.session.query(jobs.Job).filter_by(target="mall.domain.orders.jobs:assume_receipt").one()
    for _try in range(jobs.ATTEMPTS):
        doomed.due_at = world.alice.created_at
        db.session.commit()
        jobs.perform(doomed.id)
    system = desk("system")
    assert "NotFound" in system.page("/admin/jobs").words
    job = jobs.failed()[0]
    assert system.submit("/admin/jobs", f"/jobs/{job.id}/retry").status_code == 303
    db.session.rollback()
    db.session.refresh(job)
    assert (job.state, job.attempts) == ("waiting", 0)
