"""The floors: what Flask costs before it does anything, and what a page costs that does the least a shop page does.

    gunicorn bench.floors:bare      one word
    gunicorn bench.floors:minimal   three queries, twenty products, a template; no session, language, right, compression

Both are measured in the same run, by the same server with the same settings as the mall. `minimal` reads the mall's
own tables with models that have the columns it shows and no others.
"""

import os
from typing import Any

from flask import Flask, render_template
from jinja2 import DictLoader
from sqlalchemy import create_engine, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, scoped_session, sessionmaker

bare, minimal = Flask("bare"), Flask("minimal")

PRODUCTS = 20
PAGE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>Shop</title></head>
<body><nav><ul>{% for category in categories %}
<li><a href="/categories/{{ category.slug }}">{{ category.name.zh }}</a></li>{% endfor %}</ul></nav>
<main><h1>Newest</h1><ul>{% for product in products %}
<li><a href="/products/{{ product.public_id }}/{{ product.slug }}">
<img src="/media/{{ product.cover }}-320.jpg" alt="" width="320" height="320">
<h2>{{ product.title.zh }}</h2></a>
<p>¥{{ "%.2f"|format(product.price_from / 100) }}</p>
<p><a href="/stores/{{ stores[product.store_id].slug }}">{{ stores[product.store_id].name.zh }}</a></p></li>
{% endfor %}</ul></main></body></html>
"""


class Base(DeclarativeBase):
    type_annotation_map = {dict[str, Any]: JSONB}


class Category(Base):
    __tablename__ = "category"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None]
    position: Mapped[int]
    slug: Mapped[str]
    name: Mapped[dict[str, Any]]


class Product(Base):
    __tablename__ = "product"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str]
    store_id: Mapped[int]
    state: Mapped[str]
    slug: Mapped[str]
    title: Mapped[dict[str, Any]]
    price_from: Mapped[int]
    cover: Mapped[str | None]
    published_at: Mapped[str]


class Store(Base):
    __tablename__ = "store"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str]
    name: Mapped[dict[str, Any]]


minimal.jinja_loader = DictLoader({"page.html": PAGE})
engine = create_engine(os.environ.get("DATABASE_URL", "postgresql+psycopg:///mall"))
session = scoped_session(sessionmaker(engine))


@bare.get("/")
def word() -> str:
    """One word."""
    return "here"


@minimal.get("/")
def page() -> str:
    """Categories, the newest products, their stores."""
    categories = session.scalars(select(Category).where(Category.parent_id.is_(None)).order_by(Category.position)).all()
    newest = (
        select(Product).where(Product.state == "published").order_by(Product.published_at.desc(), Product.id.desc())
    )
    products = session.scalars(newest.limit(PRODUCTS)).all()
    wanted = select(Store).where(Store.id.in_({product.store_id for product in products}))
    stores = {store.id: store for store in session.scalars(wanted)}
    return render_template("page.html", categories=categories, products=products, stores=stores)


@minimal.teardown_appcontext
def give_back(_error: BaseException | None) -> None:
    """The connection goes back to the pool."""
    session.remove()
