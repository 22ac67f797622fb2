"""What the demo mall's people say of what they received, day by day, through the verbs that everybody uses."""

import io
from collections.abc import Mapping, Sequence
from datetime import timedelta
from random import Random

from PIL import Image
from sqlalchemy import select

from mall.demo.content.opinions import LATER, OPINIONS, OpinionSeed
from mall.demo.content.shapes import Text
from mall.domain import catalog, moderation, orders, people, reviews, stores
from mall.kernel import actors, clock, files, images
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.models import Order, OrderLine, Person, Review

SPEAK = 0.6  # of the lines that arrived; the others say nothing, and nobody says it for them
PHOTOGRAPH = {
    True: 0.15,
    False: 0.6,
}  # of those who are content; more in the last days, so that operators have some to see
ROBOT = actors.job("demo")


def speak_up(rng: Random, shoppers: Sequence[Person], age: int) -> None:
    """Whoever received something today may review it; stores answer, operators look at photos of older days."""
    since = clock.now() - timedelta(hours=12)
    roots = {category.id: category.path[0] for category in catalog.category_tree()}
    slugs = {category.id: category.slug for category in catalog.category_tree()}
    for order in db.session.scalars(select(Order).where(Order.fulfilment == "received", Order.received_at > since)):
        for line in order.lines:
            if rng.random() < SPEAK:
                root = roots[catalog.product_by_id(line.product_id).category_id]
                review_line(rng, order, line, rng.choice(OPINIONS[slugs[root]]), PHOTOGRAPH[age > 1])
    listen(rng, shoppers)
    if age > 1:
        look_at_photos()


def review_line(rng: Random, order: Order, line: OrderLine, said: OpinionSeed, photograph: float) -> None:
    """One line reviewed in its buyer's language, perhaps with a photo; the store's answer where it has one."""
    author = people.person_by_id(order.person_id or 0)
    photos = [snapshot(line.picture)] if line.picture and said.stars > 3 and rng.random() < photograph else []
    opinion = reviews.Opinion(
        product=said.stars,
        service=min(5, said.stars + rng.choice([0, 0, 1])),
        delivery=rng.choice([5, 5, 4, 4, 3]),
        text=in_words(said.words, author.language),
        photos=photos,
        is_anonymous=rng.random() < 0.15,
        is_shared=bool(photos),
    )
    review = reviews.write(order, line.id, opinion, Actor("person", author.id), author.name)
    if said.answer and review.is_visible:
        reviews.reply(review, "review", in_words(said.answer, author.language), owner_of(order.store_id))


def snapshot(key: str) -> bytes:
    """The goods as a buyer's phone sees them: nearer and a little askew."""
    with Image.open(io.BytesIO(files.storage().get(images.key(key, 720)))) as picture:
        turned = picture.rotate(4, Image.Resampling.BILINEAR, fillcolor="white")
        edge = picture.width // 7
        out = io.BytesIO()
        turned.crop((edge, edge, picture.width - edge, picture.height - edge)).save(out, "JPEG", quality=85)
    return out.getvalue()


def listen(rng: Random, shoppers: Sequence[Person]) -> None:
    """Some find a review useful; some add to their own."""
    visible = db.session.scalars(select(Review).where(Review.state == "visible").order_by(Review.id)).all()
    for review in rng.sample(visible, min(3, len(visible))):
        for person in rng.sample(list(shoppers), rng.choice([1, 1, 2, 4])):
            if orders.order_by_id(review.order_id).person_id != person.id:
                reviews.vote(review, person.id)
    old = [review for review in visible if review.created_at < clock.now() - timedelta(days=8) and not review.follow_up]
    for review in old[: 1 if rng.random() < 0.4 else 0]:
        author = people.person_by_id(orders.order_by_id(review.order_id).person_id or 0)
        reviews.follow_up(review, in_words(rng.choice(LATER), author.language), [], Actor("person", author.id))
    db.session.flush()


def look_at_photos() -> None:
    """An operator finds nothing wrong with them. What came last is left for whoever tries the desk."""
    for case in moderation.open_cases(reviews.CASE_KIND).items:
        moderation.decide(case, True, ROBOT, case.version)


def in_words(text: Text, language: str) -> str:
    words: Mapping[str, str] = {"zh": text.zh, "en": text.en}
    return words[language]


def owner_of(store_id: int) -> Actor:
    members = stores.members_for(stores.store_by_id(store_id))
    return Actor("person", next(member.person_id for member in members if member.role == "owner"))
