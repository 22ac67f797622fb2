"""Where films may lie: on hosts that the installation trusts (MALL_VIDEO_HOSTS), and nowhere else."""

from urllib.parse import urlsplit

from mall.kernel.settings import setting

MAX_ADDRESS = 500


def host_of(address: str) -> str:
    """The trusted host of an https address; nothing for any other address. Read anew each time: a host that is struck off the
    list is linked no more."""
    if len(address) > MAX_ADDRESS or any(ord(char) < 0x21 or char == "\\" for char in address):
        return ""
    try:
        parts = urlsplit(address)
        is_plain = parts.scheme == "https" and parts.port is None and parts.username is None
    except ValueError:
        return ""
    host = (parts.hostname or "").lower()
    is_trusted = any(host == trusted or host.endswith(f".{trusted}") for trusted in trusted_hosts())
    return host if is_plain and is_trusted else ""


def trusted_hosts() -> tuple[str, ...]:
    """As the setting lists them."""
    hosts: tuple[str, ...] = setting("VIDEO_HOSTS")
    return hosts
