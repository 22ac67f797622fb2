"""The one loader: finds what registers itself by standing in the right folder, and imports optional libraries.

Listeners, moderation handlers, payment providers and page blocks register on import. Nothing else in the mall
imports by name, and a heavy optional library is imported here, when it is first needed, and nowhere else.
"""

import importlib
import importlib.util
import pkgutil
from types import ModuleType


def load_listeners(package: str = "mall.domain") -> list[ModuleType]:
    """Import every trade's `listeners` module."""
    found = []
    for trade in children(package):
        if importlib.util.find_spec(f"{trade}.listeners"):
            found.append(importlib.import_module(f"{trade}.listeners"))
    return found


def load_kinds(package: str) -> dict[str, ModuleType]:
    """Import every plug-in below `package`: its folder name is its kind."""
    return {name.rpartition(".")[2]: importlib.import_module(name) for name in children(package)}


def children(package: str) -> list[str]:
    """The dotted names of the modules and packages directly inside `package`, sorted."""
    root = importlib.import_module(package)
    return sorted(f"{package}.{found.name}" for found in pkgutil.iter_modules(root.__path__))


def optional(module: str) -> ModuleType:
    """A library that only some processes need (jieba, pinyin): imported on first use to keep the web small."""
    return importlib.import_module(module)
