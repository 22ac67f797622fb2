"""The address book."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from mall.domain import people
from mall.kernel.db import db
from mall.kernel.refusals import NotFound
from mall.models import Address, Person

XIHU = 330106


def home(**changes: Any) -> dict[str, Any]:
    return {"name": "林晚秋", "phone": "+8613800138101", "region_id": XIHU, "line": "文三路 100 号", **changes}


def abroad(**changes: Any) -> dict[str, Any]:
    return home(country="GB", city="Leeds", region_text="", line="1 Mill Lane", postcode="LS1 1AA", **changes)


def test_the_first_address_is_the_default(alice: Person) -> None:
    first = people.add_address(alice, **home())
    second = people.add_address(alice, **abroad())
    assert people.default_address(alice) == first
    assert people.addresses_for(alice) == [first, second]
    assert (first.region_text, first.city) == ("浙江省 杭州市 西湖区", "")
    assert (second.region_id, second.city) == (None, "Leeds")


def test_there_is_one_default_at_a_time(alice: Person) -> None:
    first, second = people.add_address(alice, **home()), people.add_address(alice, **home(is_default=True))
    assert people.default_address(alice) == second
    people.make_default(first)
    assert people.default_address(alice) == first
    people.edit_address(second, **home(is_default=True, line="文三路 101 号"))
    assert people.default_address(alice) == second
    db.session.commit()
    db.session.expire_all()
    assert [row.is_default for row in db.session.scalars(select(Address).order_by(Address.id))] == [False, True]


def test_the_newest_inherits_when_the_default_goes(alice: Person) -> None:
    first, second, third = (people.add_address(alice, **home()) for _ in range(3))
    people.remove_address(alice, second)
    assert people.default_address(alice) == first
    people.remove_address(alice, first)
    assert people.default_address(alice) == third
    people.remove_address(alice, third)
    assert people.default_address(alice) is None


@pytest.mark.parametrize("region_id", [None, 0, 33, 3301, 999999, -1])
def test_a_chinese_address_names_a_district(alice: Person, region_id: int | None) -> None:
    with pytest.raises(people.NotADistrict):
        people.add_address(alice, **home(region_id=region_id))


def test_a_move_abroad_leaves_no_district_behind(alice: Person) -> None:
    address = people.add_address(alice, **home())
    people.edit_address(address, **abroad())
    db.session.commit()
    assert (address.country, address.region_id, address.region_text) == ("GB", None, "")


def test_the_database_refuses_a_chinese_address_without_a_district(alice: Person) -> None:
    db.session.add(Address(person_id=alice.id, name="x", phone="x", line="x", country="CN"))
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_line_breaks_and_control_characters_do_not_survive(alice: Person) -> None:
    address = people.add_address(alice, **home(name="Lin\r\nBcc: x", line="a\tb\x07c"))
    assert (address.name, address.line) == ("Lin Bcc: x", "a b c")


def test_an_address_book_has_an_end(alice: Person) -> None:
    for _ in range(50):
        people.add_address(alice, **home())
    with pytest.raises(people.AddressBookFull):
        people.add_address(alice, **home())


def test_somebody_elses_address_is_not_found(alice: Person, bob: Person) -> None:
    theirs = people.add_address(bob, **home())
    with pytest.raises(NotFound):
        people.address_of(alice, theirs.public_id)
    assert people.address_of(bob, theirs.public_id) == theirs
