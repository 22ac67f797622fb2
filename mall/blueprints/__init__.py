"""The fronts: shop, seller centre, admin desk; sign-in; the machine door; the demo's own pages."""

from flask import Flask

from mall.blueprints import opening_words
from mall.blueprints.admin import admin
from mall.blueprints.admin import front as admin_front
from mall.blueprints.auth import auth
from mall.blueprints.demo import demo
from mall.blueprints.hooks import hooks
from mall.blueprints.seller import front as seller_front
from mall.blueprints.seller import seller
from mall.blueprints.shop import front as shop_front
from mall.blueprints.shop import shop
from mall.kernel.web import doors


def init_app(app: Flask) -> None:
    """Register the fronts and give each its keeper."""
    visitors = shop_front.ShopKeeper()
    for blueprint in (shop, auth):
        app.register_blueprint(blueprint)
        doors.keep(app, blueprint.name, visitors)
    opening_words.init_app(app)
    app.register_blueprint(hooks)
    app.register_blueprint(seller)
    doors.keep(app, seller.name, seller_front.SellerKeeper())
    app.register_blueprint(admin)
    doors.keep(app, admin.name, admin_front.AdminKeeper())
    if app.config["DEMO"]:
        app.register_blueprint(demo)
        doors.keep(app, demo.name, visitors)
