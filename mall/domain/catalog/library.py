"""A store's picture library: taken in within the store's room, found, described, and deleted when nothing shows it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import BigInteger, cast, exists, func, select, true
from sqlalchemy.dialects.postgresql import JSONPATH

from mall.domain.catalog.blocks import Block, pictures_in
from mall.domain.catalog.models import Picture, Product, ProductPicture, ProductRevision
from mall.domain.catalog.states import ProductState, RevisionState
from mall.domain.stores import Store
from mall.kernel import images
from mall.kernel.db import db, take_part, take_turns
from mall.kernel.pages import Slice, slice_of
from mall.kernel.refusals import NotNow, Refusal
from mall.kernel.settings import setting
from mall.kernel.text import _

MEGABYTE = 1024 * 1024
MAX_FILE_NAME = 80
UNFINISHED = (RevisionState.DRAFT, RevisionState.SUBMITTED, RevisionState.REFUSED)


class LibraryFull(Refusal):
    message = _("Your picture library is full: %(most)s MB. Delete pictures that you no longer use.")


class InUse(NotNow):
    message = _("This picture is in use. Take it out there first.")


@dataclass(frozen=True, slots=True)
class Use:
    """Where a picture of a store is shown: `kind` says what `public_id` and `name` are of."""

    picture_id: int
    kind: str
    public_id: Any
    name: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Room:
    """How much of a library is taken: pictures, bytes, and the most bytes there may be."""

    pictures: int
    taken: int
    most: int

    @property
    def is_full(self) -> bool:
        """Whether nothing more is taken in."""
        return self.taken >= self.most


Teller = TypeVar("Teller", bound=Callable[[Store, Collection[int]], Iterable[Use]])
TELLERS: list[Callable[[Store, Collection[int]], Iterable[Use]]] = []


def shows_pictures(teller: Teller) -> Teller:
    """The function says which of these pictures of a store its trade shows, and where. What is shown stays."""
    TELLERS.append(teller)
    return teller


def add_picture(store: Store, content: bytes, alt: Mapping[str, str], name: str = "") -> Picture:
    """Take a picture into the store's library. Raises images.NotAPicture, images.PictureTooLarge, LibraryFull."""
    if room_of(store).is_full:
        raise full()
    return keep_picture(store, images.ingest(content), alt, name)


def keep_picture(store: Store, stored: images.Stored, alt: Mapping[str, str], name: str = "") -> Picture:
    """A library row for a picture whose files are stored; the same pixels are kept once per store. Raises LibraryFull, or
    images.Damaged when the files were deleted in the same moment."""
    known = db.session.scalar(select(Picture).where(Picture.store_id == store.id, Picture.key == stored.stem))
    if known:
        return known
    take_turns(f"picture library {store.id}")
    take_part(images.about(stored.stem))
    if not images.is_there(stored.stem):
        raise images.Damaged
    room = room_of(store)
    if room.taken + stored.weight > room.most:
        raise full()
    picture = Picture(
        store_id=store.id,
        key=stored.stem,
        width=stored.width,
        height=stored.height,
        weight=stored.weight,
        name=name[:MAX_FILE_NAME],
        alt=dict(alt),
    )
    db.session.add(picture)
    db.session.flush()
    images.avif_later(stored.stem)
    return picture


def full() -> LibraryFull:
    """The refusal, with the figure."""
    return LibraryFull(most=most_bytes() // MEGABYTE)


def most_bytes() -> int:
    """What a store's pictures may take."""
    return int(setting("STORE_PICTURES_MB")) * MEGABYTE


def room_of(store: Store) -> Room:
    """How full the store's library is."""
    mine = select(func.count(), func.coalesce(func.sum(Picture.weight), 0)).where(Picture.store_id == store.id)
    pictures, taken = db.session.execute(mine).one()
    return Room(pictures, int(taken), most_bytes())


def library_of(store: Store, text: str = "", after: str | None = None, size: int = 30) -> Slice[Picture]:
    """The store's pictures, newest first; `text` is sought in what they show and in the names their files had."""
    mine = select(Picture).where(Picture.store_id == store.id)
    if text:
        pattern = f"%{text.replace('%', '').replace('_', '')}%"
        shows = Picture.alt["zh"].astext.ilike(pattern) | Picture.alt["en"].astext.ilike(pattern)
        mine = mine.where(shows | Picture.name.ilike(pattern))
    return slice_of(mine, Picture.id, after=after, size=size)


def uses_of(store: Store, picture_ids: Collection[int]) -> dict[int, list[Use]]:
    """Where each of these pictures of the store is shown, as every trade tells it."""
    found: dict[int, list[Use]] = {picture_id: [] for picture_id in picture_ids}
    for teller in TELLERS:
        for use in teller(store, picture_ids):
            found[use.picture_id].append(use)
    return found


@shows_pictures
def goods_with(store: Store, picture_ids: Collection[int]) -> Iterable[Use]:
    """The store's products, as shoppers see them and as they will be, once for each picture."""
    placed = select(ProductPicture.picture_id, ProductPicture.product_id).where(
        ProductPicture.store_id == store.id, ProductPicture.picture_id.in_(picture_ids)
    )
    listed = func.jsonb_array_elements_text(ProductRevision.payload["picture_ids"]).table_valued("value")
    wanted = listed.lateral("wanted")
    picture_id = cast(wanted.c.value, BigInteger)
    planned = (
        select(picture_id, ProductRevision.product_id)
        .join(wanted, true())
        .where(
            ProductRevision.store_id == store.id,
            ProductRevision.state.in_(UNFINISHED),
            picture_id.in_(picture_ids),
        )
    )
    pairs = placed.union(planned, *described(store, picture_ids)).subquery()
    rows = select(pairs.c[0], Product.public_id, Product.title).join(Product, Product.id == pairs.c[1])
    for shown_id, public_id, title in db.session.execute(rows.order_by(Product.id)):
        yield Use(shown_id, "product", public_id, title)


def described(store: Store, picture_ids: Collection[int]) -> Iterator[Any]:
    """(picture, product) of the pictures in descriptions, live ones and those that are being written."""
    live = (Product, Product.id, Product.details, Product.state != ProductState.DELETED)
    edited = ProductRevision.payload["details"]
    written = (ProductRevision, ProductRevision.product_id, edited, ProductRevision.state.in_(UNFINISHED))
    for table, product_id, blocks, counts in (live, written):
        found = func.jsonb_path_query(blocks, cast("$[*].ids[*]", JSONPATH)).table_valued("value")
        shown = found.render_derived(name="shown")  # unlike others, this function does not name its column
        picture_id = cast(shown.c.value, BigInteger)
        pairs = select(picture_id, product_id).select_from(table).join(shown, true())
        has_some = blocks.contains([{"kind": "pictures"}])
        yield pairs.where(table.store_id == store.id, counts, has_some, picture_id.in_(picture_ids))


def describe_picture(picture: Picture, alt: Mapping[str, str], name: str) -> None:
    """Say what it shows and what it is called."""
    picture.alt, picture.name = dict(alt), name[:MAX_FILE_NAME]
    db.session.flush()


def remove_picture(store: Store, picture: Picture) -> None:
    """Out of the library; its files go when no order, review or other store shows them. Raises InUse."""
    if uses_of(store, [picture.id])[picture.id]:
        raise InUse
    db.session.delete(picture)
    db.session.flush()
    images.forget_later(picture.key)


def pictures_for(store: Store, picture_ids: Iterable[int]) -> dict[int, Picture]:
    """The store's pictures among these ids."""
    mine = select(Picture).where(Picture.store_id == store.id, Picture.id.in_(list(picture_ids)))
    return {picture.id: picture for picture in db.session.scalars(mine)}


def pictures_shown_in(blocks: Sequence[Block]) -> dict[int, Picture]:
    """The pictures of a description, for whoever may see it; a description without any asks nothing."""
    wanted = pictures_in(blocks)
    return {picture.id: picture for picture in pictures_by_id(wanted)} if wanted else {}


def pictures_by_id(picture_ids: Sequence[int]) -> list[Picture]:
    """These pictures in this order, for operators who compare; those that are gone are left out."""
    found = {each.id: each for each in db.session.scalars(select(Picture).where(Picture.id.in_(picture_ids)))}
    return [found[picture_id] for picture_id in picture_ids if picture_id in found]


def in_any_library(stem: str) -> bool:
    """Whether any store keeps the picture with that stem."""
    return bool(db.session.scalar(select(exists().where(Picture.key == stem))))
