"""HTTP/1.1 over one kept connection, as little of it as a measurement needs: our servers send a Content-Length."""

import socket
from dataclasses import dataclass

BLOCK = 65_536  # bytes
LANGUAGES = "zh-CN,zh;q=0.9,en;q=0.8"


@dataclass(frozen=True)
class Answer:
    """What came back. Names of headers are in lower case; `cookies` are the Set-Cookie lines."""

    status: int
    headers: dict[str, str]
    cookies: list[str]
    body: bytes


class Broken(Exception):
    """The server closed the connection in the middle of an answer."""


class Line:
    """A connection that stays open, made anew when the server closed it."""

    def __init__(self, host: str, port: int, patience: float = 30.0) -> None:
        self.host, self.port, self.patience = host, port, patience
        self.socket: socket.socket | None = None

    def ask(self, request: bytes) -> Answer:
        """Send a request and read its answer. Raises Broken, OSError."""
        was_open = self.socket is not None
        try:
            return self._ask(request)
        except (Broken, ConnectionError):
            self.close()
            if not was_open:
                raise
        return self._ask(request)

    def close(self) -> None:
        """Hang up."""
        if self.socket:
            self.socket.close()
        self.socket = None

    def _ask(self, request: bytes) -> Answer:
        if self.socket is None:
            self.socket = socket.create_connection((self.host, self.port), timeout=self.patience)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.sendall(request)
        heard = b""
        while (end := heard.find(b"\r\n\r\n")) < 0:
            heard += self._hear()
        status, headers, cookies = parse(heard[:end])
        whole = end + 4 + length_of(status, headers)
        while len(heard) < whole:
            heard += self._hear()
        if headers.get("connection") == "close":
            self.close()
        return Answer(status, headers, cookies, heard[end + 4 : whole])

    def _hear(self) -> bytes:
        assert self.socket
        part = self.socket.recv(BLOCK)
        if not part:
            raise Broken
        return part


def request(method: str, path: str, host: str, cookies: str = "", body: bytes = b"", **headers: str) -> bytes:
    """The bytes of a request, as a browser that prefers Chinese sends it. `headers` have underscores for hyphens."""
    lines = [
        f"{method} {path} HTTP/1.1",
        f"Host: {host}",
        "Accept: text/html",
        "Accept-Encoding: gzip, br",
        f"Accept-Language: {LANGUAGES}",
    ]
    if cookies:
        lines.append(f"Cookie: {cookies}")
    if method == "POST":
        lines.append(f"Content-Length: {len(body)}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def parse(head: bytes) -> tuple[int, dict[str, str], list[str]]:
    """(status, headers, Set-Cookie lines) of the bytes before the empty line."""
    first, *rest = head.decode("latin-1").split("\r\n")
    pairs = [(name.lower(), value) for name, _, value in (line.partition(": ") for line in rest)]
    return int(first.split(" ", 2)[1]), dict(pairs), [value for name, value in pairs if name == "set-cookie"]


def length_of(status: int, headers: dict[str, str]) -> int:
    """Bytes of the body. Refuses an answer that does not say: it could not be told from a broken one."""
    if status in (204, 304):
        return 0
    return int(headers["content-length"])
