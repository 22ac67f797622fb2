"""The import law (docs/architecture.md) as a function from a source tree to sentences about what breaks it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from tests.law.source import Import, Module, Tree, is_inside

# A trade calls the faces of those before it, never of those after it.
LADDER = (
    "ledger", "moderation", "people", "stores", "catalog", "stock", "bookings", "delivery", "promotions", "pricing",
    "carts", "orders", "payments", "shipping", "aftersales",
)  # fmt: skip
# Side streets call any face on the ladder; nobody on the ladder and no other side street calls them.
SIDE_STREETS = (
    "announcements", "search", "imports", "batches", "pages", "reviews", "questions", "messages", "favourites",
    "recommendations", "privacy", "referrals", "analytics", "school",
)  # fmt: skip

MODELS_MAY_USE = ("models", "states", "rights", "rules")
# What rules may take from the kernel: arithmetic, words and names. `plugins` brings optional pure libraries in.
PURE_KERNEL = ("money", "text", "refusals", "rights", "places", "plugins", "speech")
IMPURE = {
    "asyncio", "http", "multiprocessing", "os", "pathlib", "psycopg", "redis", "requests", "rq", "shutil", "smtplib",
    "socket", "sqlalchemy", "subprocess", "tempfile", "threading", "time", "urllib3",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow"}

# The only modules that import by name, and why.
DYNAMIC = {
    "mall.kernel.plugins": "the one loader of plug-ins and optional libraries",
    "mall.kernel.jobs": "a job row names its function; only functions of the mall can be named",
    "mall.local.__main__": "runs a file of mall/local by itself, before anything is installed",
}
# One front that may look into another, and why.
NEIGHBOURS: dict[tuple[str, str], str] = {}
# Fronts ask trades, not the database; these ask it, and why.
FRONTS_AT_THE_DATABASE = {
    "mall.blueprints.shop.health": "asks whether the database answers at all",
}


@dataclass(frozen=True)
class Spot:
    """Where a module stands: the part of the house, and in it the trade or front and the file."""

    part: str
    owner: str = ""
    file: str = ""


def spot_of(name: str) -> Spot:
    """mall.domain.carts.actions -> the part "trade", the owner "carts", the file "actions"."""
    parts = name.split(".")
    if parts[0] != "mall":
        return Spot("world", parts[0])
    if len(parts) == 1:
        return Spot("root")
    rest = [*parts[2:], "", ""]
    match parts[1]:
        case "kernel" | "local" | "demo" | "migrations" | "audit":
            return Spot(parts[1], file=rest[0])
        case "domain":
            return Spot("trade", rest[0], rest[1]) if rest[0] else Spot("domain")
        case "blueprints":
            return Spot("front", rest[0], rest[1]) if rest[0] else Spot("fronts")
        case "models":
            return Spot("models")
        case _:
            return Spot("root", file=parts[1])


def breaches(tree: Tree) -> list[str]:
    """Every breach of the import law, as "file:line: what is wrong and what to do"."""
    found = []
    for module in tree:
        for imported in module.imports:
            complaint = complaint_about(module, imported, tree)
            if complaint:
                found.append(f"{module.at(imported.line)}: {complaint}")
        found += [f"{module.at(line)}: {complaint}" for line, complaint in complaints_about(module, tree)]
    return found


def complaint_about(module: Module, imported: Import, tree: Tree) -> str | None:
    """What is wrong with one import statement, or None."""
    here, there = spot_of(module.name), spot_of(imported.target)
    if imported.place == "function":
        return (
            f"{imported.target} is imported inside a function. Import it at the top; if that is a cycle, one of the two "
            "modules knows too much. A library that only some processes need goes through kernel.plugins.optional."
        )
    if there.part == "world":
        return foreign(module, here, imported)
    if not imported.attribute and imported.alias == "mall":
        return f"write `from … import …` for {imported.target}, so that the name says where it comes from."
    return (
        between_parts(module, here, there, imported)
        or into_a_trade(module, here, there, imported, tree)
        or into_a_front(module, here, there, imported, tree)
    )


def foreign(module: Module, here: Spot, imported: Import) -> str | None:
    """Libraries: no Flask in the domain, no session and no I/O in rules, no SQL in fronts."""
    library = imported.target.partition(".")[0]
    if here.part == "trade" and (library == "flask" or library.startswith("flask_")):
        return f"a trade imports {library}. What it needs of a request comes in as an argument; words come from kernel.text."
    if here.part == "trade" and here.file == "rules" and (library in IMPURE or imported.target.startswith("urllib.re")):
        return f"rules import {library}. Rules are arithmetic: rows and moments come in as values."
    if here.part == "front" and library == "sqlalchemy" and module.name not in FRONTS_AT_THE_DATABASE:
        return "a front writes SQL. Ask the trade: put a query with its owner first into the trade's queries.py."
    return None


def between_parts(module: Module, here: Spot, there: Spot, imported: Import) -> str | None:
    """Which part of the house may look into which."""
    if here.part == there.part == "domain":
        return None
    allowed = {
        "kernel": {"kernel"},
        "local": {"local"},
        "migrations": {"kernel", "models", "migrations"},
        "models": {"kernel", "trade"},
        "domain": set(),
        "trade": {"kernel", "trade"},
        "fronts": {"kernel", "front"},
        "front": {"kernel", "models", "trade", "front", "audit"},
        "audit": {"kernel", "models", "trade", "audit"},
        "root": {"root", "kernel", "models", "trade", "fronts", "demo", "audit"},
        "demo": {"root", "audit", "kernel", "models", "trade", "fronts", "front", "demo", "domain", "local"},
    }[here.part]
    if there.part not in allowed:
        if here.part == "local" and there.part == "root" and not there.file:
            return None
        return f"{part_name(here)} may not import {imported.target}. {ADVICE.get((here.part, there.part), '')}".rstrip()
    if here.part == "root" and here.file == "config":
        return "settings know nothing of the mall; whoever reads them does."
    if here.part == "root" and here.file == "schedule" and there.part not in ("kernel", "root"):
        return "the schedule names jobs as strings, so that the cron process stays small."
    if here.part == "models" and there.part == "trade" and there.file != "models":
        return f"mall.models re-exports tables: take them from mall.domain.{there.owner}.models."
    if here.part == "trade" and there.part == "kernel" and there.file == "web":
        return "a trade imports kernel.web. Pages, forms and answers are the fronts' business."
    if here.part == "trade" and here.file == "rules" and there.part == "kernel" and there.file not in PURE_KERNEL:
        return f"rules import kernel.{there.file}. Rules are arithmetic: what they need comes in as an argument."
    if here.part == "front" and imported.target == "mall.kernel.db" and module.name not in FRONTS_AT_THE_DATABASE:
        return "a front reaches for the session. The trade's face has, or should have, the verb or the query."
    return None


ADVICE = {
    ("kernel", "trade"): "The kernel knows nothing of shopping: let the trade register itself with the kernel.",
    ("kernel", "root"): "The kernel knows nothing of shopping: pass the value in when the application is made.",
    ("trade", "models"): "That is a cycle: take the class from the trade that owns it.",
    ("trade", "front"): "Announce a fact or return a value; the front decides what to show.",
    ("front", "root"): "A setting is in current_app.config; a command's body belongs into a trade.",
    ("front", "demo"): "The demo is content, not code to build on.",
    ("root", "front"): "mall.blueprints registers the fronts; nobody else knows their files.",
    ("local", "kernel"): "mall.local runs before anything is installed.",
}


def into_a_trade(module: Module, here: Spot, there: Spot, imported: Import, tree: Tree) -> str | None:
    """Faces only, and downhill only."""
    if there.part != "trade" or here.part == "demo":
        return None
    if here.part == "trade" and here.owner == there.owner:
        return inside_own_trade(here, there, imported, tree)
    if here.part == "trade":
        climb = climbing(here, there)
        if imported.place == "typing" and here.file == "models" and there.file == "models":
            return None
        if here.file in ("models", "rules"):
            return (
                f"{here.file}.py imports another trade. Name a foreign key as a string, or import under TYPE_CHECKING."
            )
        if climb:
            return climb
    if here.part in ("models", "migrations"):
        return None
    if there.file:
        return (
            f"imports the inside of {there.owner}. Use its face, `from mall.domain import {there.owner}`, "
            f"and put the name into the face's __all__ if others may call it."
        )
    return unless_exported(imported, tree)


def climbing(here: Spot, there: Spot) -> str | None:
    """Whether the import goes up the ladder or into a side street."""
    if there.owner in SIDE_STREETS:
        return f"{here.owner} imports {there.owner}, a side street. Side streets listen: publish a fact."
    if here.owner in SIDE_STREETS:
        return None
    if here.owner in LADDER and there.owner in LADDER and LADDER.index(there.owner) > LADDER.index(here.owner):
        return (
            f"{here.owner} imports {there.owner}, which stands above it on the ladder. Publish a fact that {there.owner} "
            f"listens to, let {there.owner} register a handler here, or move the verb up into {there.owner}."
        )
    return None


def inside_own_trade(here: Spot, there: Spot, imported: Import, tree: Tree) -> str | None:
    if here.file == "models" and there.file not in MODELS_MAY_USE:
        return "models import their own verbs or queries. Tables know facts about one row and nothing else."
    if here.file == "rules" and there.file != "rules" and not is_pure(imported.target, tree):
        return f"rules import their own {there.file or 'face'}. Rules are arithmetic: pass the values in."
    if here.file and not there.file and imported.attribute:
        return f"takes {imported.attribute} from its own face, a cycle. Take it from the file that has it."
    return None


def is_pure(name: str, tree: Tree) -> bool:
    """Whether a module keeps the same diet as rules do."""
    module = tree.modules.get(name)
    if module is None or module.is_package:
        return False
    for imported in module.imports:
        there = spot_of(imported.target)
        if there.part == "kernel" and there.file in PURE_KERNEL:
            continue
        if there.part == "world" and foreign(module, Spot("trade", "", "rules"), imported) is None:
            continue
        if there.part == "trade" and is_pure(imported.target, tree):
            continue
        return False
    return True


def unless_exported(imported: Import, tree: Tree) -> str | None:
    """A name taken from a face must be one the face offers."""
    face = tree.modules.get(imported.target)
    if not imported.attribute or face is None:
        return None
    if imported.attribute in exported(face):
        return None
    return (
        f"{imported.target} does not offer {imported.attribute}: add it to its __all__, or ask for something it offers."
    )


def into_a_front(module: Module, here: Spot, there: Spot, imported: Import, tree: Tree) -> str | None:
    """A front knows itself. A file beside the fronts that makes no blueprint is furniture that all may use."""
    if there.part != "front" or here.part != "front" or here.owner == there.owner:
        return None
    if (here.owner, there.owner) in NEIGHBOURS:
        return None
    neighbour = tree.modules.get(f"mall.blueprints.{there.owner}")
    if neighbour and not neighbour.is_package and not makes_blueprint(neighbour):
        return None
    return (
        f"the front {here.owner} imports the front {there.owner}. What both need belongs into the kernel's web parts, "
        "into a trade's face, or into a file beside the fronts that makes no blueprint."
    )


def complaints_about(module: Module, tree: Tree) -> Iterator[tuple[int, str]]:
    """Breaches that are no import statement: reaching through a face, importing by name, rules that look at a clock."""
    here = spot_of(module.name)
    faces = faces_in_hand(module, here)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in faces:
            face = faces[node.value.id]
            if f"{face}.{node.attr}" in tree.modules and node.attr not in exported(tree.modules[face]):
                yield (
                    node.lineno,
                    f"reaches through a face into {face}.{node.attr}. Faces are for calling, not for opening.",
                )
        if isinstance(node, ast.Call):
            if called(node) in ("import_module", "__import__", "run_module") and module.name not in DYNAMIC:
                yield (
                    node.lineno,
                    "imports by name. Only kernel.plugins does that: use plugins.load_kinds or plugins.optional.",
                )
            if here.part == "trade" and here.file == "rules" and called(node) in CLOCKS | {"open"}:
                yield node.lineno, f"rules call {called(node)}(). The moment or the text comes in as an argument."


def faces_in_hand(module: Module, here: Spot) -> dict[str, str]:
    """Local names that stand for another trade's face."""
    found = {}
    for imported in module.imports:
        there = spot_of(imported.target)
        is_face = there.part == "trade" and not there.file and not imported.attribute
        if is_face and there.owner != here.owner and here.part != "demo":
            found[imported.alias] = imported.target
    return found


def exported(face: Module) -> set[str]:
    """The names in `__all__`."""
    for node in face.tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            return set(ast.literal_eval(node.value))
    return set()


def makes_blueprint(module: Module) -> bool:
    return any(isinstance(node, ast.Call) and called(node) == "Blueprint" for node in ast.walk(module.tree))


def called(call: ast.Call) -> str:
    """The last name of what is called: `importlib.import_module(…)` -> import_module."""
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def part_name(here: Spot) -> str:
    names = {"trade": f"the trade {here.owner}", "front": f"the front {here.owner}", "models": "mall.models"}
    return names.get(here.part, f"mall.{here.part}" if here.part != "root" else f"mall/{here.file or '__init__'}")


def homeless(tree: Tree) -> list[str]:
    """Trades that have a folder and no rung."""
    trades = {spot.owner for spot in map(spot_of, tree.modules) if spot.part == "trade"}
    return sorted(
        f"mall/domain/{trade} has no rung: put it on LADDER or SIDE_STREETS in tests/law/imports.py and in docs/architecture.md"
        for trade in trades - {*LADDER, *SIDE_STREETS}
    )


__all__ = ["LADDER", "SIDE_STREETS", "Spot", "breaches", "exported", "homeless", "is_inside", "spot_of"]
