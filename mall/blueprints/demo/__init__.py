"""Pages that only a demo mall has: the bank that pays by a click, and the letters that were not sent."""

from mall.blueprints.demo.front import demo

from mall.blueprints.demo import bank, letters  # isort: skip

__all__ = ["bank", "demo", "letters"]
