"""The inbox, what she wants to be told, and the way out of letters."""

from mall.domain import messages
from mall.domain.messages import actions
from mall.kernel import clock
from mall.kernel.db import db
from mall.models import Notice, Person
from tests.browser import PoliteClient
from tests.web.shop.test_favourites import shopper
from tests.world import World

__all__ = ["shopper"]
Event = messages.Event


def tell(world: World, person: Person, key: str = "1") -> Notice:
    actions.tell([person.id], Event.PRICE_DROP, key, clock.now(), {"price": 2900}, world.mug.id)
    db.session.commit()
    return db.session.query(Notice).filter_by(person_id=person.id, key=key).one()


def test_the_inbox_tells_and_leads_on(shopper: PoliteClient, world: World) -> None:
    tell(world, world.alice)
    page = shopper.page("/messages")
    assert "Stoneware mug is cheaper now" in page.words
    assert "It costs ¥29.00 now." in page.words
    assert "Unread" in page.words
    answer = shopper.submit("/messages", "/reading")
    assert (answer.status_code, answer.location) == (303, f"/products/{world.mug.public_id}")
    assert "Unread" not in shopper.page("/messages").words


def test_the_inbox_is_chinese_for_chinese_readers(shopper: PoliteClient, world: World) -> None:
    tell(world, world.alice)
    shopper.set_cookie("lang", "zh")
    assert "陶瓷马克杯 降价了" in shopper.page("/messages").words


def test_everything_is_read_at_one_press(shopper: PoliteClient, world: World) -> None:
    for key in "123":
        tell(world, world.alice, key)
    assert "3" in shopper.page("/account").words.partition("Messages")[2][:6]
    shopper.submit("/messages", "/readings")
    assert messages.unread_count(world.alice.id) == 0


def test_nobody_reads_somebody_elses_messages(shopper: PoliteClient, world: World) -> None:
    foreign = tell(world, world.bob)
    assert "cheaper" not in shopper.page("/messages").words
    answer = shopper.send(f"/messages/{foreign.public_id}/reading", "/account/profile")
    assert answer.status_code == 404
    assert messages.unread_count(world.bob.id) == 1


def test_a_message_about_what_is_gone_leads_nowhere(shopper: PoliteClient, world: World) -> None:
    notice = tell(world, world.alice)
    world.mug.state = "blocked"
    assert "A product that is no longer here is cheaper now" in shopper.page("/messages").words
    assert shopper.send(f"/messages/{notice.public_id}/reading", "/account/profile").location == "/messages"


def test_she_says_what_she_wants_to_be_told(shopper: PoliteClient, world: World) -> None:
    page = shopper.page("/account/notices")
    assert "Payments and order confirmations" in page.words.partition("What always comes")[2]
    ticked = [box for box in page.all("input") if box.get("type") == "checkbox" and "checked" in box]
    assert len(ticked) == 2 * len(messages.OPTIONAL)
    answer = shopper.send("/account/notices", inbox=["restock", "price_drop"], letters=["restock"])
    assert answer.status_code == 303
    wishes = {wish.event: (wish.in_inbox, wish.by_mail) for wish in messages.wishes_for(world.alice.id)}
    assert wishes[Event.RESTOCK] == (True, True)
    assert wishes[Event.PRICE_DROP] == (True, False)
    assert wishes[Event.PARCEL_SENT] == (False, False)
    assert wishes[Event.PURCHASE_PAID] == (True, True)


def test_a_wish_for_what_cannot_be_switched_is_refused(shopper: PoliteClient, world: World) -> None:
    for event in ("purchase_paid", "nonsense"):
        assert shopper.send("/account/notices", letters=[event]).status_code == 422


def test_the_way_out_asks_once_and_needs_no_account(client: PoliteClient, world: World) -> None:
    path = f"/unsubscriptions/{messages.unsubscription_token(world.alice, Event.PRICE_DROP)}"
    page = client.page(path)
    assert "Favourites that get cheaper" in page.words
    assert writes_of_cheaper(world), "looking at it changes nothing"
    answer = client.submit(path, "/confirmation")
    assert "We no longer write e-mails about this" in answer.get_data(as_text=True)
    assert not writes_of_cheaper(world)


def writes_of_cheaper(world: World) -> bool:
    """Whether Alice is written to about favourites that get cheaper."""
    wishes = {wish.event: wish for wish in messages.wishes_for(world.alice.id)}
    return bool(wishes[Event.PRICE_DROP].by_mail)


def test_a_mail_program_presses_it_by_itself(client: PoliteClient, world: World) -> None:
    path = f"/unsubscriptions/{messages.unsubscription_token(world.alice, Event.RESTOCK)}"
    headers = {"Sec-Fetch-Site": "", "Origin": ""}
    answer = client.post(path, data={"List-Unsubscribe": "One-Click"}, headers=headers)
    assert answer.status_code == 200
    assert [wish.event for wish in messages.wishes_for(world.alice.id) if not wish.by_mail] == [Event.RESTOCK]


def test_a_way_out_that_we_did_not_make_is_not_found(client: PoliteClient, world: World) -> None:
    for token in ("x", f"{world.alice.public_id}.price_drop.{'0' * 32}"):
        client.page(f"/unsubscriptions/{token}", 404)
        assert client.post(f"/unsubscriptions/{token}").status_code == 404
