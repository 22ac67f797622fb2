"""Settings of the installation, for code that has no business with Flask."""

from typing import Any

from flask import current_app


def setting(name: str) -> Any:
    """The value of a setting by its upper-case name (mall/config.py lists them)."""
    return current_app.config[name]
