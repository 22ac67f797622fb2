"""The style guide: every component of templates/ui in every state, made with the real macros and the real stylesheet."""

import re
from pathlib import Path

from flask import Response, current_app, request

from mall.blueprints.after_sale_facts import CARRIERS
from mall.blueprints.demo import styleguide_samples as samples
from mall.blueprints.demo.front import demo
from mall.blueprints.demo.styleguide_forms import Designed, Place, Samples
from mall.domain import aftersales, catalog
from mall.domain.orders import PRICE_REASONS
from mall.kernel.pages import Slice
from mall.kernel.web import look
from mall.kernel.web.doors import open_door
from mall.kernel.web.reply import page

TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})\b")
DRAWING = re.compile(r'id="([a-z-]+)"')
SORTS = ("relevance", *catalog.Sort)
LONGEST_LIST = 4  # pages of the sample list


@demo.get("/styleguide")
@open_door
def styleguide() -> Response:
    """One page of samples. `?accent=teal` shows it in another accent than the mall's, `?sort=` presses another tab."""
    accent, sort = request.args.get("accent", ""), request.args.get("sort", "")
    n = request.args.get("n", 1, type=int)
    covers = [product.cover for product in catalog.all_products(catalog.Sort.NEWEST, size=6).items]
    goods = samples.goods(covers)
    return page(
        "demo/styleguide/index.html",
        accents=look.ACCENTS,
        accent=accent if accent in look.ACCENTS else look.accent(),
        is_borrowed=accent in look.ACCENTS and accent != look.accent(),
        colours=colours(accent if accent in look.ACCENTS else look.accent()),
        form=Samples.fresh(),
        wrong=refused(),
        place=offered(),
        goods=goods,
        plain=samples.plain(),
        slice=Slice(goods[:2], "sample" if n < LONGEST_LIST else None),
        shops=samples.shops(covers),
        score=samples.score(),
        reviews=samples.reviews(covers),
        asked=samples.questions(),
        kept=samples.kept(),
        reasons=samples.REASONS,
        trail=samples.trail(),
        flow=samples.flow(),
        figures=samples.figures(),
        details=samples.details(),
        shots=samples.shots(covers),
        loaded=samples.loaded(covers),
        designed=Designed.fresh(**samples.rows()),
        changes=samples.changes(),
        wishes=samples.asked_back(),
        asked_lines_of=samples.line_asked_back(covers),
        wish_steps=samples.steps_of_asked_back(),
        wish_words={
            "kinds": aftersales.KINDS,
            "reasons": aftersales.REASONS["return"],
            "carriers": CARRIERS,
        },
        price_reasons=PRICE_REASONS,
        drawings=drawings(),
        sorts=SORTS,
        sort=sort if sort in SORTS else SORTS[0],
    )


def colours(accent: str) -> list[tuple[str, str, str]]:
    """The colour tokens as the stylesheet has them: (name, in the light, in the dark)."""
    folder = Path(current_app.static_folder or "") / "css"
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for sheet in ((folder / "tokens.css").read_text("utf-8"), look.sheet(folder, accent)):
        bright, _sign, gloomy = sheet.partition("@media")
        light.update(TOKEN.findall(bright))
        dark.update(TOKEN.findall(gloomy))
    return [(name, value, dark.get(name, value)) for name, value in light.items()]


def drawings() -> list[str]:
    """The names of the drawings in the sprite."""
    sprite = Path(current_app.static_folder or "") / "img" / "icons.svg"
    return DRAWING.findall(sprite.read_text("utf-8"))


def refused() -> Samples:
    """The form as somebody gets it back who typed nonsense."""
    form = Samples(formdata=samples.NONSENSE, prefix="wrong-")
    form.validate()
    return form


def offered() -> Place:
    """Three lists, of which the first is chosen."""
    form = Place.from_query(province=samples.PROVINCE)
    form.choose_places()
    return form
