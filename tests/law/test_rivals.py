"""Two stores side by side: what names a rival's thing, in an address or in a form, is not found, and not one row changes.

Addresses come from the URL map, forms from the pages that an owner really sees, and both are sent with the rival's values
of tests/law/rivals.py. A parameter, a field or a route that these tables do not know fails.
"""

import ast
import re
import uuid
from collections.abc import Iterator
from itertools import cycle, pairwise
from typing import Any

import pytest
from flask import Blueprint, Flask
from sqlalchemy import text
from werkzeug.routing import Rule

from mall import create_app
from mall.config import Settings
from mall.kernel.db import db
from mall.kernel.refusals import NotFound
from mall.kernel.web.doors import open_door
from mall.models import Product, Store
from tests.law import rivals, source
from tests.law.crawl import PostForm, forms_on
from tests.law.digests import changed, digests
from tests.law.imports import called as called_name
from tests.law.visits import Browser, address
from tests.world import World

FRONT = "seller"
# Names of fields that may name somebody's row.
NAMES = (
    "brand|category|city|code|district|document|id|line|location|member|order|parcel|person|picture|place_id|product|province|"
    "public_id|regions?|shipment|sku|statement|store|template"
)
IDLIKE = re.compile(rf"(?:^|[-_])(?:{NAMES})(?:_?ids?|s)?$")
# An id inside a field's name: units_7, units_0190….
NAMED = re.compile(r"^([a-z_]+_)(\d+|[0-9a-f]{8}-[0-9a-f-]{27})$")
NUMBERED = re.compile(r"^[a-z_]+-\d+-")
REFUSED = (404, 422)


def seller_rules(app: Flask, front: str = FRONT) -> list[Rule]:
    found = [
        rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith(f"{front}.") and "store" in rule.arguments
    ]
    return sorted(found, key=lambda rule: rule.rule)


def nouns(rule: Rule) -> dict[str, str]:
    """What each parameter stands behind: /seller/<store>/orders/<number> -> {"number": "orders"}."""
    segments = rule.rule.strip("/").split("/")
    behind = {}
    for noun, segment in pairwise(segments):
        name = re.fullmatch(r"<(?:[^:>]+:)?(\w+)>", segment)
        if name and name[1] != "store":
            behind[name[1]] = noun
    return behind


@pytest.fixture(scope="module")
def house(mall: Flask, still_world: World) -> World:
    """Both stores have something of everything."""
    if seller_rules(mall):
        rivals.full_house(still_world)
    return still_world


@pytest.fixture
def owner(mall: Flask, house: World, no_tokens: None) -> Browser:
    """Green Hill's owner at her desk."""
    return Browser(mall, house.olivia)


@pytest.fixture(scope="module")
def forms(mall: Flask, house: World) -> dict[str, list[PostForm]]:
    """Every form on every page of Green Hill's seller centre."""
    doors = rivals.entrances(house, house.green_hill)
    return forms_on(mall, Browser(mall, house.olivia), doors, lambda path: path.startswith(doors[0]))


class Probe:
    """Values of one store or the other for the addresses of a front."""

    def __init__(self, app: Flask, world: World, things: dict[str, rivals.Of]) -> None:
        self.app, self.world, self.things = app, world, things
        self.own, self.rival = world.green_hill, world.bright_lane

    def values(self, rule: Rule, store: Store) -> dict[str, Any]:
        return {name: self.things[noun](self.world, store) for name, noun in nouns(rule).items()}

    def own_address(self, rule: Rule) -> str:
        return address(self.app, rule, store=self.own.slug, **self.values(rule, self.own))

    def foreign_addresses(self, rule: Rule) -> Iterator[tuple[str, str]]:
        """(what is foreign about it, address)."""
        own, foreign = self.values(rule, self.own), self.values(rule, self.rival)
        yield "the rival's store", address(self.app, rule, store=self.rival.slug, **foreign)
        yield "the rival's store, own things", address(self.app, rule, store=self.rival.slug, **own)
        for name in own:
            yield f"the rival's {name}", address(self.app, rule, store=self.own.slug, **{**own, name: foreign[name]})


def unknown_parameters(app: Flask, things: dict[str, rivals.Of], front: str = FRONT) -> list[str]:
    return [
        f'THINGS["{noun}"] for <{name}> of {rule.rule}'
        for rule in seller_rules(app, front)
        for name, noun in nouns(rule).items()
        if noun not in things
    ]


def leaks_of_pages(app: Flask, browser: Browser, probe: Probe, front: str = FRONT) -> list[str]:
    """GET: own things are found, a rival's are not."""
    wrong = []
    for rule in seller_rules(app, front):
        if "GET" not in (rule.methods or set()):
            continue
        path = probe.own_address(rule)
        status = browser.send("GET", path + rivals.ASKED.get(rule.endpoint, "")).status_code
        if status not in (200, 302, 303):
            wrong.append(f"{path}: {status}, though it is her own: is THINGS right?")
        for (what, foreign), headers in zip(
            probe.foreign_addresses(rule), cycle(({}, {"HX_Request": "true"})), strict=False
        ):
            status = browser.send("GET", foreign, **headers).status_code
            if status != 404:
                wrong.append(f"GET {foreign} ({what}) {headers}: {status}, not 404")
    return wrong


def leaks_of_posts(app: Flask, browser: Browser, probe: Probe, bodies: dict[str, Any], front: str = FRONT) -> list[str]:
    """POST with a rival's thing in the address: not found, not one row changed."""
    wrong, before = [], digests()
    for rule in seller_rules(app, front):
        if "POST" not in (rule.methods or set()):
            continue
        for what, foreign in probe.foreign_addresses(rule):
            status = browser.send("POST", foreign, bodies.get(rule.endpoint)).status_code
            if status not in REFUSED:
                wrong.append(f"POST {foreign} ({what}): {status}, not 404 or 422")
        if tables := changed(before, digests()):
            wrong.append(f"POST {rule.rule} with a rival's things changed {tables}")
            before = digests()
    return wrong


# The laws


def test_every_parameter_has_a_rivals_value(mall: Flask, house: World) -> None:
    missing = unknown_parameters(mall, rivals.THINGS)
    assert not missing, "say in tests/law/rivals.py what a rival's value is: " + ", ".join(missing)
    for noun, thing in rivals.THINGS.items():
        values = thing(house, house.green_hill), thing(house, house.bright_lane)
        assert None not in values, f"full_house makes no {noun} in both stores"
        assert values[0] != values[1], f"{noun}: the two stores share {values[0]}"


def test_a_rivals_pages_are_not_found(mall: Flask, house: World, owner: Browser) -> None:
    wrong = leaks_of_pages(mall, owner, Probe(mall, house, rivals.THINGS))
    assert not wrong, "\n".join(wrong)


def test_a_rivals_things_cannot_be_posted_to(
    mall: Flask, house: World, owner: Browser, forms: dict[str, list[PostForm]]
) -> None:
    bodies = {endpoint: filled(found[0]) for endpoint, found in forms.items()}
    wrong = leaks_of_posts(mall, owner, Probe(mall, house, rivals.THINGS), bodies)
    assert not wrong, "\n".join(wrong)


def test_every_form_is_shown_in_a_full_house(mall: Flask, forms: dict[str, list[PostForm]]) -> None:
    posts = {rule.endpoint for rule in seller_rules(mall) if "POST" in (rule.methods or set())}
    unseen = sorted(posts - set(forms) - set(rivals.HIDDEN))
    assert not unseen, (
        f"no page shows a form for {unseen}: let full_house in tests/law/rivals.py make what it needs, or say in HIDDEN why not"
    )


def test_every_field_that_names_a_row_has_a_rivals_value(mall: Flask, forms: dict[str, list[PostForm]]) -> None:
    missing = set()
    for endpoint, found in forms.items():
        for name in {name for form in found for name in (*form.fields, *form.choices)}:
            if endpoint.startswith(f"{FRONT}.") and names_a_row(name, found) and known(endpoint, name) is None:
                missing.add(f"{endpoint.partition('.')[2]}:{bare(name)}")
    for name in declared_fields():
        if IDLIKE.search(name) and name not in {key.partition(":")[2] for key in (*rivals.FIELDS, *rivals.INNOCENT)}:
            missing.add(f"*:{name}")
    assert not missing, f"say in FIELDS or INNOCENT of tests/law/rivals.py what these fields name: {sorted(missing)}"


def names_a_row(name: str, found: list[PostForm]) -> bool:
    """By its own name, by an id in its name, or because a page fills it with a public id."""
    values = {value for form in found for value in (*form.fields.get(name, ()), *form.choices.get(name, ()))}
    return bool(IDLIKE.search(bare(name)) or NAMED.match(name) or any(is_uuid(value) for value in values))


def is_uuid(value: str) -> bool:
    try:
        return bool(uuid.UUID(value)) and len(value) == 36
    except ValueError:
        return False


def bare(name: str) -> str:
    """rows-0-code -> code, units_7 -> units_."""
    inner = NUMBERED.sub("", name)
    with_id = NAMED.match(inner)
    return with_id[1] if with_id else inner


def known(endpoint: str, name: str) -> str | None:
    """The key under which the tables know a field of an endpoint."""
    keys = (f"{endpoint.partition('.')[2]}:{bare(name)}", f"*:{bare(name)}")
    return next((key for key in keys if key in rivals.FIELDS or key in rivals.INNOCENT), None)


def declared_fields() -> set[str]:
    """The fields of the front's forms, and the names it takes out of a request by hand."""
    found = set()
    for module in source.mall().below(f"mall.blueprints.{FRONT}"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                found |= {name for line in node.body for name in field_names(line)}
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("request.form.", "request.args.")):
                found |= {argument.value for argument in node.args[:1] if isinstance(argument, ast.Constant)}
    return found


def field_names(line: ast.stmt) -> Iterator[str]:
    """`sku = StringField(…)` in a class."""
    if isinstance(line, ast.Assign) and isinstance(line.value, ast.Call):
        called = called_name(line.value)
        if called.endswith(("Field", "_field")):
            yield from (target.id for target in line.targets if isinstance(target, ast.Name))


def test_a_rivals_thing_in_a_form_is_refused(
    mall: Flask, house: World, owner: Browser, forms: dict[str, list[PostForm]]
) -> None:
    wrong, tried, before = [], set(), digests()
    for endpoint, found in sorted(forms.items()):
        for form in found[:2]:
            for name in sorted({*form.fields, *form.choices}):
                key = known(endpoint, name)
                if not endpoint.startswith(f"{FRONT}.") or key not in rivals.FIELDS:
                    continue
                tried.add(key)
                foreign = rivals.FIELDS[key](house, house.bright_lane)
                status = owner.send("POST", form.action, with_foreign(form, name, foreign)).status_code
                if status not in REFUSED:
                    wrong.append(f"{form.action} with a rival's {name} ({foreign}): {status}, not 404 or 422")
                if tables := changed(before, digests()):
                    wrong.append(f"{form.action} with a rival's {name} ({foreign}) changed {tables}")
                    before = digests()
    for key, value in rivals.FIELDS.items():
        wrong += leak_of_query(mall, owner, house, *key.split(":"), value, tried)
    untried = set(rivals.FIELDS) - tried
    assert not wrong, "\n".join(wrong)
    assert not untried, f"no form has these fields; strike them from FIELDS: {sorted(untried)}"


def test_a_row_that_a_form_does_not_have_is_refused_and_not_passed_over(
    house: World, owner: Browser, forms: dict[str, list[PostForm]]
) -> None:
    wrong, before = [], digests()
    for endpoint, found in sorted(forms.items()):
        beginnings = {match[1] for form in found for name in form.fields if (match := NAMED.match(name))}
        for beginning in sorted(beginnings if endpoint.startswith(f"{FRONT}.") else ()):
            form = next(form for form in found if any(name.startswith(beginning) for name in form.fields))
            foreign = rivals.FIELDS[str(known(endpoint, f"{beginning}1"))](house, house.bright_lane)
            status = owner.send("POST", form.action, {**filled(form), f"{beginning}{foreign}": ["1"]}).status_code
            if status not in REFUSED or changed(before, digests()):
                wrong.append(f"{form.action} with {beginning}{foreign} beside its own: {status}")
                before = digests()
    assert not wrong, "name the beginning in the form's by_row:\n" + "\n".join(wrong)


def leak_of_query(
    app: Flask, owner: Browser, house: World, function: str, field: str, value: rivals.Of, tried: set[str]
) -> list[str]:
    """The same for a page that is asked about a thing by its query."""
    found = []
    for rule in seller_rules(app):
        if rule.endpoint == f"{FRONT}.{function}" and "GET" in (rule.methods or set()):
            tried.add(f"{function}:{field}")
            path = address(app, rule, store=house.green_hill.slug)
            own, foreign = (
                owner.send("GET", f"{path}?{field}={value(house, store)}").status_code
                for store in (house.green_hill, house.bright_lane)
            )
            if (own, foreign) not in ((200, 404), (200, 422)):
                found.append(f"{path}?{field}=…: {own} for her own, {foreign} for a rival's")
    return found


def filled(form: PostForm) -> dict[str, list[str]]:
    """The form as a person would send it: untouched where it is filled in, and something in what is empty."""
    body = {name: values for name, values in form.fields.items() if values}
    for name in {*form.fields, *form.choices}:
        written = rivals.WRITTEN.get(bare(name))
        if written is not None and not any(body.get(name, ())):
            body[name] = [written]
    return body


def with_foreign(form: PostForm, name: str, foreign: Any) -> dict[str, list[str]]:
    """The same with a rival's value in one field, or in one field's name."""
    body = filled(form)
    named_id = NAMED.match(name)
    if named_id is None:
        return {**body, name: [str(foreign)]}
    own = {other: ["0"] if any(form.fields.get(other, ())) else [""] for other in body if NAMED.match(other)}
    return {**body, **own, f"{named_id[1]}{foreign}": ["1"]}


# The harness itself, tried on a front that leaks


def leaky_front() -> Blueprint:
    """A page and a verb that fetch by id alone, beside ones that do not."""
    front = Blueprint("leaky", __name__, url_prefix="/leaky/<store>")

    def product(store: str, public_id: uuid.UUID, is_careful: bool) -> Product:
        here = db.session.query(Store).filter_by(slug=store).one()
        mine = db.session.query(Product).filter_by(public_id=public_id, **({"store_id": here.id} if is_careful else {}))
        found = mine.one_or_none()
        if found is None or (is_careful and store != "green-hill"):
            raise NotFound
        return found

    def show(store: str, public_id: uuid.UUID) -> str:
        return product(store, public_id, is_careful=True).slug

    def peek(store: str, public_id: uuid.UUID) -> str:
        return product(store, public_id, is_careful=False).slug

    def grow(store: str, public_id: uuid.UUID) -> tuple[str, int]:
        row = product(store, public_id, is_careful=False)
        db.session.execute(text("UPDATE product SET sold = sold + 1 WHERE id = :id"), {"id": row.id})
        return "grown, and denied", 404

    front.get("/goods/<uuid:public_id>")(open_door(show))
    front.get("/goods/<uuid:public_id>/peek")(open_door(peek))
    front.post("/goods/<uuid:public_id>/growth")(open_door(grow))
    return front


@pytest.fixture
def leaky(settings: Settings) -> Flask:
    app = create_app(settings)
    app.register_blueprint(leaky_front())
    app.config["WTF_CSRF_ENABLED"] = False
    return app


def test_the_harness_finds_planted_leaks(leaky: Flask, house: World) -> None:
    things: dict[str, rivals.Of] = {"goods": rivals.THINGS["products"]}
    assert unknown_parameters(leaky, {}, "leaky"), "an unknown parameter must be told"
    probe, browser = Probe(leaky, house, things), Browser(leaky)
    pages = leaks_of_pages(leaky, browser, probe, "leaky")
    assert pages and all("/peek" in leak for leak in pages), pages
    posts = leaks_of_posts(leaky, browser, probe, {}, "leaky")
    assert any("/growth with a rival's things changed ['product']" in leak for leak in posts), posts


def test_the_harness_knows_an_id_when_it_sees_one() -> None:
    for name in ("sku", "sku_id", "sku_ids", "picture_ids", "order", "rows-0-location_id", "template", "product_id"):
        assert IDLIKE.search(bare(name)), name
    for name in ("title_en", "quantity", "name", "first_fee", "note"):
        assert not IDLIKE.search(bare(name)), name
    assert bare("units_7") == bare("units_01a203af-7505-7493-aca5-a945a597a311") == "units_"
