"""Fetching from addresses that people typed: the public web only, with limits on size, time and kind.

The name is resolved once and every address it has must be public; the connection goes to the address that was
checked, so a name that changes its mind between check and use (DNS rebinding) leads nowhere. Redirects are checked
like the first address. Hosts in the setting MALL_PRIVATE_HOSTS are the operator's own and exempt.
"""

import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import certifi
from flask import current_app
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, ProtocolError
from urllib3.response import BaseHTTPResponse

from mall.kernel.refusals import Refusal
from mall.kernel.text import _

REDIRECTS = (301, 302, 303, 307, 308)
MOST_REDIRECTS = 2
CHUNK = 64 * 1024  # bytes
PATIENCE = 5.0  # seconds without a byte
LONGEST_URL = 2000  # characters
# Networks that carry an IPv4 address inside, by which a private one could be reached: NAT64, 6to4, Teredo.
CARRIERS = tuple(ipaddress.ip_network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))
SAFE = "/?:@!$&'()*+,;=%-._~"


class NotFetched(Refusal):
    message = _("This address could not be fetched.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a URL leads: the host by name, the address that was checked, what to ask for."""

    url: str
    host: str
    port: int
    address: str
    path: str
    is_secure: bool


def fetch(url: str, limit: int, seconds: float, kind: str) -> bytes:
    """What lies at the URL: at most `limit` bytes of a media type that begins with `kind`, within `seconds`.

    Raises NotFetched with a sentence for whoever typed the address. Call it outside a transaction.
    """
    ends_at = time.monotonic() + seconds
    for _hop in range(MOST_REDIRECTS + 1):
        place = place_of(url)
        with asked(place, ends_at) as response:
            if response.status not in REDIRECTS:
                return body_of(response, limit, kind, ends_at)
            url = joined(place.url, response.headers.get("Location", ""))
    raise NotFetched(_("This address leads from one place to the next."))


def place_of(url: str) -> Place:
    """Look up where the URL leads. Raises NotFetched for anything but https and a public address."""
    split, host, port = taken_apart(url)
    is_own = f"{host}:{port}" in current_app.config.get("PRIVATE_HOSTS", ())
    if not is_own and (split.scheme != "https" or port != 443):
        raise NotFetched(_("Only addresses that begin with https:// are fetched."))
    addresses = addresses_of(host, port)
    if not is_own and not all(map(is_public, addresses)):
        raise NotFetched(_("This address is not on the public web."))
    path = quote(split.path or "/", SAFE) + (f"?{quote(split.query, SAFE)}" if split.query else "")
    return Place(url, host, port, addresses[0], path, split.scheme == "https")


def joined(url: str, location: str) -> str:
    """Where a redirect leads. Raises NotFetched."""
    try:
        return urljoin(url, location)
    except ValueError:
        raise NotFetched(_("This is not a web address.")) from None


def taken_apart(url: str) -> tuple[SplitResult, str, int]:
    """(parts, host in ASCII, port) of an absolute web address. Raises NotFetched."""
    try:
        split = urlsplit(url)
        port = split.port or (443 if split.scheme == "https" else 80)
        host = (split.hostname or "").encode("idna").decode().rstrip(".")
    except ValueError:
        raise NotFetched(_("This is not a web address.")) from None
    is_odd = len(url) > LONGEST_URL or not url.isprintable() or " " in url or "\\" in url
    if is_odd or not host or split.scheme not in ("http", "https") or "@" in split.netloc:
        raise NotFetched(_("This is not a web address."))
    return split, host, port


def addresses_of(host: str, port: int) -> list[str]:
    """Every address of the host, asked for once."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotFetched(_("There is no such host.")) from None
    return [str(each[4][0]) for each in found]


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet and to one machine."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in carrier for carrier in CARRIERS):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


@contextmanager
def asked(place: Place, ends_at: float) -> Iterator[BaseHTTPResponse]:
    """The answer of that address, headers read; the connection is cut when the time is over, whoever dribbles."""
    left = ends_at - time.monotonic()
    if left <= 0:
        raise NotFetched(_("It took too long."))
    connection = connection_to(place, min(PATIENCE, left))
    watchdog = threading.Timer(left, cut, [connection])
    watchdog.daemon = True
    watchdog.start()
    try:
        connection.request("GET", place.path, headers=headers_for(place), preload_content=False, decode_content=False)
        yield connection.getresponse()
    except (HTTPError, HTTPException, OSError) as error:
        if isinstance(error, TimeoutError) or time.monotonic() >= ends_at:
            raise NotFetched(_("It took too long.")) from None
        if isinstance(error, ProtocolError):
            raise NotFetched(_("It broke off in the middle.")) from None
        raise NotFetched(_("The other side does not answer.")) from None
    finally:
        watchdog.cancel()
        connection.close()


def connection_to(place: Place, patience: float) -> HTTPConnection:
    """A connection to the checked address, on which the host must prove its name."""
    if not place.is_secure:
        return HTTPConnection(place.address, place.port, timeout=patience)
    return HTTPSConnection(
        place.address,
        place.port,
        timeout=patience,
        cert_reqs="CERT_REQUIRED",
        ca_certs=certifi.where(),
        server_hostname=place.host,
        assert_hostname=place.host,
    )


def headers_for(place: Place) -> dict[str, str]:
    """What we say of ourselves."""
    default = place.port == (443 if place.is_secure else 80)
    host = f"[{place.host}]" if ":" in place.host else place.host
    return {
        "Host": host if default else f"{host}:{place.port}",
        "User-Agent": "Mall",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def cut(connection: HTTPConnection) -> None:
    """End whatever is being waited for."""
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def body_of(response: BaseHTTPResponse, limit: int, kind: str, ends_at: float) -> bytes:
    """The body, if it is what was asked for. Raises NotFetched."""
    if response.status != 200:
        raise NotFetched(_("The other side answers with %(status)s.", status=response.status))
    if not response.headers.get("Content-Type", "").lower().startswith(kind) or "Content-Encoding" in response.headers:
        raise NotFetched(_("There is something else at this address."))
    parts, size = [], 0
    while part := response.read1(CHUNK):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise NotFetched(_("It is too large."))
        if time.monotonic() > ends_at:
            raise NotFetched(_("It took too long."))
    return b"".join(parts)
