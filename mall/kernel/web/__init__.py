"""What every front shares: doors, forms, answers, refusals as pages, languages, security headers."""

from flask import Flask

from mall.kernel.web import (
    assets,
    doors,
    errors,
    filters,
    finding,
    i18n,
    limits,
    lite,
    look,
    prose,
    security,
    shared,
    themes,
)


def init_app(app: Flask) -> None:
    """Install the kernel's web parts on the application, in the order in which a request meets them."""
    security.init_app(app)
    i18n.init_app(app)
    limits.init_app(app)
    doors.init_app(app)
    errors.init_app(app)
    filters.init_app(app)
    prose.init_app(app)
    look.init_app(app)
    assets.init_app(app)
    themes.init_app(app)
    lite.init_app(app)
    finding.init_app(app)
    shared.init_app(app)
