"""Commission rules: an ordered list, the first that matches decides; and a simulator."""

from typing import Any

from flask import Response, flash, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints import proof
from mall.blueprints.admin.commission_forms import EditRule, Simulate
from mall.blueprints.admin.commission_trials import tried
from mall.blueprints.admin.front import admin, me, offer
from mall.domain import catalog, ledger, people, stores
from mall.domain.people import AdminRight
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/commission-rules")
@right_door(AdminRight.EDIT_COMMISSION)
def rule_index() -> Response:
    """The list in its order, and what a sale would owe."""
    simulate = Simulate.from_query()
    return page(
        "admin/commission/index.html",
        rules=ledger.all_rules(),
        stores={store.id: store for store in stores.every_store()},
        categories={category.id: category for category in catalog.category_tree()},
        simulate=simulate,
        trial=tried(simulate) if request.args else None,
        form=EditRule.fresh(version="0"),
        changes=(changes := ledger.rule_changes()),
        people=people.people_by_id(filter(None, (each.proposed_by for each in changes))),
    )


@admin.get("/commission-rules/<int:rule_id>")
@right_door(AdminRight.EDIT_COMMISSION)
def rule(rule_id: int) -> Response:
    """One rule to change."""
    found = ledger.rule_by_id(rule_id)
    form = EditRule.fresh(
        name_zh=found.name.get("zh", ""),
        name_en=found.name.get("en", ""),
        store=str(found.store_id or ""),
        category=str(found.category_id or ""),
        store_mode=found.store_mode or "",
        rate=found.rate_bp,
        fixed=found.fixed,
        minimum=found.minimum,
        is_active=found.is_active,
        version=str(found.version),
    )
    return page("admin/commission/edit.html", rule=found, form=form)


@admin.post("/commission-rules")
@proof.fresh
@right_door(AdminRight.EDIT_COMMISSION)
@again(rule_index)
def add_rule() -> AnyResponse:
    """The first of two: a new rule, above the one that matches everything."""
    ledger.propose_rule_change(me(), "add", **values_of(EditRule.posted().checked()))
    return proposed()


@admin.post("/commission-rules/<int:rule_id>")
@proof.fresh
@right_door(AdminRight.EDIT_COMMISSION)
@again(rule)
def edit_rule(rule_id: int) -> AnyResponse:
    """The first of two: other figures, once they are approved; what was sold keeps what it was sold under."""
    typed = EditRule.posted().checked()
    ledger.propose_rule_change(me(), "edit", ledger.rule_by_id(rule_id), int(typed.version), **values_of(typed))
    return proposed()


@admin.post("/commission-rules/<int:rule_id>/rise")
@proof.fresh
@right_door(AdminRight.EDIT_COMMISSION)
@again(rule_index)
def rise(rule_id: int) -> AnyResponse:
    """One place up."""
    ledger.propose_rule_change(me(), "up", ledger.rule_by_id(rule_id))
    return proposed()


@admin.post("/commission-rules/<int:rule_id>/descent")
@proof.fresh
@right_door(AdminRight.EDIT_COMMISSION)
@again(rule_index)
def descend(rule_id: int) -> AnyResponse:
    """One place down."""
    ledger.propose_rule_change(me(), "down", ledger.rule_by_id(rule_id))
    return proposed()


def proposed() -> AnyResponse:
    """Back to the list, where a colleague finds it."""
    flash(gettext("Proposed. Another person has to approve it."))
    return reply(url_for(".rule_index"))


def values_of(typed: Any) -> dict[str, Any]:
    """The form's values as the rule's columns."""
    return {
        "name": {"zh": typed.name_zh or typed.name_en, "en": typed.name_en},
        "store_id": int(typed.store) if typed.store else None,
        "category_id": int(typed.category) if typed.category else None,
        "store_mode": typed.store_mode or None,
        "rate_bp": typed.rate,
        "fixed": typed.fixed or 0,
        "minimum": typed.minimum or 0,
        "is_active": typed.is_active,
    }


offer("rule_index", _("Commission"), AdminRight.EDIT_COMMISSION)
