"""Jobs of stores: shallow; each loads by id and may run twice."""

from sqlalchemy import select

from mall.domain import people
from mall.domain.stores import actions, invitations
from mall.domain.stores.models import Store, StoreInvitation
from mall.kernel import actors
from mall.kernel.db import db, lock


def deliver_invitation(invitation_id: int) -> None:
    """Write to whoever was invited, in her language where she has an account; one that is over goes nowhere."""
    invitation = db.session.get(StoreInvitation, invitation_id)
    if invitation is None or not invitation.is_open:
        return
    contact = invitations.contact_of(invitation)
    person = people.person_with(contact)
    people.write_to(
        contact,
        "invitation",
        person.language if person else invitation.language,
        store=db.session.get_one(Store, invitation.store_id),
        token=invitations.token_of(invitation),
        until=invitation.expires_at,
    )


def tidy() -> None:
    """Nightly: forget invitations that ran out long ago."""
    invitations.forget_old()


def begin_leave(store_id: int) -> None:
    """A planned leave begins, unless the plan was changed or dropped."""
    actions.begin_planned_leave(locked_store(store_id), actors.job("leave"))


def end_leave(store_id: int) -> None:
    """A leave ends by the clock, unless its end was changed."""
    actions.end_planned_leave(locked_store(store_id), actors.job("leave"))


def locked_store(store_id: int) -> Store:
    """The store as it is now, so that the clock and a merchant's press do not meet."""
    store: Store = lock(select(Store).where(Store.id == store_id))[0]
    return store
