"""Freight by arithmetic alone."""

from hypothesis import given, settings
from hypothesis import strategies as some

from mall.domain.delivery import ABROAD, FreightQuote, Item, Tariff
from mall.domain.delivery.rules import Template, quote

ZHEJIANG, HANGZHOU, XIHU, BEIJING, TIANSHAN = 33, 3301, 330106, 110101, 650102
EVERYWHERE = Tariff(first_fee=600, next_fee=100, id=1)


def template(*tariffs: Tariff, id: int = 1, by: str = "piece", is_default: bool = True) -> Template:
    return Template(id, by, is_default, tariffs)


def goods(quantity: int = 1, weight_g: int = 500, amount: int = 1000, template_id: int | None = None) -> Item:
    return Item(quantity, weight_g, amount, template_id)


def ask(*tariffs: Tariff, region: int | None = XIHU, by: str = "piece", items: tuple[Item, ...] = ()) -> FreightQuote:
    return quote([template(*tariffs, by=by)], region, items or (goods(),))


def test_a_store_without_templates_sends_free() -> None:
    assert quote([], XIHU, [goods(3)]) == FreightQuote(0, False, (), None, (0,))


def test_pieces_pay_the_first_and_then_each_further_step() -> None:
    tariff = Tariff(first_n=2, first_fee=600, next_n=3, next_fee=200)
    assert [ask(tariff, items=(goods(n),)).amount for n in (1, 2, 3, 5, 6)] == [600, 600, 800, 800, 1000]


def test_weight_counts_every_gram_begun() -> None:
    tariff = Tariff(first_n=1000, first_fee=800, next_n=500, next_fee=150)
    weights = [ask(tariff, by="weight", items=(goods(1, grams),)).amount for grams in (0, 1000, 1001, 1500, 1501)]
    assert weights == [800, 800, 950, 950, 1100]


def test_the_smallest_region_that_a_rule_names_wins() -> None:
    tariffs = (
        EVERYWHERE,
        Tariff(region_ids=(ZHEJIANG,), first_fee=300),
        Tariff(region_ids=(TIANSHAN, HANGZHOU), first_fee=200),
        Tariff(region_ids=(330105,), first_fee=100),
    )
    assert ask(*tariffs, region=XIHU).amount == 200
    assert ask(*tariffs, region=330105).amount == 100
    assert ask(*tariffs, region=330206).amount == 300
    assert ask(*tariffs, region=BEIJING).amount == 600


def test_a_code_that_only_looks_alike_is_another_region() -> None:
    assert ask(EVERYWHERE, Tariff(region_ids=(10106, 3), first_fee=1), region=XIHU).amount == 600


def test_a_refused_region_refuses_the_whole_parcel() -> None:
    templates = [
        template(EVERYWHERE, Tariff(region_ids=(65,), refuses=True)),
        template(EVERYWHERE, id=2, is_default=False),
    ]
    answer = quote(templates, TIANSHAN, [goods(), goods(template_id=2)])
    assert answer == FreightQuote(0, True, (), None, (0, 0))
    assert not quote(templates, TIANSHAN, [goods(template_id=2)]).is_refused


def test_other_countries_are_refused_unless_a_rule_names_them() -> None:
    assert ask(EVERYWHERE, region=ABROAD).is_refused
    assert ask(EVERYWHERE, Tariff(region_ids=(ABROAD,), first_fee=9000), region=ABROAD).amount == 9000


def test_without_a_region_the_estimate_is_what_most_places_pay() -> None:
    assert ask(Tariff(region_ids=(33,), first_fee=100), EVERYWHERE, region=None).amount == 600
    only_two = (Tariff(refuses=True), Tariff(region_ids=(33,), first_fee=500), Tariff(region_ids=(32,), first_fee=400))
    assert ask(*only_two, region=None).amount == 400
    assert ask(Tariff(refuses=True), region=None).is_refused


def test_goods_of_enough_worth_are_sent_free_and_else_say_what_is_missing() -> None:
    tariff = Tariff(first_fee=600, free_over=9900)
    almost, enough = (ask(tariff, items=(goods(amount=amount),)) for amount in (9899, 9900))
    assert (almost.amount, almost.to_free) == (600, 1)
    assert (enough.amount, enough.to_free) == (0, None)
    assert ask(EVERYWHERE).to_free is None


def test_free_freight_is_not_promised_when_two_templates_charge() -> None:
    templates = [template(Tariff(first_fee=600, free_over=9900)), template(EVERYWHERE, id=2, is_default=False)]
    assert quote(templates, XIHU, [goods(), goods(template_id=2)]).to_free is None


def test_each_template_charges_for_its_own_goods() -> None:
    heavy = Tariff(first_n=1000, first_fee=900, id=7)
    templates = [template(EVERYWHERE), template(heavy, id=2, by="weight", is_default=False)]
    answer = quote(templates, XIHU, [goods(2), goods(1, 800, template_id=2), goods(1)])
    assert [(row.template_id, row.rule_id, row.amount) for row in answer.rows] == [(1, 1, 800), (2, 7, 900)]
    assert answer.amount == 1700
    assert answer.shares == (533, 900, 267)


def test_a_template_that_is_gone_or_foreign_means_the_default() -> None:
    assert quote([template(EVERYWHERE)], XIHU, [goods(template_id=999)]).amount == 600
    assert quote([template(EVERYWHERE, is_default=False)], XIHU, [goods()]).amount == 0


amounts = some.integers(0, 100_000)
items = some.lists(
    some.builds(Item, some.integers(1, 99), some.integers(0, 50_000), amounts, some.sampled_from([None, 1, 2, 3])),
    min_size=1,
    max_size=12,
)
tariffs = some.builds(
    Tariff,
    region_ids=some.just(()),
    first_n=some.integers(1, 5_000),
    first_fee=amounts,
    next_n=some.integers(1, 5_000),
    next_fee=amounts,
    free_over=some.none() | amounts,
)


@settings(deadline=None)
@given(items, tariffs, tariffs, some.sampled_from(["piece", "weight"]))
def test_the_shares_always_add_up_to_the_freight(bought: list[Item], one: Tariff, other: Tariff, by: str) -> None:
    answer = quote([template(one, by=by), template(other, id=2, is_default=False)], XIHU, bought)
    assert sum(answer.shares) == answer.amount == sum(row.amount for row in answer.rows)
    assert len(answer.shares) == len(bought)
    assert min(answer.shares) >= 0
    assert answer.to_free is None or answer.to_free > 0


@settings(deadline=None)
@given(tariffs, some.integers(1, 98), some.sampled_from(["piece", "weight"]))
def test_one_more_never_makes_freight_cheaper_but_by_becoming_free(tariff: Tariff, quantity: int, by: str) -> None:
    few, many = (ask(tariff, by=by, items=(goods(n, amount=n * 100),)).amount for n in (quantity, quantity + 1))
    assert many >= few or many == 0
