"""Rate limits, counted in the cache; with the cache away each process counts for itself."""

from ipaddress import ip_network

from flask import Flask, request
from flask_limiter import Limiter


def network() -> str:
    """Who is counted: the address, or the /64 of an IPv6 address, of which one household has billions."""
    address = request.remote_addr or "nowhere"
    return str(ip_network(f"{address}/64", strict=False)) if ":" in address and "%" not in address else address


limiter = Limiter(
    network,
    strategy="moving-window",
    in_memory_fallback_enabled=True,
    swallow_errors=True,
    headers_enabled=False,
    key_prefix="limit",
)


def init_app(app: Flask) -> None:
    """Count in the cache server."""
    app.config["RATELIMIT_STORAGE_URI"] = storage_uri(app.config["CACHE_URL"])
    app.config["RATELIMIT_ENABLED"] = app.config.get("LIMITS", True)
    limiter.init_app(app)


def storage_uri(url: str) -> str:
    """The limiter's spelling of a Redis URL; without a cache, this process's memory."""
    if not url:
        return "memory://"
    return url.replace("unix://", "redis+unix://", 1) if url.startswith("unix://") else url
