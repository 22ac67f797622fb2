"""Pages that only a demo mall has: the bank that pays by a click, the letters that were not sent, the style guide."""

from mall.blueprints.demo.front import demo

from mall.blueprints.demo import bank, letters, styleguide  # isort: skip

__all__ = ["bank", "demo", "letters", "styleguide"]
