"""Verbs of carts: put in, change, take out, choose, merge. Each locks the cart first, so that two tabs take turns."""

from collections.abc import Collection

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from mall.domain import catalog, pricing, stock
from mall.domain.carts.models import Cart, CartLine
from mall.domain.carts.queries import line_of, lines_for
from mall.domain.carts.rules import GUESTS_KEPT, MAX_LINES, MAX_PER_LINE
from mall.domain.catalog import Sku
from mall.kernel import clock, ids
from mall.kernel.db import db, lock, upsert_ignored
from mall.kernel.refusals import NotFound, Refusal
from mall.kernel.text import _, lazy_ngettext


class NotAQuantity(Refusal):
    message = _("Choose a quantity of at least 1.")


class OverLimit(Refusal):
    """More units than a line or an order may hold; `limit` says how many it may."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        super().__init__(
            lazy_ngettext(
                "You can buy at most %(num)d of this item.", "You can buy at most %(num)d of this item.", limit
            )
        )


class CartFull(Refusal):
    message = _("Your cart is full. Take something out first.")


class OtherProduct(Refusal):
    message = _("This option belongs to another product.")


def new_guest_cart() -> tuple[Cart, str]:
    """A cart for a visitor who is not signed in, and the token that her browser keeps."""
    token = ids.token()
    cart = Cart(token_digest=ids.digest(token))
    db.session.add(cart)
    db.session.flush()
    return cart, token


def tidy(batch: int = 10_000) -> int:
    """Forget carts of guests that nobody has touched for so long that their cookie is gone, oldest first. Returns how many."""
    old = select(Cart.id).where(Cart.person_id.is_(None), Cart.updated_at < clock.now() - GUESTS_KEPT)
    some = old.order_by(Cart.updated_at).limit(batch).with_for_update(skip_locked=True)
    gone = delete(Cart).where(Cart.id.in_(some)).execution_options(synchronize_session=False)
    return int(db.session.execute(gone).rowcount)  # type: ignore[attr-defined]


def new_cart_for(person_id: int) -> Cart:
    """The person's cart; the one she has already, if she has one."""
    upsert_ignored(insert(Cart).values(person_id=person_id).on_conflict_do_nothing())
    return db.session.scalars(select(Cart).where(Cart.person_id == person_id)).one()


def add(cart: Cart, sku: Sku, quantity: int) -> CartLine:
    """Put units in; they join the line that holds the SKU already.

    Raises NotAQuantity, OverLimit, CartFull, stock.SoldOut; whether the SKU is for sale, `catalog.sellable` has said.
    """
    check_quantity(quantity)
    lines = _locked(cart)
    line = _put(cart, lines, sku, quantity + (lines[sku.id].quantity if sku.id in lines else 0))
    line.is_selected = True
    return line


def pick(cart: Cart, sku: Sku, quantity: int) -> CartLine:
    """Buy now: hold exactly these units of the SKU and choose nothing else. Raises what `add` raises."""
    line = _put(cart, _locked(cart), sku, quantity)
    select_lines(cart, [line.id])
    return line


def set_quantity(cart: Cart, line_id: int, quantity: int) -> CartLine | None:
    """Change how many; 0 takes the line out. Fewer are always fine, more must be left.

    Raises NotFound, NotAQuantity, OverLimit, stock.SoldOut.
    """
    lines = _locked(cart)
    line = line_of(cart, line_id)
    if quantity == 0:
        _drop(line)
        return None
    return _put(cart, lines, catalog.skus_by_id([line.sku_id])[line.sku_id], quantity)


def change_sku(cart: Cart, line_id: int, sku: Sku) -> CartLine:
    """Take another option of the same product; equal lines become one.

    Raises NotFound, OtherProduct, OverLimit, stock.SoldOut.
    """
    lines = _locked(cart)
    line = line_of(cart, line_id)
    if line.sku_id == sku.id:
        return line
    if catalog.skus_by_id([line.sku_id])[line.sku_id].product_id != sku.product_id:
        raise OtherProduct
    twin = lines.get(sku.id)
    wanted = line.quantity + (twin.quantity if twin else 0)
    check_quantity(wanted)
    if stock.available([sku.id]).get(sku.id, 0) < wanted:
        raise stock.SoldOut(sku.id)
    price = pricing.priced(sku, 1).unit_price
    if twin:
        _drop(line)
        line = twin
    line.sku_id, line.quantity, line.price_seen = sku.id, wanted, price
    db.session.flush()
    return line


def remove(cart: Cart, line_id: int) -> None:
    """Take a line out. Raises NotFound."""
    _locked(cart)
    _drop(line_of(cart, line_id))


def select_lines(cart: Cart, line_ids: Collection[int], among: Collection[int] | None = None) -> None:
    """Choose exactly these lines for the checkout; with `among`, leave all lines alone that are not named there.

    Raises NotFound when one is not in the cart.
    """
    mine = {line.id: line for line in _locked(cart).values()}
    decided = set(mine if among is None else among) | set(line_ids)
    if not decided <= set(mine):
        raise NotFound
    for line_id in decided:
        mine[line_id].is_selected = line_id in line_ids
    db.session.flush()


def merge(guest_cart: Cart, person_cart: Cart) -> None:
    """At sign-in: what was put in before joins what the person had. Quantities add up to what a line may hold.

    The guest's cart is gone afterwards; merging it a second time does nothing.
    """
    both = lock(select(Cart).where(Cart.id.in_([guest_cart.id, person_cart.id])).order_by(Cart.id))
    if guest_cart.id not in {cart.id for cart in both}:
        return
    kept = {line.sku_id: line for line in lines_for(person_cart)}
    for line in reversed(lines_for(guest_cart)):
        known = kept.get(line.sku_id)
        if known:
            known.quantity = min(MAX_PER_LINE, known.quantity + line.quantity)
            known.is_selected = known.is_selected or line.is_selected
        elif len(kept) < MAX_LINES:
            kept[line.sku_id] = CartLine(
                cart_id=person_cart.id,
                sku_id=line.sku_id,
                quantity=line.quantity,
                is_selected=line.is_selected,
                price_seen=line.price_seen,
            )
            db.session.add(kept[line.sku_id])
    _touch(person_cart)
    db.session.flush()
    db.session.delete(guest_cart)
    db.session.flush()


def clear_bought(cart: Cart, sku_ids: Collection[int]) -> None:
    """Take out what was ordered."""
    _locked(cart)
    db.session.execute(delete(CartLine).where(CartLine.cart_id == cart.id, CartLine.sku_id.in_(list(sku_ids))))


def check_quantity(quantity: int) -> None:
    """Raises NotAQuantity, OverLimit."""
    if quantity < 1:
        raise NotAQuantity
    if quantity > MAX_PER_LINE:
        raise OverLimit(MAX_PER_LINE)


def _put(cart: Cart, lines: dict[int, CartLine], sku: Sku, quantity: int) -> CartLine:
    check_quantity(quantity)
    line = lines.get(sku.id)
    if line is None and len(lines) >= MAX_LINES:
        raise CartFull
    if line is None or quantity > line.quantity:
        _check_left(lines, sku, quantity)
    price = pricing.priced(sku, 1).unit_price
    if line is None:
        line = CartLine(cart_id=cart.id, sku_id=sku.id)
        db.session.add(line)
    line.quantity, line.price_seen = quantity, price
    db.session.flush()
    return line


def _check_left(lines: dict[int, CartLine], sku: Sku, quantity: int) -> None:
    limit = sku.product.order_limit
    if limit is not None:
        siblings = catalog.sibling_skus([sku.id]).get(sku.product_id, [])
        others = sum(lines[other].quantity for other in siblings if other != sku.id and other in lines)
        if quantity + others > limit:
            raise OverLimit(limit)
    if stock.available([sku.id]).get(sku.id, 0) < quantity:
        raise stock.SoldOut(sku.id)


def _locked(cart: Cart) -> dict[int, CartLine]:
    """Lock the cart for the rest of the transaction, note that it is in use, and return its lines by SKU."""
    _touch(cart)
    return {line.sku_id: line for line in lines_for(cart)}


def _touch(cart: Cart) -> None:
    touched = update(Cart).where(Cart.id == cart.id).values(updated_at=clock.now())
    db.session.execute(touched.execution_options(synchronize_session=False))


def _drop(line: CartLine) -> None:
    db.session.delete(line)
    db.session.flush()


def forget(person_id: int) -> None:
    """Erase a person's cart: her account is closed."""
    db.session.execute(delete(Cart).where(Cart.person_id == person_id))
