"""Whether the process is alive, and whether it can serve."""

from flask import Response, current_app, jsonify
from redis.exceptions import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from mall.blueprints.shop.front import shop
from mall.kernel import jobs
from mall.kernel.db import db
from mall.kernel.web.doors import machine_door


@shop.get("/healthz")
@machine_door
def alive() -> Response:
    """The process answers."""
    return jsonify(status="ok")


@shop.get("/readyz")
@machine_door
def ready() -> tuple[Response, int]:
    """The database answers; says of the job queue whether it is reachable, which only delays mail and settlement."""
    database = _database_answers()
    state = {"database": database, "queue": _queue_answers()}
    return jsonify(state), 200 if database else 503


def _database_answers() -> bool:
    try:
        db.session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        db.session.rollback()
        return False
    return True


def _queue_answers() -> bool:
    url = current_app.config["REDIS_URL"]
    try:
        return bool(url and jobs.connection(url).ping())
    except RedisError:
        return False
