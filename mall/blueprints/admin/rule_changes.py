"""Changes of commission that one operator proposed and another decides about."""

from flask import flash, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints import proof
from mall.blueprints.admin.commission import rule_index
from mall.blueprints.admin.front import admin, me
from mall.domain import ledger
from mall.domain.people import AdminRight
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import reply


@admin.post("/rule-changes/<int:change_id>/approval")
@proof.fresh
@right_door(AdminRight.EDIT_COMMISSION)
@again(rule_index)
def approve_change(change_id: int) -> AnyResponse:
    """The second of two."""
    ledger.approve_rule_change(ledger.rule_change_by_id(change_id), me())
    flash(gettext("The rules are changed."))
    return reply(url_for(".rule_index"))


@admin.post("/rule-changes/<int:change_id>/refusal")
@right_door(AdminRight.EDIT_COMMISSION)
@again(rule_index)
def decline_change(change_id: int) -> AnyResponse:
    """The list stays as it is."""
    ledger.decline_rule_change(ledger.rule_change_by_id(change_id), me())
    flash(gettext("Declined."))
    return reply(url_for(".rule_index"))
