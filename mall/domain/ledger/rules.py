"""Pure arithmetic of the books: which commission rule applies, what it takes, how a shortfall is spread."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from mall.kernel.money import exponent, share


class RuleLike(Protocol):
    """The columns of CommissionRule that decide."""

    id: int
    name: dict[str, str]
    store_id: int | None
    category_id: int | None
    store_mode: str | None
    rate_bp: int
    fixed: int
    minimum: int
    starts_at: datetime | None
    ends_at: datetime | None
    is_active: bool


@dataclass(frozen=True, slots=True)
class Sale:
    """What is known of a line when it is sold. `category_path` is the ids from the root down; amounts minor units."""

    store_id: int
    store_mode: str
    category_path: tuple[int, ...]
    paid: int
    quantity: int


@dataclass(frozen=True, slots=True)
class Commission:
    """What a line owes, with the inputs it was computed from and the rule's name: frozen on the order line, never
    recomputed."""

    rule_id: int | None
    rate_bp: int
    fixed: int
    minimum: int
    base: int
    amount: int
    tax_bp: int
    tax: int
    rule_name: dict[str, str] = field(default_factory=dict)

    def frozen(self) -> dict[str, Any]:
        """The same as plain values, to be kept on the order line."""
        return asdict(self)


def first_match(rules: Iterable[RuleLike], sale: Sale, at: datetime) -> RuleLike | None:
    """The first rule, in the operators' order, all of whose conditions hold for the sale at that time."""
    return next((rule for rule in rules if matches(rule, sale, at)), None)


def matches(rule: RuleLike, sale: Sale, at: datetime) -> bool:
    """Whether every condition that the rule sets holds; a condition that is not set always does."""
    return not misses(rule, sale, at)


def misses(rule: RuleLike, sale: Sale, at: datetime) -> list[str]:
    """The rule's conditions that do not hold for the sale at that time: store, category, store_mode, starts_at, ends_at."""
    holds = {
        "store": rule.store_id in (None, sale.store_id),
        "category": rule.category_id is None or rule.category_id in sale.category_path,
        "store_mode": rule.store_mode in (None, sale.store_mode),
        "starts_at": rule.starts_at is None or rule.starts_at <= at,
        "ends_at": rule.ends_at is None or at < rule.ends_at,
    }
    return [name for name, is_so in holds.items() if not is_so]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule of the list has to do with a sale: "decides", "off", "misses" with the conditions that do not hold, or
    "below" the one that decides."""

    rule: RuleLike
    outcome: str
    misses: tuple[str, ...] = ()


def verdicts(rules: Iterable[RuleLike], sale: Sale, at: datetime) -> list[Verdict]:
    """Of each rule in the operators' order why it does not decide, or that it does."""
    found, decided = [], False
    for rule in rules:
        missed = tuple(misses(rule, sale, at))
        outcome = "off" if not rule.is_active else "misses" if missed else "below" if decided else "decides"
        decided = decided or outcome == "decides"
        found.append(Verdict(rule, outcome, missed if outcome == "misses" else ()))
    return found


def commission(rule: RuleLike | None, sale: Sale, tax_bp: int = 0) -> Commission:
    """Rate on what the buyer paid plus an amount per unit, at least the minimum, never more than was paid.

    The platform's own stores owe nothing. Tax on the commission comes on top of it, within what was paid.
    """
    if rule is None or sale.store_mode == "self":
        return Commission(None, 0, 0, 0, sale.paid, 0, tax_bp, 0)
    unmeasured = Commission(rule.id, rule.rate_bp, rule.fixed, rule.minimum, 0, 0, tax_bp, 0, dict(rule.name))
    return measured(unmeasured, sale.paid, sale.quantity)


def measured(terms: Commission, paid: int, quantity: int) -> Commission:
    """The same terms on what was paid for so many units."""
    if terms.rule_id is None:
        return replace(terms, base=paid)
    amount = min(paid, max(terms.minimum, share(paid, terms.rate_bp) + terms.fixed * quantity))
    return replace(terms, base=paid, amount=amount, tax=min(paid - amount, share(amount, terms.tax_bp)))


@dataclass(frozen=True, slots=True)
class Worked:
    """A step of an arithmetic: `exact` is the amount before it was rounded to whole minor units, where it was."""

    kind: str  # base, rate, fixed, minimum, cap
    amount: int
    exact: Decimal | None = None
    rate_bp: int = 0
    count: int = 0

    def exact_in(self, currency: str) -> str:
        """The exact amount in whole units of the currency, with all its decimals."""
        return f"{(self.exact or Decimal(self.amount)).scaleb(-exponent(currency)).normalize():f}"


def commission_steps(frozen: Mapping[str, Any], quantity: int) -> list[Worked]:
    """How a frozen commission came about, step by step; the last step's amount is what is owed."""
    base, rate_bp, fixed, minimum = (int(frozen.get(name, 0)) for name in ("base", "rate_bp", "fixed", "minimum"))
    owed = share(base, rate_bp)
    steps = [Worked("base", base), Worked("rate", owed, Decimal(base * rate_bp) / 10_000, rate_bp)]
    if fixed:
        owed += fixed * quantity
        steps.append(Worked("fixed", owed, None, count=quantity))
    if minimum > owed:
        owed = minimum
        steps.append(Worked("minimum", owed))
    if base < owed:
        steps.append(Worked("cap", base))
    return steps


def tax_steps(frozen: Mapping[str, Any]) -> list[Worked]:
    """The same for the tax on it, within what the buyer paid."""
    owed, tax_bp = int(frozen.get("amount", 0)), int(frozen.get("tax_bp", 0))
    tax, most = share(owed, tax_bp), int(frozen.get("base", 0)) - owed
    steps = [Worked("base", owed), Worked("rate", tax, Decimal(owed * tax_bp) / 10_000, tax_bp)]
    return [*steps, Worked("cap", most)] if most < tax else steps


def spread(amount: int, balances: Sequence[int]) -> list[int]:
    """Take `amount` from these balances in order; what they cannot bear stays as the last part.

    spread(10, [3, 4]) -> [3, 4, 3]: three from the first, four from the second, three short.
    """
    parts = []
    for balance in balances:
        part = min(amount, max(0, balance))
        parts.append(part)
        amount -= part
    return [*parts, amount]
