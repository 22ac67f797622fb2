"""Mall: an open-source multi-vendor shopping mall. `create_app` puts the house together and does nothing else."""

from flask import Flask
from flask.typing import ResponseReturnValue
from flask_compress import Compress

from mall import blueprints, models
from mall.config import Settings
from mall.kernel import db as database
from mall.kernel import plugins, web


class Mall(Flask):
    """Flask with one commit per request, inside the dispatch, where a refusal by the database is still an answer."""

    def dispatch_request(self) -> ResponseReturnValue:
        response = self.make_response(super().dispatch_request())
        database.db.session.commit()
        return response


def create_app(settings: Settings | None = None) -> Mall:
    """Config, kernel, models, fronts, errors."""
    app = Mall(__name__)
    app.config.from_mapping((settings or Settings.from_environment()).to_flask())
    database.init_app(app)
    plugins.load_listeners()
    web.init_app(app)
    Compress(app)
    blueprints.init_app(app)
    app.extensions["models"] = models
    return app
