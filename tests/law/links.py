"""Whether a link by endpoint can be built, seen from the source alone."""

from flask import Flask

from tests.law.source import Module

# What a front fills into links between its own pages (url_defaults).
FILLED_IN = {"seller": {"store"}}


def blueprint_of(app: Flask, module: Module) -> str:
    """The blueprint whose views a module holds."""
    for endpoint, view in app.view_functions.items():
        if view.__module__ == module.name:
            return endpoint.rpartition(".")[0]
    return module.name.split(".")[2] if module.name.startswith("mall.blueprints.") else ""


def dead_link(app: Flask, endpoint: str, given: set[str], blueprint: str, has_splat: bool = False) -> str | None:
    """Why `url_for(endpoint, …)` cannot be built, or None."""
    whole = f"{blueprint}{endpoint}" if endpoint.startswith(".") else endpoint
    found = app.url_map._rules_by_endpoint.get(whole)
    if not found:
        return f"url_for({endpoint!r}) leads nowhere: there is no endpoint {whole}"
    filled_in = FILLED_IN.get(blueprint, set()) if whole.startswith(f"{blueprint}.") else set()
    needed = [rule.arguments - set(rule.defaults or ()) - filled_in for rule in found]
    if not has_splat and not any(arguments <= given for arguments in needed):
        return f"url_for({endpoint!r}) lacks {sorted(min(needed, key=len) - given)}"
    return None
