"""The machine door: what payment providers tell us. No session, no token; what counts is their signature."""

from flask import Blueprint, Response, jsonify, request

from mall.domain import payments
from mall.kernel.web.doors import machine_door

hooks = Blueprint("hooks", __name__, url_prefix="/hooks")

MAX_BYTES = 64 * 1024


@hooks.post("/payments/<kind>")
@machine_door
def payment_notice(kind: str) -> Response:
    """Verify a notice over its exact bytes, keep it once, acknowledge; a job applies it."""
    request.max_content_length = MAX_BYTES
    provider = payments.provider_of(kind)
    notice = provider.read(request.get_data(), dict(request.headers))
    is_new = payments.take_in(kind, notice)
    return jsonify(status="kept" if is_new else "known")
