"""Jobs of stores: shallow; each loads by id and may run twice."""

from mall.domain import people
from mall.domain.stores import invitations
from mall.domain.stores.models import Store, StoreInvitation
from mall.kernel.db import db


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
