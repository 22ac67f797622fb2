"""The address book."""

from typing import Any

from sqlalchemy import select, update

from mall.domain.people.models import Address, Person
from mall.domain.people.queries import addresses_for
from mall.domain.people.rules import ADDRESSES_MAX, HOME, courier_phone
from mall.kernel import places
from mall.kernel.db import db, first, lock
from mall.kernel.refusals import Refusal
from mall.kernel.text import _, one_line


class NotADistrict(Refusal):
    message = _("Choose province, city and district.")


class AddressBookFull(Refusal):
    message = _("Your address book is full. Delete an address you no longer need.")


def add_address(person: Person, **fields: Any) -> Address:
    """A new address; the first is the default. `fields` are name, phone, country, region_id or region_text and city,
    line, postcode, is_default. Raises NotADistrict, NotANumber, AddressBookFull."""
    _lock_book(person)
    count = len(addresses_for(person))
    if count >= ADDRESSES_MAX:
        raise AddressBookFull
    is_default = fields.pop("is_default", False) or count == 0
    address = Address(person_id=person.id, **_cleaned(fields))
    db.session.add(address)
    db.session.flush()
    if is_default:
        _set_default(address)
    return address


def edit_address(address: Address, **fields: Any) -> None:
    """Change an address; fields as in `add_address`, all of them. Raises NotADistrict, NotANumber."""
    is_default = fields.pop("is_default", False)
    for name, value in _cleaned(fields).items():
        setattr(address, name, value)
    db.session.flush()
    if is_default:
        _set_default(address)


def make_default(address: Address) -> None:
    """Send parcels here unless said otherwise."""
    _set_default(address)


def remove_address(person: Person, address: Address) -> None:
    """Forget an address; if it was the default, the newest of the others becomes it. Orders keep their own copy."""
    _lock_book(person)
    was_default = address.is_default
    db.session.delete(address)
    db.session.flush()
    heir = first(select(Address).where(Address.person_id == person.id).order_by(Address.id.desc()))
    if was_default and heir is not None:
        _set_default(heir)


def _set_default(address: Address) -> None:
    db.session.execute(
        update(Address).where(Address.person_id == address.person_id, Address.is_default).values(is_default=False)
    )
    address.is_default = True
    db.session.flush()


def _lock_book(person: Person) -> None:
    """Two additions at once would both be the first."""
    lock(select(Person).where(Person.id == person.id))


def _cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    """The columns of an address: in China a district and its full name, elsewhere free text."""
    country = fields.get("country") or HOME
    plain = {name: one_line(fields.get(name) or "", 200) for name in ("name", "line", "postcode")}
    plain["phone"] = courier_phone(fields.get("phone") or "", country, fields.get("region_id"))
    if country == HOME:
        return {**plain, "country": country, "city": "", **_district(fields.get("region_id"))}
    free = {name: one_line(fields.get(name) or "", 100) for name in ("region_text", "city")}
    return {**plain, "country": country, "region_id": None, **free}


def _district(region_id: int | None) -> dict[str, Any]:
    region = places.region_of(region_id) if region_id else None
    if region is None or places.inside(region.id):
        raise NotADistrict
    return {"region_id": region.id, "region_text": places.full_name(region.id)}
