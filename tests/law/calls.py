"""Finds calls in a source tree by what they call, and reads the constants they are given."""

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass

from tests.law.source import Module, Tree


@dataclass(frozen=True)
class Call:
    """A call somewhere in the tree."""

    module: Module
    node: ast.Call

    @property
    def at(self) -> str:
        return self.module.at(self.node.lineno)

    @property
    def keywords(self) -> set[str]:
        """The names it passes by keyword."""
        return {keyword.arg for keyword in self.node.keywords if keyword.arg}

    @property
    def has_splat(self) -> bool:
        """Whether it passes `**something`."""
        return any(keyword.arg is None for keyword in self.node.keywords)

    def argument(self, place: int, name: str) -> ast.expr | None:
        """The argument by its place or its name."""
        if len(self.node.args) > place:
            return self.node.args[place]
        return next((keyword.value for keyword in self.node.keywords if keyword.arg == name), None)


def calls_of(tree: Tree, *functions: str) -> Iterator[Call]:
    """Calls of the functions with these dotted names, however they were imported."""
    for function in functions:
        yield from all_calls(tree).get(function, ())


@functools.cache
def all_calls(tree: Tree) -> dict[str, list[Call]]:
    """Every call of the tree by the dotted name of what it calls."""
    found: dict[str, list[Call]] = {}
    for module in tree:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call):
                found.setdefault(origin(tree, module, node.func), []).append(Call(module, node))
    return found


def origin(tree: Tree, module: Module, function: ast.expr) -> str:
    """The dotted name of what an expression names: `publish`, `facts.publish` -> mall.kernel.facts.publish."""
    if isinstance(function, ast.Name):
        return named(tree, module, function.id)
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        owner = named(tree, module, function.value.id)
        if owner in tree.modules:
            return through(tree, owner, function.attr)
        return f"{owner}.{function.attr}"
    return ""


def named(tree: Tree, module: Module, name: str) -> str:
    """What a name in a module stands for; names that another module re-exports are followed to where they are made."""
    for imported in module.imports:
        if imported.alias == name:
            return through(tree, imported.target, imported.attribute) if imported.attribute else imported.target
    return f"{module.name}.{name}"


def through(tree: Tree, target: str, attribute: str) -> str:
    """`target.attribute`, or where the target has it from."""
    module = tree.modules.get(target)
    if module is None or f"{target}.{attribute}" in tree.modules:
        return f"{target}.{attribute}"
    return named(tree, module, attribute)


def text_of(tree: Tree, module: Module, expression: ast.expr | None) -> str | None:
    """The text an expression stands for: a literal, or a constant of this or another module. None if it is neither.

    `X = facts.declare("x.happened", …)` makes X the constant "x.happened".
    """
    if isinstance(expression, ast.Constant):
        return expression.value if isinstance(expression.value, str) else None
    if isinstance(expression, ast.Call) and expression.args:
        is_declaration = origin(tree, module, expression.func) == "mall.kernel.facts.declare"
        return text_of(tree, module, expression.args[0]) if is_declaration else None
    if not isinstance(expression, ast.Name | ast.Attribute):
        return None
    where, _, name = origin(tree, module, expression).rpartition(".")
    home = tree.modules.get(where)
    return text_of(tree, home, assigned(home, name)) if home else None


def assigned(module: Module, name: str) -> ast.expr | None:
    """What is assigned to a name at the top of a module."""
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
            return node.value
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == name:
            return node.value
    return None


def strings_in(tree: Tree) -> Iterator[tuple[Module, ast.Constant]]:
    """Every text literal of the tree."""
    for module in tree:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield module, node


def assignments_to(module: Module, attributes: set[str]) -> Iterator[int]:
    """Lines that set one of these attributes on some other object than self: `row.state = …`."""
    for node in ast.walk(module.tree):
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
        )
        for target in targets:
            is_self = (
                isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self"
            )
            if isinstance(target, ast.Attribute) and target.attr in attributes and not is_self:
                yield node.lineno


@functools.cache
def members_named(module: Module) -> frozenset[tuple[str, str]]:
    """Members of classes that a module names: `PaymentState.PAID`, `orders.PaymentState.PAID` -> ("PaymentState", "PAID")."""
    found = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            found.add((node.value.id if isinstance(node.value, ast.Name) else node.value.attr, node.attr))
    return frozenset(found)
