"""Signals as something to wait for, so that nothing happens in the middle of something else."""

import os
import select
import signal
import socket
from types import FrameType, TracebackType

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Signals:
    """While entered, counts the requests to stop, and wakes a wait when one comes or a child ends."""

    def __init__(self) -> None:
        self.stops = 0
        self._pipe = (-1, -1)

    def __enter__(self) -> "Signals":
        self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
        for number in (*STOPPING, signal.SIGCHLD):
            signal.signal(number, self._note)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.set_wakeup_fd(-1)
        for number in (*STOPPING, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        for end in self._pipe:
            os.close(end)

    def wait(self, seconds: float, *others: socket.socket) -> None:
        """Until something happens here or arrives on one of the `others`, `seconds` at most."""
        watched: list[int | socket.socket] = [self._pipe[0], *others]
        if self._pipe[0] in select.select(watched, [], [], seconds)[0]:
            os.read(self._pipe[0], 1024)

    def _note(self, number: int, frame: FrameType | None) -> None:
        if number in STOPPING:
            self.stops += 1
