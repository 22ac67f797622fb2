"""What every process of the app is told: where the servers are, where files go, and the key that signs cookies."""

import os
from pathlib import Path

from .var import Var

ROOT = Path(__file__).resolve().parents[2]


def environment_for(var: Var, urls: dict[str, str], base_url: str, demo: bool) -> dict[str, str]:
    """Our own environment with Mall's settings; what the operator has set wins."""
    settings = {
        "SECRET_KEY": os.environ.get("SECRET_KEY") or var.secret_key(),
        "MALL_BASE_URL": os.environ.get("MALL_BASE_URL") or base_url,
        "MALL_DEMO": os.environ.get("MALL_DEMO") or str(int(demo)),
        "MALL_VAR": str(var.path),
        "PYTHONUNBUFFERED": "1",
    }
    return {**os.environ, **settings, **urls}
