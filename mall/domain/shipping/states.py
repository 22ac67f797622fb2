"""What becomes of a delivery by the store's own people."""

from enum import StrEnum

from mall.kernel.refusals import NotNow
from mall.kernel.states import Lifecycle
from mall.kernel.text import _


class WrongTaskState(NotNow):
    message = _("The delivery's current state does not allow this.")


class TaskState(StrEnum):
    WAITING = "waiting"  # for somebody who takes it
    ACCEPTED = "accepted"
    PICKED_UP = "picked_up"  # the courier has the goods
    OUT = "out"  # on her way
    DELIVERED = "delivered"
    FAILED = "failed"  # the goods are on their way back
    CANCELLED = "cancelled"  # its order was closed


TASK = Lifecycle(
    "state",
    TaskState,
    {
        TaskState.WAITING: (TaskState.ACCEPTED, TaskState.CANCELLED),
        TaskState.ACCEPTED: (TaskState.PICKED_UP, TaskState.WAITING, TaskState.CANCELLED),
        TaskState.PICKED_UP: (TaskState.OUT, TaskState.FAILED),
        TaskState.OUT: (TaskState.DELIVERED, TaskState.FAILED),
        TaskState.FAILED: (TaskState.WAITING, TaskState.CANCELLED),
    },
    rests=(TaskState.DELIVERED, TaskState.CANCELLED),
    refusal=WrongTaskState,
)
