"""Deposits and fees of stores: required, asked for, confirmed when they came; taken and given back by two people."""

from flask import Response, flash, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints import proof
from mall.blueprints.admin.deposits_forms import Claim, Fee, Require
from mall.blueprints.admin.front import admin, me, offer
from mall.blueprints.admin.reasons import Reference, Why
from mall.domain import ledger, stores
from mall.domain.people import AdminRight
from mall.kernel import clock
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/deposits")
@right_door(AdminRight.SETTLE)
def deposit_index() -> Response:
    """What stores have not paid yet, and every store with what is required of it."""
    return page(
        "admin/deposits/index.html",
        charges=ledger.waiting_charges(),
        required=ledger.required_deposits(),
        stores={store.id: store for store in stores.every_store()},
    )


@admin.get("/deposits/<int:store_id>")
@right_door(AdminRight.SETTLE)
def deposit(store_id: int) -> Response:
    """One store's deposit and fees."""
    store = stores.store_by_id(store_id)
    figures = ledger.deposit_figures(store.id, store.currency)
    today = clock.now().date()
    return page(
        "admin/deposits/show.html",
        store=store,
        figures=figures,
        charges=ledger.charges_for(store.id),
        claims=ledger.claims_for(store.id),
        require=Require.fresh(required=figures.required, due_on=today),
        fee=Fee.fresh(fee_due_on=today),
        claim=Claim.fresh(),
        reference=Reference.fresh(),
        why=Why.fresh(),
    )


@admin.post("/deposits/<int:store_id>/requirement")
@right_door(AdminRight.SETTLE)
@again(deposit)
def require_deposit(store_id: int) -> AnyResponse:
    """So much has to be there; what is missing is asked for."""
    store, typed = stores.store_by_id(store_id), Require.posted().checked()
    ledger.require_deposit(store.id, me(), typed.required, typed.due_on, store.currency)
    flash(gettext("Saved. The store is told what is missing."))
    return reply(url_for(".deposit", store_id=store_id))


@admin.post("/deposits/<int:store_id>/fees")
@right_door(AdminRight.SETTLE)
@again(deposit)
def charge_fee(store_id: int) -> AnyResponse:
    """An entry fee, or the fee of a plan."""
    store, typed = stores.store_by_id(store_id), Fee.posted().checked()
    ledger.charge_fee(store.id, me(), typed.kind, typed.fee, typed.words or "", typed.fee_due_on, store.currency)
    flash(gettext("Saved. The store is told."))
    return reply(url_for(".deposit", store_id=store_id))


@admin.post("/deposits/<int:store_id>/claims")
@proof.fresh
@right_door(AdminRight.SETTLE)
@again(deposit)
def propose_claim(store_id: int) -> AnyResponse:
    """The first of two people: a part of it is frozen."""
    store, typed = stores.store_by_id(store_id), Claim.posted().checked()
    ledger.propose_claim(store.id, me(), typed.claim, typed.amount, typed.reason, store.currency)
    flash(gettext("Proposed. Another person has to approve it."))
    return reply(url_for(".deposit", store_id=store_id))


@admin.post("/deposits/<int:store_id>/claims/<int:claim_id>/approval")
@proof.fresh
@right_door(AdminRight.APPROVE_PAYOUT)
@again(deposit)
def approve_claim(store_id: int, claim_id: int) -> AnyResponse:
    """The second of two."""
    ledger.approve_claim(ledger.claim_by_id(claim_id), me())
    return reply(url_for(".deposit", store_id=store_id))


@admin.post("/deposits/<int:store_id>/claims/<int:claim_id>/refusal")
@right_door(AdminRight.SETTLE)
@again(deposit)
def decline_claim(store_id: int, claim_id: int) -> AnyResponse:
    """It stays where it is."""
    ledger.decline_claim(ledger.claim_by_id(claim_id), me(), Why.posted().checked().why)
    return reply(url_for(".deposit", store_id=store_id))


@admin.post("/deposits/<int:store_id>/charges/<int:charge_id>/receipt")
@right_door(AdminRight.RESOLVE_PAYMENTS)
@again(deposit)
def confirm_charge(store_id: int, charge_id: int) -> AnyResponse:
    """The bank statement has it."""
    ledger.confirm_receipt(ledger.charge_by_id(charge_id), me(), Reference.posted().checked().reference)
    flash(gettext("The payment is booked."))
    return reply(url_for(".deposit", store_id=store_id))


@admin.post("/deposits/<int:store_id>/charges/<int:charge_id>/refusal")
@right_door(AdminRight.RESOLVE_PAYMENTS)
@again(deposit)
def refuse_charge(store_id: int, charge_id: int) -> AnyResponse:
    """Nothing came of what was announced; or, of a fee that is due, the store need not pay it."""
    charge, why = ledger.charge_by_id(charge_id), Why.posted().checked().why
    if charge.state == ledger.ChargeState.ANNOUNCED:
        ledger.refuse_announcement(charge, me(), why)
    else:
        ledger.waive_charge(charge, me(), why)
    return reply(url_for(".deposit", store_id=store_id))


offer("deposit_index", _("Deposits"), AdminRight.SETTLE)
