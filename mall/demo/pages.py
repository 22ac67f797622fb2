"""The pages that some stores of the demo have designed, made through the trade's own verbs."""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from mall.demo import pictures
from mall.demo.content.pages import SHOPS, ShopSeed, Window
from mall.demo.content.shapes import Text
from mall.domain import catalog, pages, stores
from mall.kernel import images
from mall.kernel.actors import Actor
from mall.models import Category, Product, Store

Document = list[dict[str, Any]]


def design(
    shops: dict[str, Store],
    products: dict[str, Product],
    categories: dict[str, Category],
    say: Callable[[str], None],
) -> None:
    """A home and a page in the menu for each of these stores, published by its owner."""
    windows = [window for seed in SHOPS for window in seed.windows]
    with ProcessPoolExecutor(max_workers=2) as pool:
        drawn = dict(zip((each.slug for each in windows), pool.map(draw, windows), strict=True))
    for seed in SHOPS:
        store = shops[seed.store]
        owner = Actor("person", stores.members_for(store)[0].person_id)
        shots = {
            window.slug: catalog.keep_picture(store, images.keep(drawn[window.slug]), both(window.shows)).id
            for window in seed.windows
        }
        keys = {handle: product.id for handle, product in products.items()}
        story = publish(
            store, pages.PageKind.FREE, story_of(seed, keys), owner, both(seed.story.title), seed.story.slug
        )
        pages.edit_page(story, story.version, story.title, story.slug, 1, owner)
        publish(store, pages.PageKind.HOME, home_of(seed, shots, keys, categories), owner)
    say(f"{len(SHOPS)} stores with designed pages")


def draw(window: Window) -> images.Rendered:
    """The variants of a window; runs in another process."""
    return images.render(pictures.draw_home_banner(window.banner, (1200, 600)).convert("RGB"))


def publish(
    store: Store,
    kind: pages.PageKind,
    document: Document,
    owner: Actor,
    title: dict[str, str] | None = None,
    slug: str = "",
) -> pages.StorePage:
    """Begin a page with these blocks and let shoppers see it."""
    page = pages.begin_page(store, kind, owner, document, title, slug)
    pages.publish(store, page, page.draft_id or 0, owner)
    return page


def home_of(seed: ShopSeed, shots: dict[str, int], keys: dict[str, int], categories: dict[str, Category]) -> Document:
    """The home from top to bottom."""
    slides = [
        {
            "picture": shots[window.slug],
            "alt": both(window.shows),
            "focus": images.MIDDLE,
            "link": f"category:{categories[window.leads_to].id}" if window.leads_to in categories else "goods",
        }
        for window in seed.windows
    ]
    picks = [{"product": keys[handle], "why": both(why)} for handle, why in seed.picks.why]
    return [
        block("carousel", pictures=slides),
        block("categories"),
        block("heading", text=both(seed.row.title), more=both(seed.row.words), link="goods"),
        block("product_list", source="picked", products=rows(seed.row.products, keys), columns=seed.row.columns),
        block("recommendations", title=both(seed.picks.title), products=picks, size="3"),
        block("text", text=both(seed.note)),
        block("heading", text=both(Text("刚上架", "Just arrived")), link="goods"),
        block("product_list", source="newest", size="8"),
    ]


def story_of(seed: ShopSeed, keys: dict[str, int]) -> Document:
    """The page in the menu."""
    return [
        block("text", text=both(seed.story.paragraphs)),
        block("product_list", source="picked", products=rows(seed.story.products, keys), columns="one"),
    ]


def block(kind: str, **values: Any) -> dict[str, Any]:
    """A block with these values and a new one's others."""
    return pages.new_block(pages.new_id(), kind, {**pages.kind_of(kind).fresh(), **values})


def rows(handles: Sequence[str], keys: dict[str, int]) -> list[dict[str, Any]]:
    """Goods as a block keeps them."""
    return [{"product": keys[handle], "why": {}} for handle in handles]


def both(text: Text) -> dict[str, str]:
    """As it is stored."""
    return {"zh": text.zh, "en": text.en}
