"""`bin/bench orders`: whole visits, orders of one hot item, and fifty buyers who race for ten units."""

import statistics
import sys
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psycopg

from bench import meters
from bench.ground import Broke, Generator, Ground, Mall, Server, command, say
from bench.pages import QUERIES, asking, goods_of
from bench.people import HOST
from bench.report import Aim, Report, percentile, table
from mall import create_app
from mall.config import Settings
from mall.domain import catalog, stock, stores
from mall.kernel import actors, signatures
from mall.kernel.db import db
from mall.local.children import Child

CLIENTS = (1, 8, 32)
PLENTY = 100_000  # units of what must not run out
BUYERS, UNITS = 50, 10
ORDERS = 200  # of one hot item, and of as many different ones
PRESSING = 16  # buttons pressed at once
UPDATING = 8  # connections of the raw updates, as many as the web server has threads
WARMING = 10.0  # seconds; a new process compiles its statements, a new connection plans them
PAID_WITHIN = 120.0  # seconds after the last visit
MOST_CPU = 60.0  # milliseconds of a visit
LEAST_VISITS = 30.0  # per second with 8 clients
MOST_MB = 150
SOLD, REFUSED = "to payment", "refused"
HEADS = (
    "clients", "visits", "visits/s", "p50", "p95", "paid/s", "CPU visit", "of it web", "x 3 SQL",
    "CPU workers", "web PSS", "RSS",
)  # fmt: skip


def bench(size: int, clients: Sequence[int], seconds: float, keep: Path | None) -> Report:
    """Measure all three. Raises Broke when a visit fails; the report says whether anything was oversold."""
    report = Report("orders")
    with Ground.at(keep) as ground:
        mall = ground.copy(ground.mall(size), "bench_orders")
        control = ground.copy(mall, "bench_careless")
        ground.settle()
        *goods, (_, coveted) = goods_of(mall)
        restock(mall, [sku for _, sku in goods], PLENTY)
        server = ground.serve(mall)
        workers = ground.work(server)
        generator = ground.generator("bench.visits")
        floor = Floor(ground, mall)
        report.rows += visits(generator, server, workers, goods, clients, seconds, floor)
        report.rows.append(hot(ground, generator, server, [sku for _, sku in goods]))
        report.rows += races(ground, generator, server, control, coveted)
        wait_until_done(mall)
        report.rows.append(audited(mall))
        report.rows.append(held_by(server))
        judge(report)
    return report


class Floor:
    """The page of three queries, asked between the visits: how fast the machine is at that moment."""

    def __init__(self, ground: Ground, mall: Mall) -> None:
        self.server = ground.serve(mall, "bench.floors:minimal")
        self.generator = ground.generator("bench.load")
        self.job = {"host": HOST, "port": self.server.port, "requests": asking(["/"], self.server), "connections": 8}
        self.generator.run(**self.job, seconds=1.0)

    def cpu(self) -> float:
        """CPU milliseconds of one such page now."""
        before = self.server.reading()
        found = self.generator.run(**self.job, seconds=1.0)
        return self.server.used_since(before) / len(found["waits"])


def restock(mall: Mall, skus: Sequence[str], units: int) -> None:
    """Count these SKUs anew, through the verb that a merchant uses: so many units that nobody was promised."""
    with create_app(Settings.from_environment(mall.env)).app_context():
        for public_id in skus:
            sku = catalog.sellable(uuid.UUID(public_id))
            location = stores.default_location(sku.store_id)
            held = one(mall, HELD, sku.id)[0]
            stock.recount(stock.Wanted(sku.store_id, sku.id, location.id, units + held), actors.job("bench"))
        db.session.commit()
        db.engine.dispose()


def visits(
    generator: Generator,
    server: Server,
    workers: Sequence[Child],
    goods: Sequence[tuple[str, str]],
    clients: Sequence[int],
    seconds: float,
    floor: "Floor",
) -> list[dict[str, Any]]:
    """Visits with ever more shoppers at once; a short warming-up first."""
    job = {
        "kind": "visits",
        "host": HOST,
        "port": server.port,
        "goods": goods,
        "queries": QUERIES,
        "key": bank_key(server.mall),
    }
    visit_for(generator, job, server.mall, clients=8, seconds=WARMING)
    rows = []
    for many in clients:
        say(f"visits of {many} shoppers at once")
        row, now = measured(generator, job, server, workers, many, seconds), floor.cpu()
        rows.append({**row, "cpu_floor": now, "x_floor": row["cpu"] / now})
    return rows


def bank_key(mall: Mall) -> str:
    """The key that the demo bank shares with this mall, in hexadecimal."""
    with create_app(Settings.from_environment(mall.env)).app_context():
        return signatures.key_for("demo-bank").hex()


def measured(
    generator: Generator, job: dict[str, Any], server: Server, workers: Sequence[Child], many: int, seconds: float
) -> dict[str, Any]:
    """One number of shoppers: what they did, how long until all of it was paid, and who worked how much for it."""
    before, web, working = server.reading(), web_cpu(server), work_cpu(workers)
    began = time.perf_counter()
    found = visit_for(generator, job, server.mall, clients=many, seconds=seconds)
    used, web = server.used_since(before), web_cpu(server) - web
    wait_until_done(server.mall)
    until_paid = time.perf_counter() - began
    count = len(found["visits"])
    return {
        "kind": "visits",
        "clients": many,
        "visits": count,
        "per_second": count / found["seconds"],
        "p50": percentile(found["visits"], 0.5),
        "p95": percentile(found["visits"], 0.95),
        "paid_per_second": count / until_paid,
        "cpu": used / count,
        "cpu_web": web / count,
        "cpu_workers": (work_cpu(workers) - working) / count,
        "steps": {name: statistics.median(waits) for name, waits in found["steps"].items()},
        "pss": max(pss for pss, _ in server.memory()),
        "rss": max(rss for _, rss in server.memory()),
    }


def visit_for(generator: Generator, job: dict[str, Any], mall: Mall, **more: Any) -> dict[str, Any]:
    """Let them shop. Refuses when a visit went wrong, or an order is not paid in the end."""
    orders = paid_orders(mall)
    found = generator.run(**job, **more)
    if found["troubles"]:
        raise Broke(f"a visit failed: {found['troubles'][0]}")
    wait_until_done(mall)
    if paid_orders(mall) - orders != len(found["visits"]):
        raise Broke(f"{len(found['visits'])} visits ended with {paid_orders(mall) - orders} paid orders")
    return found


def web_cpu(server: Server) -> float:
    """CPU milliseconds of the web processes so far."""
    return sum(meters.cpu_of(meters.tree(server.child.pid)).values())


def work_cpu(workers: Sequence[Child]) -> float:
    """CPU milliseconds of the workers so far, with the processes they forked."""
    return sum(sum(meters.cpu_of([child.pid]).values()) + meters.buried(child.pid) for child in workers)


def wait_until_done(mall: Mall) -> None:
    """Until no job is due. Refuses when one failed, or when it takes too long."""
    deadline = time.monotonic() + PAID_WITHIN
    while time.monotonic() < deadline:
        waiting, failed = one(mall, DUE)
        if failed:
            raise Broke(f"{failed} jobs failed; the first: {one(mall, FAILED)[0]}")
        if not waiting:
            return
        time.sleep(0.05)
    raise Broke(f"{one(mall, DUE)[0]} jobs are still waiting after {PAID_WITHIN:.0f} s")


DUE = """
SELECT count(*) FILTER (WHERE state = 'waiting'), count(*) FILTER (WHERE state = 'failed' OR last_error <> '') FROM job
WHERE state = 'failed' OR state = 'waiting' AND (due_at <= now() OR claim > 0)
"""
FAILED = "SELECT target || ': ' || last_error FROM job WHERE last_error <> '' LIMIT 1"
PAID = "SELECT count(*) FROM store_order WHERE payment = 'paid'"
HELD = "SELECT sum(held)::int FROM stock WHERE sku_id = %s"
ORDERED = (
    "SELECT coalesce(sum(l.quantity), 0)::int FROM order_line l JOIN sku s ON s.id = l.sku_id WHERE s.public_id = %s"
)


def paid_orders(mall: Mall) -> int:
    return int(one(mall, PAID)[0])


def one(mall: Mall, statement: str, *values: object) -> tuple[Any, ...]:
    """The first row."""
    with psycopg.connect(mall.url) as connection:
        row: tuple[Any, ...] = connection.execute(statement, values).fetchone() or ()
        return row


def hot(ground: Ground, generator: Generator, server: Server, skus: Sequence[str]) -> dict[str, Any]:
    """Orders of one item beside orders of different ones, and beside what the database can do on one row at most."""
    say("orders of one hot item")
    raw = ground.generator("bench.updates").run(url=server.mall.url, connections=UPDATING, seconds=3.0)
    spread = press(generator, server, [skus[turn % len(skus)] for turn in range(ORDERS)], PRESSING)
    single = press(generator, server, [skus[0]] * ORDERS, PRESSING)
    for found in (spread, single):
        if found["answers"] != {SOLD: ORDERS}:
            raise Broke(f"orders were answered {found['answers']}")
    updates = raw["taken"] / raw["seconds"]
    return {
        "kind": "hot",
        "updates_per_second": updates,
        "hot_per_second": ORDERS / single["seconds"],
        "spread_per_second": ORDERS / spread["seconds"],
        "hot_to_updates": ORDERS / single["seconds"] / updates,
        "hot_to_spread": spread["seconds"] / single["seconds"],
    }


def press(generator: Generator, server: Server, skus: Sequence[str], many: int) -> dict[str, Any]:
    """As many guests as SKUs, all ready to order, and the button pressed by `many` at once."""
    found = generator.run(kind="race", host=HOST, port=server.port, skus=skus, clients=many)
    answers = found["answers"]
    return {**found, "answers": {answer: answers.count(answer) for answer in set(answers)}}


def races(ground: Ground, generator: Generator, server: Server, control: Mall, public_id: str) -> list[dict[str, Any]]:
    """The race, and the same without the guard: the control must oversell, or the race proves nothing."""
    say(f"{BUYERS} buyers race for {UNITS} units")
    careless = ground.serve(control, "bench.careless:app")
    found = []
    for name, where in (("race", server), ("control", careless)):
        restock(where.mall, [public_id], UNITS)
        before = one(where.mall, ORDERED, public_id)[0]
        answers = press(generator, where, [public_id] * BUYERS, BUYERS)["answers"]
        ordered = one(where.mall, ORDERED, public_id)[0] - before
        found.append({"kind": name, "answers": answers, "ordered": ordered, "units": UNITS})
    return found


def audited(mall: Mall) -> dict[str, Any]:
    """What `bin/mall audit` says of the mall after all that. Refuses when it finds anything."""
    command([sys.executable, "-m", "mall", "audit"], mall.env)
    return {"kind": "audit", "orders": paid_orders(mall)}


def held_by(server: Server) -> dict[str, Any]:
    """The memory of the web processes."""
    return {"kind": "memory", "processes": server.memory()}


def judge(report: Report) -> None:
    """The tables, the aims, and what must hold."""
    rows = {kind: [row for row in report.rows if row["kind"] == kind] for kind in {row["kind"] for row in report.rows}}
    print_visits(rows["visits"])
    print_hot(rows["hot"][0])
    most = max(row["cpu"] for row in rows["visits"])
    eight = [row for row in rows["visits"] if row["clients"] == 8]
    pss = max(size[0] for size in rows["memory"][0]["processes"])
    rss = max(size[1] for size in rows["memory"][0]["processes"])
    report.aims = [
        Aim(f"a visit under {MOST_CPU:.0f} ms CPU", f"at most {most:.0f} ms (web and database)", most < MOST_CPU),
        *(
            Aim(
                f"{LEAST_VISITS:.0f} visits per second at 8 clients",
                f"{row['per_second']:.1f}, paid {row['paid_per_second']:.1f}",
                row["per_second"] >= LEAST_VISITS,
            )
            for row in eight
        ),
        Aim(f"a web process under {MOST_MB} MB", f"PSS {pss:.0f} MB, RSS {rss:.0f} MB", pss < MOST_MB),
        *map(race_aim, rows["race"] + rows["control"]),
        Aim("the audit finds nothing", f"{rows['audit'][0]['orders']} paid orders", True, is_must=True),
    ]


def race_aim(row: dict[str, Any]) -> Aim:
    """The race sells what there is and refuses the rest; the control sells more than there is."""
    answers = row["answers"]
    told = ", ".join(f"{count} {answer}" for answer, count in sorted(answers.items()))
    said = f"{row['ordered']} ordered of {row['units']} units; answers: {told}"
    if row["kind"] == "control":
        return Aim("the control without the guard oversells", said, row["ordered"] > row["units"], is_must=True)
    is_exact = row["ordered"] == row["units"] == answers.get(SOLD)
    is_told = answers.get(REFUSED) == BUYERS - UNITS
    return Aim(f"{BUYERS} buyers get {UNITS} units, never one more", said, is_exact and is_told, is_must=True)


def print_visits(rows: Sequence[dict[str, Any]]) -> None:
    """Visits by number of shoppers, and how long each step took."""
    names = (
        "clients", "visits", "per_second", "p50", "p95", "paid_per_second", "cpu", "cpu_web", "x_floor",
        "cpu_workers", "pss", "rss",
    )  # fmt: skip
    print("whole visits, from the front page to a paid order; milliseconds, MB")
    print(table(HEADS, [[row[name] for name in names] for row in rows]))
    print("\nmilliseconds a step takes, median")
    heads = ["clients", *rows[0]["steps"]]
    print(table(heads, [[row["clients"], *row["steps"].values()] for row in rows]))


def print_hot(row: dict[str, Any]) -> None:
    """Orders of one item beside those of many, and beside bare updates."""
    print(
        f"\norders per second: {row['hot_per_second']:.0f} of one item, {row['spread_per_second']:.0f} of different ones"
        f" (ratio {row['hot_to_spread']:.2f}); raw updates of one row {row['updates_per_second']:.0f}"
        f" (ratio {row['hot_to_updates']:.3f})\n"
    )


__all__ = ["CLIENTS", "bench"]
