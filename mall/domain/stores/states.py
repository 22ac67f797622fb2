"""The lives of a store, of the application that founds it and of an invitation to work in it."""

from enum import StrEnum

from mall.kernel.refusals import NotNow
from mall.kernel.states import Lifecycle
from mall.kernel.text import _


class StoreState(StrEnum):
    PREPARING = "preparing"  # approved, the owner sets it up
    OPEN = "open"
    ON_LEAVE = "on_leave"  # shown, sells nothing for a while
    SUSPENDED = "suspended"  # by the operators; goods hidden, orders and after-sales reachable
    CLOSING = "closing"  # sells nothing, settles what is open
    CLOSED = "closed"


class WrongStoreState(NotNow):
    message = _("The store's current state does not allow this.")


STORE = Lifecycle(
    "state",
    StoreState,
    {
        StoreState.PREPARING: (StoreState.OPEN, StoreState.SUSPENDED, StoreState.CLOSING),
        StoreState.OPEN: (StoreState.ON_LEAVE, StoreState.SUSPENDED, StoreState.CLOSING),
        StoreState.ON_LEAVE: (StoreState.OPEN, StoreState.SUSPENDED, StoreState.CLOSING),
        StoreState.SUSPENDED: (StoreState.OPEN, StoreState.ON_LEAVE, StoreState.PREPARING, StoreState.CLOSING),
        StoreState.CLOSING: (StoreState.CLOSED, StoreState.OPEN, StoreState.SUSPENDED),
    },
    rests=(StoreState.CLOSED,),
    refusal=WrongStoreState,
)


class ApplicationState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    NEEDS_CHANGES = "needs_changes"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class WrongApplicationState(NotNow):
    message = _("This application was already decided or is not submitted.")


APPLICATION = Lifecycle(
    "state",
    ApplicationState,
    {
        ApplicationState.DRAFT: (ApplicationState.SUBMITTED, ApplicationState.WITHDRAWN),
        ApplicationState.SUBMITTED: (
            ApplicationState.APPROVED,
            ApplicationState.REFUSED,
            ApplicationState.NEEDS_CHANGES,
            ApplicationState.WITHDRAWN,
        ),
        ApplicationState.NEEDS_CHANGES: (ApplicationState.SUBMITTED, ApplicationState.WITHDRAWN),
    },
    rests=(ApplicationState.APPROVED, ApplicationState.REFUSED, ApplicationState.WITHDRAWN),
    refusal=WrongApplicationState,
)


class InvitationState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class InvitationOver(NotNow):
    message = _("This invitation is no longer open. Ask the store for a new one.")


INVITATION = Lifecycle(
    "state",
    InvitationState,
    {InvitationState.OPEN: (InvitationState.ACCEPTED, InvitationState.DECLINED, InvitationState.WITHDRAWN)},
    rests=(InvitationState.ACCEPTED, InvitationState.DECLINED, InvitationState.WITHDRAWN),
    refusal=InvitationOver,
)
