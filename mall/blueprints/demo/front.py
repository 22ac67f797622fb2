"""The demo's blueprint; registered only where MALL_DEMO is set."""

from flask import Blueprint

demo = Blueprint("demo", __name__)
