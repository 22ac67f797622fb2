"""Roles at this desk that one operator proposed and another approves."""

from flask import Response, flash, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints import proof
from mall.blueprints.admin.front import admin, me, offer
from mall.blueprints.admin.people_forms import NAMES
from mall.domain import people
from mall.domain.people import AdminRight
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/role-proposals")
@right_door(AdminRight.GRANT_RIGHTS)
def role_index() -> Response:
    """What waits for a second person."""
    found = people.role_proposals()
    concerned = people.people_by_id({key for each in found for key in (each.person_id, each.proposed_by)})
    return page("admin/roles/index.html", proposals=found, people=concerned, names=NAMES)


@admin.post("/role-proposals/<int:proposal_id>/approval")
@proof.fresh
@right_door(AdminRight.GRANT_RIGHTS)
@again(role_index)
def approve_role(proposal_id: int) -> AnyResponse:
    """The second of two."""
    people.approve_role(people.role_proposal_by_id(proposal_id), me())
    flash(gettext("The role is given."))
    return reply(url_for(".role_index"))


@admin.post("/role-proposals/<int:proposal_id>/refusal")
@right_door(AdminRight.GRANT_RIGHTS)
@again(role_index)
def decline_role(proposal_id: int) -> AnyResponse:
    """It comes to nothing."""
    people.decline_role(people.role_proposal_by_id(proposal_id), me())
    flash(gettext("Declined."))
    return reply(url_for(".role_index"))


offer("role_index", _("Proposed roles"), AdminRight.GRANT_RIGHTS)
