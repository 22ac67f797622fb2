"""The small named world: two shoppers, two rival stores with an owner and a clerk each, an operator per role, a handful
of goods on the shelf. Everything is made through the trades' own verbs."""

from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from PIL import Image
from sqlalchemy import select

from mall.domain import catalog, delivery, ledger, moderation, people, stock, stores
from mall.kernel import actors, images
from mall.kernel.db import db
from mall.models import Category, Order, Person, Picture, Product, Purchase, Sku, Store, StoreLocation

ROBOT = actors.job("world")
XIHU = 330106  # 浙江省 杭州市 西湖区
URUMQI = 650102  # 新疆 乌鲁木齐市 天山区


@dataclass
class World:
    """Who and what there is. Tea and mug are Green Hill's, the lamp is Bright Lane's; both deliver for ¥6."""

    alice: Person
    bob: Person
    olivia: Person  # owns Green Hill
    clark: Person  # its clerk
    rita: Person  # owns Bright Lane
    craig: Person  # its clerk
    operators: dict[str, Person]
    green_hill: Store
    bright_lane: Store
    home: Category
    kitchen: Category
    tea: Product
    mug: Product
    lamp: Product
    skus: dict[str, Sku] = field(default_factory=dict)

    @property
    def owner_of(self) -> dict[int, Person]:
        return {self.green_hill.id: self.olivia, self.bright_lane.id: self.rita}


def build_world() -> World:
    """Make everything. The caller commits."""
    alice, bob = person("Alice", "alice@example.com"), person("Bob", "bob@example.com")
    olivia, clark = person("Olivia", "olivia@example.com"), person("Clark", "clark@example.com")
    rita, craig = person("Rita", "rita@example.com"), person("Craig", "craig@example.com")
    home = catalog.add_category({"zh": "家居", "en": "Home"}, "home")
    kitchen = catalog.add_category({"zh": "厨房", "en": "Kitchen"}, "kitchen", home)
    ledger.add_rule(ROBOT, {"zh": "标准佣金", "en": "Standard"}, rate_bp=500)
    green_hill = open_store({"zh": "青山茶铺", "en": "Green Hill"}, olivia, clark)
    bright_lane = open_store({"zh": "亮巷灯具", "en": "Bright Lane"}, rita, craig)
    world = World(
        alice,
        bob,
        olivia,
        clark,
        rita,
        craig,
        operators(),
        green_hill,
        bright_lane,
        home,
        kitchen,
        tea=list_product(
            green_hill, kitchen, "tea", {"zh": "龙井茶", "en": "Longjing tea"}, {"tea-100": 6800, "tea-250": 15800}
        ),
        mug=list_product(green_hill, kitchen, "mug", {"zh": "陶瓷马克杯", "en": "Stoneware mug"}, {"mug": 3900}),
        lamp=list_product(bright_lane, home, "lamp", {"zh": "黄铜台灯", "en": "Brass desk lamp"}, {"lamp": 25900}),
    )
    world.skus = {
        sku.code: sku
        for product in (world.tea, world.mug, world.lamp)
        for sku in catalog.product_of(store_of(world, product), product.public_id).skus
    }
    return world


Keys = dict[str, Any]


def keys_of(world: World) -> Keys:
    """Which row stands behind each name: {field: (table class, id)}, dictionaries likewise."""
    return {each.name: key_of(getattr(world, each.name)) for each in fields(world)}


def key_of(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: key_of(each) for name, each in value.items()}
    return type(value), value.id


class Remembered(World):
    """The world read back from its rows, each when a test first asks for it."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys

    def __getattr__(self, name: str) -> Any:
        if name == "keys" or name not in self.keys:
            raise AttributeError(name)
        setattr(self, name, row_of(self.keys[name]))
        return getattr(self, name)


def row_of(key: Any) -> Any:
    """The row, or the rows under their names, with one statement."""
    if not isinstance(key, dict):
        return db.session.get_one(*key)
    for model in {model for model, _number in key.values()}:
        db.session.scalars(select(model).where(model.id.in_([number for _model, number in key.values()]))).all()
    return {name: db.session.get_one(*each) for name, each in key.items()}


def person(name: str, email: str) -> Person:
    """Somebody with an account and no password: tests sign in by `signed_in`."""
    return people.sign_up(people.contact_of(email), name, language="en")


def operators() -> dict[str, Person]:
    """One per role, and a second one for money, which takes two."""
    desk = {role: person(role.title(), f"{role}@example.com") for role in people.ROLES}
    for role, operator in desk.items():
        people.grant_role(operator, role, ROBOT)
    desk["finance2"] = person("Fiona", "fiona@example.com")
    people.grant_role(desk["finance2"], "finance", ROBOT)
    return desk


def open_store(name: dict[str, str], owner: Person, clerk: Person) -> Store:
    store = stores.found(name, owner_id=owner.id, actor=ROBOT)
    stores.edit_location(store, ROBOT, region_id=XIHU, line="1 Lake Street", is_pickup_point=True)
    stores.add_member(store, clerk.id, "goods", ROBOT)
    delivery.add_template(
        store,
        "Standard",
        "piece",
        [
            delivery.Tariff(region_ids=(65,), first_n=1, first_fee=0, next_n=1, next_fee=0, refuses=True),
            delivery.Tariff(region_ids=(), first_n=1, first_fee=600, next_n=1, next_fee=100, free_over=50000),
        ],
        is_default=True,
    )
    stores.open_store(store, ROBOT)
    return store


def list_product(
    store: Store, category: Category, handle: str, title: dict[str, str], prices: dict[str, int], units: int = 10
) -> Product:
    """A published product with a SKU per price and so many units of each on the shelf."""
    options = []
    if len(prices) > 1:
        values = [{"key": code, "name": {"zh": code, "en": code}} for code in prices]
        options = [{"name": {"zh": "规格", "en": "Size"}, "values": values}]
    payload = {
        "title": title,
        "summary": {},
        "details": [],
        "category_id": category.id,
        "brand_id": None,
        "attributes": {},
        "options": options,
        "picture_ids": [picture(store, handle).id],
    }
    drafts = [
        catalog.SkuDraft(code=code, values=(code,) if options else (), price=amount, weight_g=300)
        for code, amount in prices.items()
    ]
    product = catalog.write_product(store, ROBOT, handle, payload, drafts)
    publish(product)
    location = stores.default_location(store.id)
    for sku in catalog.product_of(store, product.public_id).skus:
        stock.receive(stock.Wanted(store.id, sku.id, location.id, units), ROBOT)
    catalog.note_availability(product.id, True)
    return product


def publish(product: Product) -> None:
    """Through review, as an operator would."""
    revision = catalog.submit(product, ROBOT)
    case = moderation.last_case_about("product_revision", revision.id)
    assert case
    moderation.decide(case, True, ROBOT, case.version)


@cache
def drawing(handle: str) -> Image.Image:
    return Image.new("RGB", (96, 96), f"#{abs(hash(handle)) % 0xFFFFFF:06x}")


def picture(store: Store, handle: str) -> Picture:
    stored = images.store(drawing(handle))
    return catalog.keep_picture(store, stored, {"en": handle, "zh": handle})


def store_of(world: World, product: Product) -> Store:
    return world.green_hill if product.store_id == world.green_hill.id else world.bright_lane


def shelf_of(store: Store) -> StoreLocation:
    return stores.default_location(store.id)


__all__ = ["ROBOT", "URUMQI", "XIHU", "Order", "Purchase", "World", "build_world", "list_product", "person"]
