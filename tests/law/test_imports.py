"""Who may import whom. The checker itself is tried on planted breaches first: a law that cannot fail is none."""

from pathlib import Path

import pytest

from tests.law import imports, source

CLEAN = {
    "mall/__init__.py": "from mall import blueprints, models\nfrom mall.kernel import db\n",
    "mall/models.py": "from mall.domain.stores.models import Store\nfrom mall.kernel.db import Base\n",
    "mall/schedule.py": "from mall.kernel import jobs\n",
    "mall/kernel/__init__.py": "",
    "mall/kernel/db.py": "import sqlalchemy\n",
    "mall/kernel/jobs.py": "import importlib\n\ndef resolve(name):\n    return importlib.import_module(name)\n",
    "mall/kernel/money.py": "from .db import Base\n",
    "mall/kernel/web/__init__.py": "from flask import Flask\n",
    "mall/domain/__init__.py": "",
    "mall/domain/stores/__init__.py": "from mall.domain.stores.queries import shown\n__all__ = ['shown']\n",
    "mall/domain/stores/models.py": "from mall.kernel.db import Base\nfrom mall.domain.stores.states import STORE\n",
    "mall/domain/stores/states.py": "from mall.kernel import db\n",
    "mall/domain/stores/rules.py": "from mall.kernel.money import split\nfrom mall.domain.stores.scales import x\n",
    "mall/domain/stores/scales.py": "import math\n",
    "mall/domain/stores/queries.py": "from sqlalchemy import select\nfrom mall.domain.stores import models\n",
    "mall/domain/carts/__init__.py": "__all__ = []\n",
    "mall/domain/carts/models.py": (
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from mall.domain.stores.models import Store\n"
    ),
    "mall/domain/carts/actions.py": "from mall.domain import stores\nfrom mall.domain.stores import shown\nstores.shown()\n",
    "mall/domain/search/__init__.py": "from mall.domain import carts\n__all__ = []\n",
    "mall/blueprints/__init__.py": "from mall.blueprints.shop import front\n",
    "mall/blueprints/visitor.py": "from mall.domain import stores\n",
    "mall/blueprints/hooks.py": "from flask import Blueprint\nhooks = Blueprint('hooks', __name__)\n",
    "mall/blueprints/shop/__init__.py": "",
    "mall/blueprints/shop/front.py": "from flask import Blueprint\nfrom mall.blueprints import visitor\n",
    "mall/blueprints/shop/cart.py": "from mall.blueprints.shop import front\nfrom mall.domain import carts, search\n",
    "mall/local/__init__.py": "",
    "mall/local/run.py": "from .var import Var\n",
    "mall/local/var.py": "import os\n",
    "mall/demo/__init__.py": "from mall.domain.stores.models import Store\n",
}

# file -> what is added to it, and a word of the complaint it must cause
PLANTED = {
    "a kernel that knows a trade": ("mall/kernel/money.py", "from mall.domain import stores", "kernel may not import"),
    "a kernel that knows a trade, relatively": ("mall/kernel/money.py", "from ..domain import stores", "kernel may not"),
    "a climb": ("mall/domain/stores/actions.py", "from mall.domain import carts", "above it on the ladder"),
    "a climb, relatively": ("mall/domain/stores/actions.py", "from .. import carts", "above it on the ladder"),
    "a climb by a name of the face": ("mall/domain/stores/actions.py", "from mall.domain.carts import add", "above it"),
    "a climb for types": (
        "mall/domain/stores/actions.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from mall.domain import carts",
        "above it",
    ),
    "an inside": ("mall/domain/carts/actions.py", "from mall.domain.stores import queries", "imports the inside of stores"),
    "an inside's name": ("mall/domain/carts/actions.py", "from mall.domain.stores.queries import shown", "the inside of"),
    "an inside through the face": ("mall/domain/carts/actions.py", "stores.queries.shown()", "reaches through a face"),
    "a name that the face hides": ("mall/domain/carts/actions.py", "from mall.domain.stores import select", "not offer"),
    "a plain import": ("mall/domain/carts/actions.py", "import mall.domain.stores", "write `from"),
    "models that know another trade": ("mall/domain/carts/models.py", "from mall.domain import stores", "foreign key"),
    "models that know their verbs": ("mall/domain/stores/models.py", "from mall.domain.stores import queries", "one row"),
    "rules with a session": ("mall/domain/stores/rules.py", "from mall.kernel.db import db", "Rules are arithmetic"),
    "rules with SQL": ("mall/domain/stores/rules.py", "import sqlalchemy", "Rules are arithmetic"),
    "rules that read files": ("mall/domain/stores/rules.py", "x = open('x')", "rules call open()"),
    "rules with a clock": (
        "mall/domain/stores/rules.py",
        "import datetime\n\ndef late():\n    return datetime.datetime.now()",
        "rules call now()",
    ),
    "rules that know their tables": ("mall/domain/stores/rules.py", "from mall.domain.stores import models", "arithmetic"),
    "flask in a trade": ("mall/domain/stores/queries.py", "from flask import g", "a trade imports flask"),
    "an extension in a trade": ("mall/domain/stores/queries.py", "import flask_babel", "a trade imports flask_babel"),
    "web parts in a trade": ("mall/domain/stores/queries.py", "from mall.kernel.web import reply", "fronts' business"),
    "the door to the tables from a trade": ("mall/domain/stores/queries.py", "from mall import models", "a cycle"),
    "a front from a trade": ("mall/domain/stores/queries.py", "from mall.blueprints.shop import cart", "may not import"),
    "a side street on the ladder": ("mall/domain/carts/actions.py", "from mall.domain import search", "a side street"),
    "a side street in another": ("mall/domain/pages/__init__.py", "from mall.domain import search", "a side street"),
    "a front in another": ("mall/blueprints/seller/cart.py", "from mall.blueprints.shop import cart", "the front seller"),
    "a front in a file of another": ("mall/blueprints/hooks.py", "from mall.blueprints.shop.cart import x", "front hooks"),
    "a front in the machine door": ("mall/blueprints/shop/cart.py", "from mall.blueprints import hooks", "front shop"),
    "a trade's inside in a front": ("mall/blueprints/shop/cart.py", "from mall.domain.stores import models", "the inside"),
    "SQL in a front": ("mall/blueprints/shop/cart.py", "from sqlalchemy import select", "a front writes SQL"),
    "the session in a front": ("mall/blueprints/shop/cart.py", "from mall.kernel.db import db", "for the session"),
    "settings in a front": ("mall/blueprints/shop/cart.py", "from mall.schedule import SCHEDULE", "may not import"),
    "queries in the door to the tables": ("mall/models.py", "from mall.domain.stores.queries import shown", "re-exports"),
    "a trade in the schedule": ("mall/schedule.py", "from mall.domain import stores", "names jobs as strings"),
    "a front in the command line": ("mall/cli.py", "from mall.blueprints.shop import cart", "may not import"),
    "the mall in what runs it": ("mall/local/run.py", "from mall.kernel import db", "may not import"),
    "the demo in a front": ("mall/blueprints/shop/cart.py", "from mall import demo", "may not import"),
    "an import in a function": ("mall/domain/stores/queries.py", "def f():\n    import json", "inside a function"),
    "an import in a method's branch": (
        "mall/domain/stores/queries.py",
        "class A:\n def f(self):\n  if self:\n   try:\n    import json\n   except E:\n    pass",
        "inside a function",
    ),
    "an import by name": ("mall/kernel/money.py", "import importlib\nimportlib.import_module('x')", "imports by name"),
}  # fmt: skip


def plant(root: Path, files: dict[str, str]) -> source.Tree:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return source.Tree(root / "mall")


def test_a_clean_house_breaks_no_law(tmp_path: Path) -> None:
    assert imports.breaches(plant(tmp_path, CLEAN)) == []


@pytest.mark.parametrize("name", PLANTED)
def test_the_checker_finds(name: str, tmp_path: Path) -> None:
    file, text, word = PLANTED[name]
    found = imports.breaches(plant(tmp_path, {**CLEAN, file: CLEAN.get(file, "") + text + "\n"}))
    assert len(found) == 1, found
    assert word in found[0]
    assert found[0].startswith(str(tmp_path / file))


def test_a_trade_without_a_rung_is_found(tmp_path: Path) -> None:
    assert imports.homeless(plant(tmp_path, CLEAN)) == []
    assert imports.homeless(plant(tmp_path, {**CLEAN, "mall/domain/utils/__init__.py": ""}))


def test_the_house_keeps_the_import_law() -> None:
    found = imports.breaches(source.mall())
    assert not found, "\n".join(["the import law (docs/architecture.md) is broken:", *found])


def test_every_trade_has_a_rung() -> None:
    found = imports.homeless(source.mall())
    assert not found, "\n".join(found)


def test_the_page_draws_the_same_ladder() -> None:
    page = (source.ROOT / "docs" / "architecture.md").read_text("utf-8")
    for drawn in (" < ".join(imports.LADDER), "  ".join(imports.SIDE_STREETS)):
        assert drawn in " ".join(page.split()).replace("  ", " ") or drawn in page, (
            f"docs/architecture.md lacks: {drawn}"
        )
