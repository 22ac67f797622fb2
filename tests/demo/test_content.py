"""The demo mall's content holds together: names unique, references resolve, prices and words plausible."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product as combinations

import phonenumbers
import pytest

from mall.demo.content import BANNERS, BRANDS, CATEGORIES, PEOPLE, PRODUCTS, REMOTE_PROVINCES, STORES
from mall.demo.content.colours import COLOURS
from mall.demo.content.shapes import AttributeSeed, CategorySeed, ProductSeed, Text

CJK = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PROVINCES = {
    "北京市", "天津市", "河北省", "山西省", "内蒙古自治区", "辽宁省", "吉林省", "黑龙江省", "上海市", "江苏省", "浙江省",
    "安徽省", "福建省", "江西省", "山东省", "河南省", "湖北省", "湖南省", "广东省", "广西壮族自治区", "海南省", "重庆市",
    "四川省", "贵州省", "云南省", "西藏自治区", "陕西省", "甘肃省", "青海省", "宁夏回族自治区", "新疆维吾尔自治区", "台湾省",
    "香港特别行政区", "澳门特别行政区",
}  # fmt: skip


def walk(
    categories: tuple[CategorySeed, ...], above: tuple[CategorySeed, ...] = ()
) -> Iterator[tuple[CategorySeed, ...]]:
    """Every category with its ancestors, as a path from the root."""
    for category in categories:
        path = (*above, category)
        yield path
        yield from walk(category.children, path)


PATHS = {path[-1].slug: path for path in walk(CATEGORIES)}
LEAVES = {slug for slug, path in PATHS.items() if not path[-1].children}


def of_every_product(check: Callable[[ProductSeed], None]) -> Callable[[], None]:
    """One test that asks every product, and names all that fail: four hundred tests would cost more than they tell."""

    def asked() -> None:
        failed = []
        for product in PRODUCTS:
            try:
                check(product)
            except AssertionError as wrong:
                failed.append(f"{product.handle}: {wrong}")
        assert not failed, "\n".join(failed)

    asked.__name__ = check.__name__
    return asked


def attributes_of(slug: str) -> dict[str, AttributeSeed]:
    return {attribute.key: attribute for category in PATHS[slug] for attribute in category.attributes}


def all_texts(product: ProductSeed) -> list[Text]:
    return [product.title, product.summary, *product.details]


def test_the_tree_has_three_levels_and_at_least_sixty_four_categories() -> None:
    assert len(PATHS) >= 64
    assert {len(path) for path in PATHS.values()} == {1, 2, 3}
    assert all(len(PATHS[slug]) == 3 for slug in LEAVES)
    assert len(list(walk(CATEGORIES))) == len(PATHS), "two categories share a slug"


def test_every_category_is_named_in_both_languages_and_has_an_icon() -> None:
    for path in PATHS.values():
        category = path[-1]
        assert SLUG.fullmatch(category.slug)
        assert CJK.search(category.name.zh) or category.name.zh.isascii()
        assert not CJK.search(category.name.en)
        assert category.icon in PATHS
    for spoken in (lambda category: category.name.zh, lambda category: category.name.en):
        names = Counter(spoken(path[-1]) for path in PATHS.values())
        assert max(names.values()) == 1, names.most_common(3)


def test_attribute_keys_mean_one_thing_along_every_path() -> None:
    for path in PATHS.values():
        keys = [attribute.key for category in path for attribute in category.attributes]
        assert len(keys) == len(set(keys))
        for category in path:
            for attribute in category.attributes:
                values = [key for key, _ in attribute.values]
                assert len(values) == len(set(values)) >= 2
                assert not any(CJK.search(name.en) for _, name in attribute.values)


def test_every_leaf_sells_at_least_three_products_and_nothing_hangs_elsewhere() -> None:
    counts = Counter(product.category for product in PRODUCTS)
    assert set(counts) == LEAVES
    assert min(counts.values()) >= 3, counts.most_common()[-3:]


def test_there_are_at_least_four_hundred_products_of_twelve_stores() -> None:
    assert len(PRODUCTS) >= 400
    assert len(STORES) == 12
    assert {product.store for product in PRODUCTS} == {store.slug for store in STORES}
    assert min(Counter(product.store for product in PRODUCTS).values()) >= 8


def test_store_modes_cover_self_joint_and_third_party() -> None:
    modes = Counter(store.mode for store in STORES)
    assert modes["self"] >= 1
    assert modes["joint"] >= 2
    assert modes["third_party"] >= 6
    assert sum(store.pickup for store in STORES) >= 2


@pytest.mark.parametrize("store", STORES, ids=lambda store: store.slug)
def test_a_store_stands_somewhere_and_asks_a_sane_freight(store) -> None:  # type: ignore[no-untyped-def]
    assert store.province in PROVINCES
    assert store.city.endswith("市")
    assert store.district[-1] in "区市县"
    assert 18 < store.latitude < 54
    assert 73 < store.longitude < 135
    assert 0 <= store.hue < 360
    assert set(store.freight.no_delivery) <= PROVINCES
    assert store.province not in store.freight.no_delivery
    assert store.freight.first_fee > 0
    assert 0 <= store.freight.next_fee <= store.freight.first_fee
    for text in (store.name, store.tagline, store.about, store.owner, store.clerk):
        assert CJK.search(text.zh)
        assert not CJK.search(text.en)


def test_stores_and_their_people_are_all_different() -> None:
    for values in (
        [store.slug for store in STORES],
        [store.name.zh for store in STORES],
        [store.name.en for store in STORES],
        [store.emblem for store in STORES],
        [name.zh for store in STORES for name in (store.owner, store.clerk)],
    ):
        assert len(values) == len(set(values))
    assert {store.freight.by for store in STORES} == {"piece", "weight"}
    assert set(REMOTE_PROVINCES) <= PROVINCES


def test_every_reference_of_a_product_resolves() -> None:
    stores, brands = {store.slug for store in STORES}, {brand.slug for brand in BRANDS}
    for product in PRODUCTS:
        assert product.store in stores, product.handle
        assert product.category in LEAVES, product.handle
        assert product.brand is None or product.brand in brands, product.handle
    assert {product.brand for product in PRODUCTS} - {None} == brands, "a brand that nobody sells"


@of_every_product
def test_attribute_values_are_declared_above_the_product(product: ProductSeed) -> None:
    declared = attributes_of(product.category)
    for key, value in product.attributes.items():
        assert key in declared, f"{product.handle}: {key}"
        assert value in {name for name, _ in declared[key].values}, f"{product.handle}: {key}={value}"


def test_no_two_products_share_a_handle_a_title_or_a_summary() -> None:
    for values in (
        [product.handle for product in PRODUCTS],
        [product.title.zh for product in PRODUCTS],
        [product.title.en.lower() for product in PRODUCTS],
        [product.summary.zh for product in PRODUCTS],
        [product.summary.en for product in PRODUCTS],
    ):
        repeated = [value for value, count in Counter(values).items() if count > 1]
        assert repeated == []


@of_every_product
def test_words_are_in_their_language(product: ProductSeed) -> None:
    assert SLUG.fullmatch(product.handle)
    for text in all_texts(product):
        assert CJK.search(text.zh), text.zh
        assert not CJK.search(text.en), text.en
        assert text.en[0].isupper() or not text.en[0].isalpha(), text.en
    assert len(product.title.zh) <= 30
    assert len(product.title.en) <= 60
    assert 2 <= len(product.details) <= 5
    assert len({text.zh for text in product.details}) == len(product.details)


@of_every_product
def test_option_values_are_named_and_used(product: ProductSeed) -> None:
    assert len(product.options) <= 3
    for position, group in enumerate(product.options):
        keys = [key for key, _ in group.values]
        assert len(keys) == len(set(keys)) >= 1
        assert {sku.values[position] for sku in product.skus} == set(keys)
        for key, name in group.values:
            assert SLUG.fullmatch(key.lower()), key
            assert not CJK.search(name.en)
            assert name.zh == name.en or CJK.search(name.zh)
        if group.key == "colour":
            assert set(keys) <= set(COLOURS)


@of_every_product
def test_skus_are_distinct_combinations_at_plausible_prices(product: ProductSeed) -> None:
    matrix = set(combinations(*([key for key, _ in group.values] for group in product.options)))
    made = [sku.values for sku in product.skus]
    assert len(made) == len(set(made))
    assert set(made) <= matrix
    assert len(made) >= 0.8 * len(matrix), "most of what is offered should exist"
    for sku in product.skus:
        assert 500 <= sku.price <= 1_500_000
        assert sku.list_price is None or sku.price < sku.list_price < 2 * sku.price
        assert 0 <= sku.stock < 1000
        assert 20 <= sku.weight_g <= 80_000
        assert re.fullmatch(r"[A-Z0-9-]{4,64}", sku.code)


def test_sku_codes_are_unique() -> None:
    codes = [sku.code for product in PRODUCTS for sku in product.skus]
    assert len(codes) == len(set(codes))


@of_every_product
def test_tiers_rise_in_quantity_and_fall_in_price(product: ProductSeed) -> None:
    if not product.tiers:
        return
    cheapest = min(sku.price for sku in product.skus)
    assert len({sku.price for sku in product.skus}) == 1, "one tier price cannot fit several SKU prices"
    quantities = [count for count, _ in product.tiers]
    prices = [cheapest, *(each for _, each in product.tiers)]
    assert quantities == sorted(set(quantities))
    assert quantities[0] >= 2
    assert prices == sorted(set(prices), reverse=True)
    assert prices[-1] > cheapest * 0.6


def test_the_shelves_look_lived_in() -> None:
    skus = [sku for product in PRODUCTS for sku in product.skus]
    assert sum(sku.stock == 0 for sku in skus) >= 20
    assert sum(1 <= sku.stock <= 3 for sku in skus) >= 40
    assert sum(len(product.skus) == 1 for product in PRODUCTS) >= 80
    assert sum(len(product.skus) >= 12 for product in PRODUCTS) >= 20
    assert sum(len(product.options) == 2 for product in PRODUCTS) >= 40
    assert sum(any(sku.list_price for sku in product.skus) for product in PRODUCTS) >= 100
    assert sum(bool(product.tiers) for product in PRODUCTS) >= 30
    assert any(set(sku.values) for product in PRODUCTS for sku in product.skus)
    gaps = [p for p in PRODUCTS if len(p.skus) < len(list(combinations(*(group.values for group in p.options))))]
    assert gaps, "somewhere a combination is not made"


def test_the_home_page_has_three_banners_that_lead_somewhere() -> None:
    handles = {product.handle for product in PRODUCTS}
    assert len({banner.slug for banner in BANNERS}) == 3
    for banner in BANNERS:
        assert banner.category in PATHS
        assert set(banner.products) <= handles
        for text in (banner.title, banner.line):
            assert CJK.search(text.zh)
            assert not CJK.search(text.en)


def test_people_can_be_reached_and_nobody_real_can() -> None:
    roles = Counter(person.role for person in PEOPLE)
    assert roles["finance"] == 2
    assert all(roles[role] >= 1 for role in ("moderation", "admission", "support", "system"))
    assert roles["shopper"] >= 8
    for values in ([p.email for p in PEOPLE], [p.phone for p in PEOPLE], [p.name for p in PEOPLE]):
        assert len(values) == len(set(values))
    for person in PEOPLE:
        assert person.email.endswith("@demo.mall.test")
        number = phonenumbers.parse(person.phone)
        assert phonenumbers.is_valid_number(number)
        assert phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == person.phone
