"""Questions through real forms: asked on a page of their own, answered by who has the goods, reported, found again."""

from collections.abc import Callable

import pytest

from mall.domain import questions
from mall.kernel import jobs
from mall.kernel.db import db
from mall.models import Person, Question
from tests.browser import PoliteClient
from tests.domain.reviews.conftest import decide, received
from tests.statements import statements
from tests.trade import as_person
from tests.web.shop.test_browse import HARD_LIMIT, address, html_size
from tests.world import World, list_product

SignIn = Callable[[Person], PoliteClient]


def asked(world: World, words: str = "Does it go into a dishwasher?") -> Question:
    """Bob's question about the mug, made without the form."""
    question = questions.ask(world.mug, world.bob, words)
    db.session.commit()
    return question


def test_a_question_goes_from_the_product_to_its_answers_and_back(
    world: World, client: PoliteClient, signed_in: SignIn
) -> None:
    mug = f"/products/{world.mug.public_id}"
    assert "Nobody has asked anything yet." in client.page(address(world.mug)).words
    guest = client.get(f"{mug}/questions/new")
    assert guest.status_code == 303 and "/sign-in" in guest.location
    bob = signed_in(world.bob)
    sent = bob.submit(f"{mug}/questions/new", "/questions", question="Does it go into a dishwasher?")
    path = sent.location
    assert sent.status_code == 303 and "Nobody has answered yet." in bob.page(path).words
    received(world, world.alice, {"mug": 1})
    alice = signed_in(world.alice)
    assert alice.submit(path, "/answers", answer="Mine does, every day.").status_code == 303
    jobs.drain()
    for page in (address(world.mug), f"{mug}/questions", path):
        words = client.page(page).words
        assert "Does it go into a dishwasher?" in words and "Bought it A***e" in words, page
    assert "Questions (1)" in client.page(address(world.mug)).words
    assert "1 question" in client.page(f"{mug}/questions").words
    assert not [form for form in alice.page(path).forms if str(form["action"]).endswith("/answers")]
    bob = signed_in(world.bob)
    assert "Your question about Stoneware mug is answered" in bob.page("/messages").words
    assert path in {link["href"] for link in bob.page("/account/questions").all("a")}
    assert not [form for form in bob.page(path).forms if str(form["action"]).endswith("/answers")]


def test_a_copied_page_is_made_anew_when_somebody_asks_or_answers(world: World, client: PoliteClient) -> None:
    page = address(world.mug)
    assert client.page(page).words == client.page(page).words
    question = asked(world)
    assert "Does it go into a dishwasher?" in client.page(page).words
    questions.answer_for_store(question, "It does.", as_person(world.olivia))
    db.session.commit()
    assert "It does." in client.page(page).words


def test_what_waits_or_is_hidden_is_seen_by_its_author_alone(
    world: World, client: PoliteClient, signed_in: SignIn
) -> None:
    path = f"/questions/{asked(world, 'Is it the one at www.cups.example?').public_id}"
    bob = signed_in(world.bob)
    assert "An operator looks at it before others see it." in bob.page(path).words
    assert "cups.example" not in signed_in(world.alice).page(address(world.mug)).words
    assert signed_in(world.alice).get(path).status_code == 404
    decide(False, "contact_details", "Leave the address out.", kind=questions.CASE_KIND)
    bob = signed_in(world.bob)
    for page in (path, "/account/questions"):
        words = bob.page(page).words
        assert "Others do not see it." in words and "Leave the address out." in words
    assert bob.get(f"{path}/report").status_code == 404


@pytest.mark.parametrize("words", ["", "why?", "x" * 301])
def test_too_little_and_too_much_are_asked_again(world: World, signed_in: SignIn, words: str) -> None:
    path = f"/products/{world.mug.public_id}/questions/new"
    assert signed_in(world.bob).submit(path, "/questions", question=words).status_code == 422
    assert db.session.query(Question).count() == 0


def test_refusals_are_said_where_the_form_was(world: World, signed_in: SignIn) -> None:
    new = f"/products/{world.mug.public_id}/questions/new"
    own = signed_in(world.olivia).submit(new, "/questions", question="Who makes such lovely mugs?")
    assert own.status_code == 422 and "Who makes such lovely mugs?" in own.text
    for number in range(3):
        asked(world, f"Question number {number}?")
    bob = signed_in(world.bob)
    late = bob.submit(new, "/questions", question="One more, please?")
    assert late.status_code == 429 and "That is enough for today." in late.text
    answer = f"/questions/{db.session.query(Question).first().public_id}/answers"  # type: ignore[union-attr]
    assert signed_in(world.alice).send(answer, "/account/profile", answer="I guess so").status_code == 409


def test_anybody_reports_a_question_or_an_answer_once_and_reads_the_outcome(world: World, client: PoliteClient) -> None:
    question = asked(world)
    answer = questions.answer_for_store(question, "It does.", as_person(world.olivia))
    db.session.commit()
    for path, kind in (
        (f"/answers/{answer.public_id}/report", questions.ANSWER_CASE_KIND),
        (f"/questions/{question.public_id}/report", questions.CASE_KIND),
    ):
        assert client.submit(path, "/report").status_code == 422
        assert client.submit(path, "/report", reason_code="untrue", words="No.").status_code == 303
        assert client.send(path, "/sign-in", reason_code="untrue").status_code == 409
        decide(False, "untrue", "We tried it.", kind=kind)
        assert "It was hidden." in client.page(path).words and "We tried it." in client.page(path).words
    assert "dishwasher" not in client.page(address(world.mug)).words


def test_a_product_called_questions_keeps_its_own_page(world: World, client: PoliteClient) -> None:
    product = list_product(world.green_hill, world.home, "paper", {"zh": "问答", "en": "Questions"}, {"paper": 900})
    db.session.commit()
    assert any(form.get("action") == "/cart/lines" for form in client.page(address(product)).forms)


def test_a_products_page_with_questions_stays_within_its_limits(world: World, signed_in: SignIn) -> None:
    for number in range(4):
        words = f"第 {number} 个问题：" + "这款可以放进洗碗机里面清洗吗？" * 15
        question = asked_by(world, number, words)
        questions.answer_for_store(question, "可以，最高六十度，放上层，不要叠在一起。" * 20, as_person(world.olivia))
        db.session.commit()
    bob, paths = signed_in(world.bob), [address(world.mug), f"/products/{world.mug.public_id}/questions"]
    paths.append(f"/questions/{question.public_id}")
    for path in paths:
        with statements() as sent:
            page = bob.get(path)
        asked_of_it = [each for each in sent if not each.startswith(("SET", "SELECT set_config"))]
        assert len(asked_of_it) <= 12, "\n".join(each[:90] for each in asked_of_it)
        assert html_size(page.get_data(as_text=True)) <= HARD_LIMIT


def asked_by(world: World, number: int, words: str) -> Question:
    """Each question by somebody else: of one person there is a limit a day."""
    person = (world.bob, world.alice, world.rita, world.craig)[number % 4]
    question = questions.ask(world.mug, person, words[:290])
    db.session.commit()
    return question
