"""People: find, block, let back in; give and take roles at this desk."""

import uuid

from flask import Response, flash, g, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints import proof
from mall.blueprints.admin.front import admin, me, offer
from mall.blueprints.admin.people_forms import GrantRole
from mall.blueprints.admin.reasons import Why
from mall.domain import orders, people, stores
from mall.domain.people import AdminRight
from mall.kernel.states import changes_of
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/people")
@right_door(AdminRight.MANAGE_PEOPLE)
def person_index() -> Response:
    """Found by name, e-mail address or number; without words the newest."""
    text = request.args.get("q", "").strip()[:80]
    return page("admin/people/index.html", people=people.find(text, request.args.get("after")), text=text)


@admin.get("/people/<uuid:public_id>")
@right_door(AdminRight.MANAGE_PEOPLE)
def person(public_id: uuid.UUID) -> Response:
    """One person: contacts masked, orders counted, stores, roles."""
    found = people.person_of(public_id)
    return page(
        "admin/people/show.html",
        person=found,
        contacts=[people.masked(each.contact) for each in people.contacts_for(found)],
        orders=orders.counts_for(orders.Buyer(found.id)),
        stores=stores.stores_for(found.id),
        roles=people.roles_of(found),
        history=changes_of(found),
        form=Why.fresh(),
        grant=GrantRole.fresh(),
        has_second_factor=people.has_second_factor(found),
        may_grant=AdminRight.GRANT_RIGHTS in g.rights,
    )


@admin.post("/people/<uuid:public_id>/block")
@right_door(AdminRight.MANAGE_PEOPLE)
@again(person)
def block_person(public_id: uuid.UUID) -> AnyResponse:
    """End her sessions and let her in no more."""
    people.block(people.person_of(public_id), me(), Why.posted().checked().why)
    flash(gettext("The account is blocked."))
    return reply(url_for(".person", public_id=public_id))


@admin.post("/people/<uuid:public_id>/block-end")
@right_door(AdminRight.MANAGE_PEOPLE)
@again(person)
def unblock_person(public_id: uuid.UUID) -> AnyResponse:
    """Let her in again."""
    people.unblock(people.person_of(public_id), me(), Why.posted().checked().why)
    flash(gettext("The account is unblocked."))
    return reply(url_for(".person", public_id=public_id))


@admin.post("/people/<uuid:public_id>/second-factor-removal")
@proof.fresh
@right_door(AdminRight.GRANT_RIGHTS)
@again(person)
def take_second_factor(public_id: uuid.UUID) -> AnyResponse:
    """For somebody who lost app and recovery codes; she is told by letter."""
    people.take_second_factor(people.person_of(public_id), me(), Why.posted().checked().why)
    flash(gettext("The second factor is removed."))
    return reply(url_for(".person", public_id=public_id))


@admin.post("/people/<uuid:public_id>/roles")
@proof.fresh
@right_door(AdminRight.GRANT_RIGHTS)
@again(person)
def propose_role(public_id: uuid.UUID) -> AnyResponse:
    """The first of two: a role at this desk."""
    people.propose_role(people.person_of(public_id), GrantRole.posted().checked().role, me())
    flash(gettext("Proposed. Another person has to approve it."))
    return reply(url_for(".person", public_id=public_id))


@admin.post("/people/<uuid:public_id>/roles/<role>/removal")
@proof.fresh
@right_door(AdminRight.GRANT_RIGHTS)
@again(person)
def revoke(public_id: uuid.UUID, role: str) -> AnyResponse:
    """Take a role; it bites at the next request."""
    people.revoke_role(people.person_of(public_id), role, me())
    return reply(url_for(".person", public_id=public_id))


offer("person_index", _("People"), AdminRight.MANAGE_PEOPLE)
