"""What the demo mall's people ask and answer. Hundreds of them are written at once, as the verbs would have written them;
the last ones are asked through the verbs, so that somebody is told and an operator has something to look at."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert, select

from mall.demo.content.asking import QUESTIONS, WAITING, QuestionSeed
from mall.demo.opinions import in_words, owner_of
from mall.domain import catalog, orders, questions
from mall.kernel import clock, ids
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.kernel.speech import masked
from mall.models import Answer, Order, OrderLine, Person, Product, Question, StateChange

ASKED = 0.5  # of the products that nobody has received; the others are asked about in any case
DAYS = 24  # so old is the oldest question
YESTERDAY = 1500  # minutes; so old is the newest of those written at once: of today's there is a limit
BY_HAND = 3

Owners = Mapping[int, Actor]


@dataclass(frozen=True, slots=True)
class Said:
    """A question about a product by somebody, and the buyer who answers, if there is one."""

    seed: QuestionSeed
    product: Product
    asker: Person
    buyer: Person | None
    age: timedelta


def ask_around(shoppers: Sequence[Person], goods: Sequence[Product]) -> None:
    """Shoppers ask about a good part of the goods; stores and buyers answer most of it."""
    rng = Random(20261124)
    owners = {store_id: owner_of(store_id) for store_id in sorted({product.store_id for product in goods})}
    shelves, buyers = seeds_by_category(), buyers_by_product(shoppers)
    said = []
    for product in goods:
        if buyers[product.id] or rng.random() < ASKED:
            said += conversation(rng, product, shelves[product.category_id], shoppers, buyers[product.id])
    said.sort(key=lambda each: each.age, reverse=True)
    by_hand = [each for each in said if each.seed.store][-BY_HAND:]
    write([each for each in said if each not in by_hand], owners)
    ask_by_hand(by_hand, shoppers[0], owners)
    db.session.commit()


def seeds_by_category() -> dict[int, Sequence[QuestionSeed]]:
    """What may be asked on each shelf: what is named for it, else for the one above."""
    tree = catalog.category_tree()
    slugs = {category.id: category.slug for category in tree}
    named = {each.id: [slugs[above] for above in reversed(each.path) if slugs[above] in QUESTIONS] for each in tree}
    return {category_id: QUESTIONS[found[0]] if found else () for category_id, found in named.items()}


def buyers_by_product(shoppers: Sequence[Person]) -> dict[int, list[Person]]:
    """Who of them has received what."""
    people = {person.id: person for person in shoppers}
    received = (
        select(OrderLine.product_id, Order.person_id)
        .join(Order, Order.id == OrderLine.order_id)
        .where(Order.fulfilment == orders.FulfilmentState.RECEIVED, Order.person_id.in_(people))
    )
    found: dict[int, list[Person]] = defaultdict(list)
    for product_id, person_id in db.session.execute(
        received.distinct().order_by(OrderLine.product_id, Order.person_id)
    ):
        found[product_id].append(people[person_id or 0])
    return found


def conversation(
    rng: Random, product: Product, seeds: Sequence[QuestionSeed], shoppers: Sequence[Person], buyers: Sequence[Person]
) -> list[Said]:
    """One to three things that are asked about a product, each by somebody else."""
    chosen = rng.sample(list(seeds), min(len(seeds), rng.choice([1, 1, 2, 2, 3])))
    found = []
    for seed, asker in zip(chosen, rng.sample(list(shoppers), len(chosen)), strict=True):
        others = [person for person in buyers if person is not asker]
        buyer = rng.choice(others) if others and seed.buyer else None
        found.append(Said(seed, product, asker, buyer, timedelta(minutes=rng.randrange(YESTERDAY, DAYS * 1440))))
    return found


def write(said: Sequence[Said], owners: Owners) -> None:
    """All of it in four statements."""
    now = clock.now()
    asked = [question_row(each, now - each.age) for each in said]
    keys = insert_all(Question, asked)
    answered = [row for each, key in zip(said, keys, strict=True) for row in answer_rows(each, key, owners, now)]
    insert_all(StateChange, [birth(row, "question", key) for row, key in zip(asked, keys, strict=True)])
    keys = insert_all(Answer, answered)
    insert_all(StateChange, [birth(row, "question_answer", key) for row, key in zip(answered, keys, strict=True)])


def question_row(said: Said, at: datetime) -> dict[str, Any]:
    return row_of(said, said.asker, in_words(said.seed.words, said.asker.language), at) | {
        "product_id": said.product.id,
        "title": said.product.title,
        "answers": (said.seed.store is not None) + (said.buyer is not None),
    }


def answer_rows(said: Said, question_id: int, owners: Owners, now: datetime) -> list[dict[str, Any]]:
    """What the store says in the asker's language, and a buyer in her own, each some hours later."""
    found, at = [], now - said.age
    if said.buyer and said.seed.buyer:
        words = in_words(said.seed.buyer, said.buyer.language)
        found.append(row_of(said, said.buyer, words, at + said.age / 2) | {"by_store": False})
    if said.seed.store:
        words = in_words(said.seed.store, said.asker.language)
        store = {"by_store": True, "author": "", "person_id": owners[said.product.store_id].id}
        found.append(row_of(said, said.asker, words, at + said.age / 4) | store)
    return [row | {"question_id": question_id} for row in found]


def row_of(said: Said, person: Person, words: str, at: datetime) -> dict[str, Any]:
    """What a question and an answer have in common."""
    return {
        "store_id": said.product.store_id,
        "public_id": ids.public_id(),
        "person_id": person.id,
        "author": masked(person.name),
        "text": words,
        "state": questions.QuestionState.VISIBLE,
        "reason_code": "",
        "reason": "",
        "created_at": at,
    }


def birth(row: Mapping[str, Any], subject: str, subject_id: int) -> dict[str, Any]:
    """The state change that the verbs remember."""
    return {
        "subject": subject,
        "subject_id": subject_id,
        "field": "state",
        "from_state": "",
        "to_state": row["state"],
        "actor_kind": "person",
        "actor_id": row["person_id"],
        "why": "",
        "at": row["created_at"],
    }


def insert_all(model: Any, rows: list[dict[str, Any]]) -> list[int]:
    """The keys of the new rows, in their order."""
    if not rows:
        return []
    return list(db.session.scalars(insert(model).returning(model.id, sort_by_parameter_order=True), rows))


def ask_by_hand(said: Sequence[Said], asker: Person, owners: Owners) -> None:
    """The first shopper asks a few things today: one waits for an operator, one for the store, the others are answered."""
    for place, each in enumerate(said):
        words = each.seed.words if place else WAITING
        question = questions.ask(each.product, asker, in_words(words, asker.language))
        if place > 1 and each.seed.store:
            words = each.seed.store
            questions.answer_for_store(question, in_words(words, asker.language), owners[each.product.store_id])
