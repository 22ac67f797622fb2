"""`bin/bench …`: see bench/README.md."""

import argparse
import signal
import sys
from pathlib import Path

from bench import orders, pages, search, seller
from bench.ground import Broke
from bench.report import Report
from bench.shopper import Unexpected
from mall.local.trouble import Trouble

SIZES = (1_000, 100_000)
MOST = 1_000_000


def main(words: list[str] | None = None) -> int:
    """Exit code: 0 when all that must hold does, 1 when something broke."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    options = parser().parse_args(words)
    try:
        report: Report = options.run(options)
    except (Broke, Unexpected, Trouble) as broken:
        print(f"bench: {broken}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    for aim in report.aims:
        print(aim)
    if options.json:
        report.write(options.json)
    return 0 if report.is_sound else 1


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    whole = argparse.ArgumentParser(prog="bin/bench", description="Measure the mall on servers of its own.")
    commands = whole.add_subparsers(required=True, metavar="pages | orders | search | seller")
    one = command(commands, "pages", "what each page costs, beside two floors", SIZES)
    one.add_argument("--rounds", type=whole_number, default=5, metavar="N", help="turns of each subject (5)")
    one.add_argument("--seconds", type=float, default=0.8, metavar="S", help="length of a turn (0.8)")
    one.set_defaults(run=lambda given: pages.bench(given.products, given.rounds, given.seconds, given.keep))
    one = command(commands, "orders", "whole visits, a hot item, and a race", (1_000,))
    one.add_argument("--clients", type=whole_numbers, default=orders.CLIENTS, metavar="N,N", help="shoppers (1,8,32)")
    one.add_argument("--seconds", type=float, default=10.0, metavar="S", help="how long they shop (10)")
    one.set_defaults(run=lambda given: orders.bench(given.products[0], given.clients, given.seconds, given.keep))
    one = command(commands, "search", "what queries cost", (1_000, 10_000, 100_000))
    one.add_argument("--rounds", type=whole_number, default=50, metavar="N", help="how often each is asked (50)")
    one.set_defaults(run=lambda given: search.bench(given.products, given.rounds, given.keep))
    one = command(commands, "seller", "the seller centre of a store, small and large", seller.SIZES)
    one.add_argument("--rounds", type=whole_number, default=5, metavar="N", help="turns of each subject (5)")
    one.add_argument("--seconds", type=float, default=0.8, metavar="S", help="length of a turn (0.8)")
    one.set_defaults(run=lambda given: seller.bench(given.products, given.rounds, given.seconds, given.keep))
    return whole


def command(commands, name: str, says: str, sizes: tuple[int, ...]) -> argparse.ArgumentParser:  # type: ignore[no-untyped-def]
    """A command with the options that all have."""
    one: argparse.ArgumentParser = commands.add_parser(name, help=says, description=f"Measure {says}.")
    shown = ",".join(map(str, sizes))
    one.add_argument(
        "--products", type=whole_numbers, default=sizes, metavar="N,N", help=f"sizes of the malls ({shown})"
    )
    one.add_argument("--json", type=Path, metavar="FILE", help="write everything that was measured there as well")
    one.add_argument(
        "--keep", type=Path, metavar="DIR", help="keep the filled databases in DIR, and take them from there next time"
    )
    return one


def whole_numbers(text: str) -> tuple[int, ...]:
    """ "1000,100000" as numbers, smallest first."""
    return tuple(sorted({whole_number(part) for part in text.split(",")}))


def whole_number(text: str) -> int:
    """A number from 1 to a million."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST)) and 1 <= int(text) <= MOST):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to {MOST:,}")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
