"""Invitations to work in a store. Inviting looks at no account, so nobody learns by it who has one; the link is for
whoever holds it, signs in or signs up, and reads first what she is asked."""

import secrets
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, func, select

from mall.domain import people
from mall.domain.stores.actions import NoSuchRole, add_member
from mall.domain.stores.models import Store, StoreInvitation, StoreMember
from mall.domain.stores.rights import ROLES
from mall.domain.stores.states import INVITATION, InvitationOver, InvitationState, StoreState
from mall.kernel import audit, clock, ids, jobs, seals
from mall.kernel.actors import Actor
from mall.kernel.db import db, first, take_turns
from mall.kernel.refusals import NotFound, Refusal, TooMany
from mall.kernel.text import _

VALID = timedelta(days=7)
KEPT = timedelta(days=30)  # after it ran out, with the contact in it
BETWEEN = timedelta(minutes=2)  # two letters of one invitation
MOST_LETTERS = 5
MOST_OPEN = 30  # of one store


class TooManyInvitations(Refusal):
    message = _("Too many invitations are open. Withdraw some first.")


class JustSent(TooMany):
    message = _("A letter has just gone out. Wait two minutes.")


class EnoughLetters(TooMany):
    message = _("Five letters went out already. Withdraw the invitation and write a new one.")


def invite(store: Store, contact: people.Contact, role: str, actor: Actor, language: str) -> StoreInvitation:
    """Ask whoever reads that contact to work in the store. One that is open for it is sent anew, with this role.

    Raises NoSuchRole, TooManyInvitations, JustSent, EnoughLetters.
    """
    if role not in ROLES:
        raise NoSuchRole
    take_turns(f"invitations of store {store.id}")
    mine = select(StoreInvitation).where(
        StoreInvitation.store_id == store.id, StoreInvitation.state == InvitationState.OPEN
    )
    known = first(mine.where(StoreInvitation.contact_kind == contact.kind, StoreInvitation.contact == contact.value))
    if known is not None:
        known.role = role
        send_again(known, actor)
        return known
    if (db.session.scalar(mine.with_only_columns(func.count())) or 0) >= MOST_OPEN:
        raise TooManyInvitations
    invitation = StoreInvitation(
        store_id=store.id,
        contact_kind=contact.kind,
        contact=contact.value,
        role=role,
        language=language,
        invited_by=actor.id,
    )
    _renew(invitation)
    db.session.add(invitation)
    db.session.flush()
    INVITATION.remember(invitation, "", InvitationState.OPEN, actor)
    _record("member.invite", invitation, actor)
    _send(invitation)
    return invitation


def send_again(invitation: StoreInvitation, actor: Actor) -> None:
    """A new letter with a new link, good for another week; the old link opens nothing any more.

    Raises InvitationOver, JustSent, EnoughLetters.
    """
    if invitation.state != InvitationState.OPEN:
        raise InvitationOver
    if invitation.letters >= MOST_LETTERS:
        raise EnoughLetters
    if invitation.sent_at > clock.now() - BETWEEN:
        raise JustSent
    invitation.letters += 1
    _renew(invitation)
    db.session.flush()
    _record("member.send_again", invitation, actor)
    _send(invitation)


def withdraw(invitation: StoreInvitation, actor: Actor) -> None:
    """By the store: the link opens nothing any more. Raises InvitationOver."""
    _end(invitation, InvitationState.WITHDRAWN, actor)
    _record("member.withdraw", invitation, actor)


def accept(invitation: StoreInvitation, person_id: int, actor: Actor) -> StoreMember:
    """By whoever holds the link: work in the store from now on, once. Raises InvitationOver, AlreadyMember."""
    store = db.session.get_one(Store, invitation.store_id)
    if not invitation.is_open or store.state == StoreState.CLOSED:
        raise InvitationOver
    _end(invitation, InvitationState.ACCEPTED, actor, accepted_by=person_id)
    member = add_member(store, person_id, invitation.role, actor)
    member.added_by = invitation.invited_by
    return member


def decline(invitation: StoreInvitation, actor: Actor) -> None:
    """By whoever holds the link: no. Raises InvitationOver."""
    if not invitation.is_open:
        raise InvitationOver
    _end(invitation, InvitationState.DECLINED, actor)
    _record("member.decline", invitation, actor)


def invitation_with(token: str) -> StoreInvitation:
    """What a link leads to, whatever became of it; NotFound for links of no invitation, or of one sent anew."""
    found = first(select(StoreInvitation).where(StoreInvitation.token_digest == ids.digest(token)))
    if found is None:
        raise NotFound
    return found


def token_of(invitation: StoreInvitation) -> str:
    """The token of the link, for the letter."""
    return seals.seal("store invitation", invitation.nonce)


def forget_old() -> None:
    """Delete what ran out long ago, with the contact in it."""
    db.session.execute(
        delete(StoreInvitation).where(
            StoreInvitation.state == InvitationState.OPEN, StoreInvitation.expires_at < clock.now() - KEPT
        )
    )


def _renew(invitation: StoreInvitation) -> None:
    invitation.nonce = secrets.token_hex(16)
    invitation.token_digest = ids.digest(token_of(invitation))
    invitation.sent_at, invitation.expires_at = clock.now(), clock.now() + VALID


def _send(invitation: StoreInvitation) -> None:
    jobs.later("mall.domain.stores.jobs:deliver_invitation", queue="mail", invitation_id=invitation.id)


def _end(invitation: StoreInvitation, state: InvitationState, actor: Actor, **also: Any) -> None:
    """What is kept of the contact is enough to recognise it."""
    kept = people.masked(contact_of(invitation))
    INVITATION.move(invitation, state, actor, contact=kept, **also)


def contact_of(invitation: StoreInvitation) -> people.Contact:
    """Where its letters go."""
    return people.Contact(people.ContactKind(invitation.contact_kind), invitation.contact)


def _record(action: str, invitation: StoreInvitation, actor: Actor) -> None:
    audit.record(
        actor,
        action,
        "store_invitation",
        invitation.id,
        store_id=invitation.store_id,
        after={"role": invitation.role},
    )
