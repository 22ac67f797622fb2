"""The socket that visitors come to, and one visit of our own."""

import contextlib
import errno
import os
import socket

from .trouble import Trouble

ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 — told apart, not listened on


def listen(host: str, port: int) -> socket.socket:
    """Take the port. Refuses, in one line, when that cannot be done."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=1024)
    except (OSError, OverflowError) as error:
        raise Trouble(f"port {port} {_reason(error, host)}: choose another with --port N") from error


def address(host: str, port: int) -> str:
    """Where somebody on this machine finds what listens there."""
    name = ANYWHERE.get(host, host)
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"


def ask(host: str, port: int, path: str) -> socket.socket:
    """Ask for a page; `answer` reads what came. Whoever listens may not be reading yet."""
    connection = socket.create_connection((ANYWHERE.get(host, host), port), timeout=5)
    connection.sendall(f"GET {path} HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n".encode())
    return connection


def answer(connection: socket.socket) -> str:
    """The status of the answer that has arrived; empty when there is none."""
    with contextlib.suppress(OSError, IndexError):
        connection.settimeout(0.1)
        return connection.recv(100).decode("latin-1").split()[1]
    return ""


def _reason(error: OSError | OverflowError, host: str) -> str:
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.EADDRINUSE:
        return "is in use"
    return f"of {host} cannot be used ({os.strerror(code) if code and code > 0 else error})"
