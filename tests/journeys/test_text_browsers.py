"""Shopping in browsers that know text and nothing else: edbrowse reads commands, lynx keys. From a search to a paid order
and its review."""

import os
import pty
import re
import shutil
import subprocess
import threading
import time
from pathlib import Path

import pytest

from mall.domain import people, shipping
from mall.kernel import jobs
from mall.kernel.db import db
from mall.models import Order, Purchase, Review
from tests.world import ROBOT, XIHU, World

PATIENCE = 60  # seconds
PASSWORD = "seven lazy herons"


def program(name: str) -> str:
    """The browser. Where bin/test installs what the tests need (Debian, as root) it has to be there."""
    found = shutil.which(name)
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        pytest.fail(f"{name} is not installed, though bin/test could install it")
    if found is None:
        pytest.skip(f"{name} is not installed: install the Debian package of that name")
    return found


def run(command: list[str], home: Path, typed: str | None = None) -> str:
    """What the browser printed on its terminal. Meanwhile the mall's jobs are done, as its worker would, and stores send
    what is paid."""
    environment = {**os.environ, "HOME": str(home), "LANG": "C.UTF-8", "TERM": "vt100", "COLUMNS": "100", "LINES": "50"}
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command,
        env=environment,
        cwd=home,
        stdin=subprocess.PIPE if typed is not None else theirs,
        stdout=theirs,
        stderr=theirs,
    ) as browser:
        os.close(theirs)
        printed: list[bytes] = []
        reader = threading.Thread(target=collect, args=(ours, printed), daemon=True)
        reader.start()
        if browser.stdin:
            browser.stdin.write((typed or "").encode())
            browser.stdin.close()
        until = time.monotonic() + PATIENCE
        while browser.poll() is None and time.monotonic() < until:
            jobs.drain()
            send_what_is_paid()
            time.sleep(0.1)
        is_done = browser.poll() is not None
        browser.kill()
        reader.join(5)
    os.close(ours)
    text = b"".join(printed).decode(errors="replace").replace("\r\n", "\n")
    assert is_done, f"{command[0]} does not come to an end:\n{text[-3000:]}"
    return text


def send_what_is_paid() -> None:
    """Each order in one parcel."""
    db.session.rollback()
    for order in db.session.query(Order).filter_by(fulfilment="ready", payment="paid"):
        shipping.ship(order, {line.id: line.quantity for line in order.lines}, "sf", f"SF{order.id:010d}", ROBOT)
    db.session.commit()


def collect(terminal: int, printed: list[bytes]) -> None:
    """Read until the other side has gone."""
    try:
        while chunk := os.read(terminal, 65_536):
            printed.append(chunk)
    except OSError:
        pass


def keys(*steps: str) -> str:
    """A lynx script: what is in brackets is a key, everything else is typed."""
    lines = []
    for step in steps:
        if step.startswith("["):
            lines.append(f"key {step[1:-1]}")
        else:
            lines += [f"key {'<space>' if sign == ' ' else sign}" for sign in step]
    return "\n".join(lines) + "\n"


NEXT, ENTER, QUIT = "[Down Arrow]", "[^J]", ["q", "y"]


def at(words: str) -> list[str]:
    """Go to where the page says this."""
    return ["/", words, "[^J]"]


def shown(printed: str) -> str:
    """Without what moves the cursor and paints."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()=>][A-Z0-9]?|[\x0e\x0f\x08]", "", printed)


def paid_purchase() -> Purchase:
    """The one purchase there is, after the mall's jobs are done."""
    jobs.drain()
    db.session.rollback()
    purchase = db.session.query(Purchase).one()
    assert {order.payment for order in purchase.orders} == {"paid"}
    return purchase


# One command a line: go to the line that says this; what is in angle brackets there is a field, in braces a link.
BOUGHT_BY_A_GUEST = """\
js-
b {base}/
/Search the mall/
i1=brass lamp
i2*
/Brass desk lamp/
g
/Add to cart/
i1*
/Check out/
g
/E-mail/
i=grace@example.com
/Recipient/
i=Grace
/Phone/
i=13800138001
/Province/
i=浙江省
/Update the form/
i*
/City/
i=杭州市
/Update the form/
i*
/District/
i=西湖区
/Street/
i=1 Pond Street
/Submit the order/
i1*
/Demo bank/
i=+
/Continue/
i*
/What should the bank do/
/Continue/
i*
!sleep 2
rf
/The payment has arrived/p
!sleep 2
b {base}/orders
/See details/
g
/I have received it/
i*
/Write a review/
g
/5, very good/
i=+
/5, very good/
i=+
/Delivery service/
/4, good/
i=+
/Send the review/
i*
/Thank you/p
qt
"""


def test_a_guest_buys_and_reviews_in_edbrowse(world: World, live: str, tmp_path: Path) -> None:
    (tmp_path / ".ebrc").write_text("")
    printed = run([program("edbrowse")], tmp_path, BOUGHT_BY_A_GUEST.format(base=live))
    lost = printed.find("\n?\n")
    assert lost < 0, "no such line after:\n" + printed[:lost]
    assert "http error" not in printed and "The payment has arrived" in printed, printed
    assert paid_purchase().total == 26500
    assert scores() == (5, 5, 4)


def test_a_member_buys_and_reviews_in_lynx(world: World, live: str, tmp_path: Path) -> None:
    lin = people.sign_up(people.contact_of("lin@example.com"), "Lin", password=PASSWORD, language="en")
    people.add_address(lin, name="Lin", phone="13800138000", country="CN", region_id=XIHU, line="8 Willow Lane")
    db.session.commit()
    script = keys(
        *at("Search the mall"), NEXT, ENTER, "mug", NEXT, ENTER,
        *at("Stoneware mug"), ENTER,
        *at("Add to cart"), ENTER,
        *at("Check out"), ENTER,
        *at("Have an account"), ENTER,
        *at("E-mail or"), ENTER, "lin@example.com", NEXT, ENTER, PASSWORD, NEXT, ENTER,
        *at("Submit the order"), ENTER,
        *at("Continue"), ENTER,
        *at("Continue"), ENTER,
        *QUIT,
    )  # fmt: skip
    pressed = tmp_path / "pressed"
    pressed.write_text(script)
    command = [program("lynx"), "-accept_all_cookies", "-nopause", "-tna", f"-cmd_script={pressed}"]
    seen = shown(run([*command, live], tmp_path))
    assert "/search?q=mug" in seen and "Waiting for the bank" in seen, seen
    assert paid_purchase().person_id == lin.id
    send_what_is_paid()
    script = keys(
        *at("E-mail or"), ENTER, "lin@example.com", NEXT, ENTER, PASSWORD, NEXT, ENTER,
        *at("See details"), ENTER,
        *at("I have received it"), ENTER,
        *at("Write a review"), ENTER,
        *at("The goods"), ENTER,
        *at("store's service"), ENTER,
        *at("Delivery service"), NEXT, ENTER,
        *at("In your words"), NEXT, ENTER, "Holds a lot of tea.", "[^I]",
        *at("Send the review"), ENTER,
        *QUIT,
    )  # fmt: skip
    pressed.write_text(script)
    run([*command, f"{live}/sign-in?next=/orders"], tmp_path)
    assert scores() == (5, 5, 4)
    assert db.session.query(Review).one().text == "Holds a lot of tea."


def scores() -> tuple[int, int, int]:
    """What the one review says of the goods, the service and the delivery."""
    db.session.rollback()
    review = db.session.query(Review).one()
    return review.product_score, review.service_score, review.delivery_score
