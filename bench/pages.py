"""`bin/bench pages`: what each page of the shop costs, beside the floors, on malls of different sizes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import psycopg
from sqlalchemy import Engine, event

from bench.ground import Broke, Generator, Ground, Mall, Server, say
from bench.people import HOST, contact, member, pay_page, with_cart
from bench.report import Aim, Report, percentile, ratio, table
from bench.shopper import Shopper
from bench.wire import request
from mall import create_app
from mall.config import Settings
from mall.domain import catalog

CONNECTIONS = (1, 16)
MINIMAL, BARE = "floor: three queries", "floor: bare Flask"
COPY = "copy: "
QUERIES = ("连衣裙", "红色连衣裙", "茶", "陶瓷", "silk dresses summer", "lianyiqun", "xk-520", "家用")
VARIETY = 40  # different products that are asked for in turn
IN_CART = 3  # products of a cart
DEEP = 200  # pages down a category, or half of it
MOST_SQL = 12
MOST_MB = 150
WARMING = 0.3  # seconds
HEADS = (
    "page", "products", "SQL", "bytes", "/s", "p50", "p95", "CPU", "x bare", "x 3 SQL",
    "/s", "p50", "p95", "CPU", "x bare", "x 3 SQL", "x small",
)  # fmt: skip


@dataclass
class Course:
    """How a subject did with that many connections, round by round. Times in milliseconds."""

    cpu: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)


@dataclass
class Subject:
    """A page: the requests that ask for it in turn, and what was measured."""

    name: str
    size: int
    server: Server
    requests: list[str]
    sql: int | None = None
    bytes: float = 0.0
    courses: dict[int, Course] = field(default_factory=lambda: {many: Course() for many in CONNECTIONS})

    @property
    def is_floor(self) -> bool:
        return self.name in (MINIMAL, BARE)


def bench(sizes: Sequence[int], rounds: int, seconds: float, keep: Path | None) -> Report:
    """Measure everything in rounds. Raises Broke when a page does not answer 200."""
    report = Report("pages")
    with Ground.at(keep) as ground:
        malls = [ground.mall(size) for size in sorted(sizes)]
        subjects = [*floors_on(ground, malls[0]), *(page for mall in malls for page in pages_on(ground, mall))]
        take_turns(ground, subjects, rounds, seconds)
        judge(report, subjects)
    return report


def take_turns(ground: Ground, subjects: Sequence[Subject], rounds: int, seconds: float) -> None:
    """Every subject for a short while with every number of connections, round by round."""
    ground.settle()
    generator = ground.generator("bench.load")
    for number in range(rounds):
        for subject in subjects:
            for many in CONNECTIONS:
                measure(subject, many, generator, seconds, is_first=not number)
        say(f"round {number + 1} of {rounds}")


def floors_on(ground: Ground, mall: Mall) -> list[Subject]:
    """The two floors, by the same server with the same settings."""
    return [
        Subject(name, mall.size, server, asking(["/"], server))
        for name, app in ((BARE, "bench.floors:bare"), (MINIMAL, "bench.floors:minimal"))
        for server in [ground.serve(mall, app)]
    ]


def pages_on(ground: Ground, mall: Mall) -> list[Subject]:
    """The pages of a mall, as a guest and as a member see them, with their SQL counted."""
    server = ground.serve(mall, CACHE_URL="")  # made anew each time
    guest, regular = Shopper(HOST, server.port), member(server.port)
    goods = goods_of(mall)
    newcomer = page("home, first visit", ["/"], server, Shopper(HOST, server.port))
    for shopper in (guest, regular):
        shopper.arrive()
        with_cart(shopper, [sku for _, sku in goods[:IN_CART]])
    contact(regular)
    paths = {**public_paths(mall, goods), "cart": ["/cart"], "checkout": ["/checkout"]}
    members = {name: paths[name] for name in ("home", "category", "product", "cart", "checkout")}
    subjects = [newcomer, *(page(name, some, server, guest) for name, some in paths.items())]
    buyer = Shopper(HOST, server.port)
    buyer.arrive()
    with_cart(buyer, [sku for _, sku in goods[-1:]])
    paying = pay_page(buyer)
    subjects += [
        page("payment", [paying], server, buyer),
        page("purchase", [paying.removesuffix("/payment")], server, buyer),
        *(page(f"{name}, signed in", some, server, regular) for name, some in members.items()),
        page("orders, signed in", ["/orders"], server, regular),
    ]
    count_sql(mall, subjects)
    return subjects + copies_on(ground, mall, paths)


def copies_on(ground: Ground, mall: Mall, paths: Mapping[str, Sequence[str]]) -> list[Subject]:
    """Pages that are the same for everybody, answered with copies as they are where there is a cache."""
    server = ground.serve(mall)
    guest = Shopper(HOST, server.port)
    guest.arrive()
    subjects = [page(f"{COPY}{name}", paths[name], server, guest) for name in ("home", "category", "search", "product")]
    for subject in subjects:
        subject.sql = 1
    return subjects


def public_paths(mall: Mall, goods: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """The addresses of pages that everybody sees."""
    with psycopg.connect(mall.url) as connection:
        roots = connection.execute(FULL_ROOTS).fetchall()
        shops = connection.execute("SELECT slug FROM store WHERE state = 'open' ORDER BY id").fetchall()
    listed = [f"/categories/{slug}" for slug, _ in roots]
    return {
        "home": ["/"],
        "category": listed,
        "category by sales": [f"{path}?sort=sales" for path in listed],
        "category by price": [f"{path}?sort=price-up" for path in listed],
        "category, deep": [deep(mall, slug, held) for slug, held in roots],
        "search": [f"/search?q={quoted(words)}" for words in QUERIES],
        "suggestions": [f"/search/suggestions?q={quoted(words)}" for words in ("lian", "茶", "silk dre")],
        "product": [path for path, _ in goods],
        "store": [f"/stores/{slug}" for (slug,) in shops],
    }


FULL_ROOTS = """
SELECT root.slug, count(*) FROM category root JOIN category leaf ON leaf.path @> ARRAY[root.id]
JOIN product ON product.category_id = leaf.id WHERE root.parent_id IS NULL GROUP BY root.id
HAVING count(*) > 40 ORDER BY count(*) DESC, root.id
"""

GOODS = """
SELECT DISTINCT ON (md5(p.id::text)) '/products/' || p.public_id || '/' || p.slug, s.public_id::text
FROM product p JOIN sku s ON s.product_id = p.id JOIN stock k ON k.sku_id = s.id
WHERE k.on_hand - k.held > 10 ORDER BY md5(p.id::text) LIMIT %s
"""


def goods_of(mall: Mall) -> list[tuple[str, str]]:
    """(address, SKU that is in stock) of products that lie anywhere."""
    with psycopg.connect(mall.url) as connection:
        return connection.execute(GOODS, (VARIETY,)).fetchall()


def deep(mall: Mall, slug: str, held: int) -> str:
    """A page far down a category, by its key."""
    app = create_app(Settings.from_environment(mall.env))
    with app.app_context():
        here = catalog.category_by_slug(slug)
        key = catalog.products_in(catalog.below(here), size=min(DEEP * 20, held // 2)).next
    return f"/categories/{slug}?after={key}"


def page(name: str, paths: Sequence[str], server: Server, visitor: Shopper) -> Subject:
    """A page as this visitor asks for it: never with what would make it a 304."""
    return Subject(name, server.mall.size, server, asking(paths, server, visitor.cookies))


def asking(paths: Sequence[str], server: Server, cookies: str = "") -> list[str]:
    return [request("GET", path, f"{HOST}:{server.port}", cookies).decode() for path in paths]


def count_sql(mall: Mall, subjects: Sequence[Subject]) -> None:
    """The most statements that any request of each subject sends, counted in an application of our own."""
    client = create_app(Settings.from_environment({**mall.env, "CACHE_URL": ""})).test_client(use_cookies=False)
    for subject in subjects:
        subject.sql = max(statements_of(client, text) for text in subject.requests)


def statements_of(client: Any, text: str) -> int:
    """How many SQL statements the answer to a request takes."""
    first, *rest = text.strip().split("\r\n")
    headers = dict(line.split(": ", 1) for line in rest)
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        answer = client.get(first.split(" ")[1], headers=headers)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    if answer.status_code != 200:
        raise Broke(f"{first} answered {answer.status_code}")
    return len(sent)


def measure(subject: Subject, many: int, generator: Generator, seconds: float, is_first: bool) -> None:
    """One turn of a subject with that many connections. Refuses any answer but 200."""
    job = {"host": HOST, "port": subject.server.port, "requests": subject.requests, "connections": many}
    if is_first:
        generator.run(**job, seconds=WARMING)
    before = subject.server.reading()
    found = generator.run(**job, seconds=seconds)
    used = subject.server.used_since(before)
    if list(found["statuses"]) != ["200"]:
        raise Broke(f"{subject.name} on {subject.size:,} products answered {found['statuses']}")
    answered, course = len(found["waits"]), subject.courses[many]
    course.cpu.append(used / answered)
    course.rates.append(answered / found["seconds"])
    course.waits += found["waits"]
    subject.bytes = found["body"] / answered


def judge(report: Report, subjects: Sequence[Subject]) -> None:
    """Rows, the table, the aims."""
    answers = lay_out(report, subjects)
    copies = [row for row in answers if row["page"].startswith(COPY)]
    pages = [row for row in answers if row not in copies]
    smallest = min(subject.size for subject in subjects)
    report.aims = [
        *worst("a page within 2 times the page of three queries (CPU)", pages, "x_minimal", 2.0),
        *worst("a copy within 2 times a bare Flask response (CPU)", copies, "x_bare", 2.0),
        *worst(f"no page over {MOST_SQL} SQL statements", pages, "sql", MOST_SQL),
        *worst(f"nothing slower than 1.5 times itself on {smallest:,} products", pages, "x_small", 1.5),
        memory_aim({subject.server for subject in subjects if not subject.is_floor}),
    ]


def lay_out(report: Report, subjects: Sequence[Subject]) -> list[dict[str, Any]]:
    """Every subject beside the floors and beside itself on the smallest mall: into the report and onto the screen.
    Returns the rows that are no floors."""
    floors = {subject.name: subject for subject in subjects if subject.is_floor}
    smallest = min(subject.size for subject in subjects)
    small = {subject.name: subject for subject in subjects if subject.size == smallest}
    report.rows = [row_of(subject, floors, small[subject.name]) for subject in subjects]
    print(heading())
    print(table(HEADS, [list(columns(row)) for row in report.rows]))
    return [row for row in report.rows if not row["is_floor"]]


def row_of(subject: Subject, floors: dict[str, Subject], small: Subject) -> dict[str, Any]:
    """What was measured of a subject, and how it compares."""
    courses = {
        many: {
            "per_second": median(course.rates),
            "p50": percentile(course.waits, 0.5),
            "p95": percentile(course.waits, 0.95),
            "cpu": median(course.cpu),
            "x_bare": ratio(course.cpu, floors[BARE].courses[many].cpu),
            "x_minimal": ratio(course.cpu, floors[MINIMAL].courses[many].cpu),
            "x_small": ratio(course.cpu, small.courses[many].cpu),
        }
        for many, course in subject.courses.items()
    }
    return {
        "page": subject.name,
        "products": subject.size,
        "is_floor": subject.is_floor,
        "sql": subject.sql,
        "bytes": round(subject.bytes),
        "connections": courses,
        "x_bare": max(course["x_bare"] for course in courses.values()),
        "x_minimal": max(course["x_minimal"] for course in courses.values()),
        "x_small": max(course["x_small"] for course in courses.values()),
    }


def heading() -> str:
    """The line above the table's heads."""
    return "CPU milliseconds per request of web and database; on the left 1 connection, on the right 16"


def columns(row: dict[str, Any]) -> Iterator[object]:
    yield from (row["page"], row["products"], row["sql"], row["bytes"])
    for course in row["connections"].values():
        yield from (course[name] for name in ("per_second", "p50", "p95", "cpu", "x_bare", "x_minimal"))
    yield row["x_small"]


def worst(wanted: str, rows: Sequence[dict[str, Any]], name: str, most: float) -> list[Aim]:
    """An aim for all pages: how many miss it, and by how much the worst does."""
    missed = [row for row in rows if row[name] > most]
    last = max(rows, key=lambda row: row[name])
    at_worst = f"{last[name]:.2f}".rstrip("0").rstrip(".")
    said = f"at most {at_worst} ({last['page']} on {last['products']:,})"
    return [Aim(wanted, f"{said}; {len(missed)} of {len(rows)} above" if missed else said, not missed)]


def memory_aim(servers: set[Server]) -> Aim:
    """What a web process holds after all this."""
    sizes = [size for server in servers for size in server.memory()]
    pss, rss = max(pss for pss, _ in sizes), max(rss for _, rss in sizes)
    return Aim(f"a web process under {MOST_MB} MB", f"PSS {pss:.0f} MB, RSS {rss:.0f} MB", pss < MOST_MB)


def quoted(words: str) -> str:
    """A query as it stands in an address."""
    return "".join(f"%{byte:02X}" for byte in words.encode())
