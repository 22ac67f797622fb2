"""The load generator: a process of its own that keeps N connections busy and does nothing else.

    echo '{"host": "127.0.0.1", "port": 8000, "requests": ["GET / HTTP/1.1…"], "connections": 16, "seconds": 2}' \\
        | python -m bench.load

Reads a job per line and answers with a line: how many requests were answered in how many seconds, their latencies in
milliseconds, how many had which status, and the bytes of the bodies. Takes the requests in turn. One thread, no
library: what it uses is missing to the servers.
"""

import contextlib
import json
import selectors
import socket
import sys
import time
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from bench.wire import BLOCK, length_of, parse

PATIENCE = 30.0  # seconds to wait for the answers that are on their way at the end


@dataclass
class Talk:
    """A connection, what it has heard of the answer it waits for, and since when it waits."""

    socket: socket.socket
    heard: bytearray = field(default_factory=bytearray)
    asked: float = 0.0
    whole: int = 0  # bytes of head and body, once the head is there


@dataclass
class Tally:
    """What was measured so far."""

    waits: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    body: int = 0

    def note(self, wait: float, status: int, body: int) -> None:
        self.waits.append(round(wait * 1000, 3))
        self.statuses[status] = self.statuses.get(status, 0) + 1
        self.body += body


def main() -> None:
    """A job per line of the standard input, until it ends."""
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)


def run(job: dict[str, Any]) -> dict[str, Any]:
    """Keep the connections busy for that many seconds, then wait for what is on its way."""
    requests, tally = cycle([text.encode() for text in job["requests"]]), Tally()
    talks = [Talk(connected(job["host"], job["port"])) for _ in range(job["connections"])]
    with selectors.DefaultSelector() as selector:
        for talk in talks:
            selector.register(talk.socket, selectors.EVENT_READ, talk)
        began = time.perf_counter()
        keep_busy(selector, talks, requests, began + job["seconds"], tally)
        seconds = time.perf_counter() - began
    for talk in talks:
        talk.socket.close()
    return {"seconds": seconds, "waits": tally.waits, "statuses": tally.statuses, "body": tally.body}


def keep_busy(selector: Any, talks: list[Talk], requests: Any, until: float, tally: Tally) -> None:
    """Ask on every connection, and again as soon as it was answered, until it is time; then hear the rest."""
    for talk in talks:
        ask(talk, next(requests))
    waiting = len(talks)
    while waiting:
        ready = selector.select(PATIENCE)
        if not ready:
            raise TimeoutError(f"no answer for {PATIENCE:.0f} seconds")
        for key, _ in ready:
            if not is_answered(key.data, tally):
                continue
            if time.perf_counter() < until:
                ask(key.data, next(requests))
            else:
                selector.unregister(key.fileobj)
                waiting -= 1


def ask(talk: Talk, request: bytes) -> None:
    """Send a request; it fits into the socket's buffer."""
    talk.heard.clear()
    talk.whole, talk.asked = 0, time.perf_counter()
    talk.socket.sendall(request)


def is_answered(talk: Talk, tally: Tally) -> bool:
    """Read what came; when the answer is whole, note it."""
    part = talk.socket.recv(BLOCK)
    if not part:
        raise ConnectionError("the server closed a connection in the middle of an answer")
    talk.heard += part
    if not talk.whole:
        end = talk.heard.find(b"\r\n\r\n")
        if end < 0:
            return False
        status, headers, _ = parse(bytes(talk.heard[:end]))
        talk.whole = end + 4 + length_of(status, headers)
    if len(talk.heard) < talk.whole:
        return False
    end = talk.heard.find(b"\r\n\r\n")
    tally.note(time.perf_counter() - talk.asked, int(talk.heard[9:12]), talk.whole - end - 4)
    return True


def connected(host: str, port: int) -> socket.socket:
    """A connection that sends at once."""
    connection = socket.create_connection((host, port), timeout=PATIENCE)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
