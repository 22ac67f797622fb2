"""Reads a source tree without running it: modules by their dotted names, and what each imports, from where in the file."""

import ast
import functools
import importlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).parents[2]
MALL = ROOT / "mall"

Place = Literal["top", "typing", "function"]


@dataclass(frozen=True)
class Import:
    """`target` is expanded: `from mall.domain import carts` imports mall.domain.carts. `alias` is the name it is bound to."""

    target: str
    line: int
    place: Place
    alias: str
    attribute: str = ""  # the name taken out of the target, when it is no module itself


@dataclass(eq=False)
class Module:
    """A file of the tree."""

    name: str
    path: Path
    tree: ast.Module
    is_package: bool
    imports: list[Import] = field(default_factory=list)

    def at(self, line: int) -> str:
        """Where to look, as editors and terminals understand it."""
        path = self.path.relative_to(ROOT) if self.path.is_relative_to(ROOT) else self.path
        return f"{path}:{line}"


class Tree:
    """All modules below a package folder, e.g. `Tree(ROOT / "mall")`."""

    def __init__(self, package: Path) -> None:
        self.modules: dict[str, Module] = {}
        for path in sorted(package.rglob("*.py")):
            name = dotted(path, package.parent)
            self.modules[name] = Module(name, path, parsed(path), path.name == "__init__.py")
        for module in self.modules.values():
            module.imports = list(self.imports_of(module))

    def __iter__(self) -> Iterator[Module]:
        return iter(self.modules.values())

    def below(self, *packages: str) -> Iterator[Module]:
        """The packages named and everything in them."""
        for module in self:
            if any(is_inside(module.name, package) for package in packages):
                yield module

    def imports_of(self, module: Module) -> Iterator[Import]:
        for node, place in imports_in(module.tree):
            if isinstance(node, ast.Import):
                for name in node.names:
                    yield Import(name.name, node.lineno, place, name.asname or name.name.partition(".")[0])
                continue
            base = absolute(module, node)
            for name in node.names:
                bound = name.asname or name.name
                whole = f"{base}.{name.name}"
                if whole in self.modules:
                    yield Import(whole, node.lineno, place, bound)
                else:
                    yield Import(base, node.lineno, place, bound, name.name)


@functools.cache
def mall() -> Tree:
    """The mall's own source."""
    return Tree(MALL)


@functools.cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def dotted(path: Path, above: Path) -> str:
    """mall/kernel/db.py -> mall.kernel.db; a package has its folder's name."""
    parts = path.relative_to(above).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_inside(name: str, package: str) -> bool:
    """Whether `name` is the package or something in it."""
    return name == package or name.startswith(package + ".")


def absolute(module: Module, node: ast.ImportFrom) -> str:
    """The dotted name that a `from … import` starts at; leading dots count from the module's own package."""
    if not node.level:
        return node.module or ""
    here = module.name.split(".")
    package = here if module.is_package else here[:-1]
    base = package[: len(package) - node.level + 1]
    return ".".join([*base, *([node.module] if node.module else [])])


def imports_in(tree: ast.Module) -> Iterator[tuple[ast.Import | ast.ImportFrom, Place]]:
    """Every import statement and whether it runs on import, never (TYPE_CHECKING), or inside a function."""
    yield from _imports_below(tree.body, "top")


def _imports_below(body: list[ast.stmt], place: Place) -> Iterator[tuple[ast.Import | ast.ImportFrom, Place]]:
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node, place
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _imports_below(node.body, "function")
        elif isinstance(node, ast.If) and is_type_checking(node.test):
            yield from _imports_below(node.body, "typing")
            yield from _imports_below(node.orelse, place)
        else:
            yield from _imports_below(statements_in(node), place)


def statements_in(node: ast.AST) -> list[ast.stmt]:
    """The statements of a compound one: of its branches, its handlers and its cases."""
    found: list[ast.stmt] = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt):
            found.append(child)
        elif isinstance(child, ast.ExceptHandler | ast.match_case):
            found += child.body
    return found


def is_type_checking(test: ast.expr) -> bool:
    """`if TYPE_CHECKING:` in either spelling."""
    return (isinstance(test, ast.Name) and test.id == "TYPE_CHECKING") or (
        isinstance(test, ast.Attribute) and test.attr == "TYPE_CHECKING"
    )


def import_trades() -> None:
    """Import every module of every trade, so that tables, lifecycles and facts have registered themselves."""
    for module in mall().below("mall.domain"):
        importlib.import_module(module.name)
