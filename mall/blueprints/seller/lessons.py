"""What each lesson says, by somebody who has kept a shop, and where it is done."""

from dataclasses import dataclass
from typing import Any

from mall.domain.school import Lesson
from mall.domain.stores import StoreRight
from mall.kernel.text import _


@dataclass(frozen=True, slots=True)
class Words:
    """A lesson's title and text, the page where it is done and what that page is called, the right that opens it."""

    title: Any
    text: Any
    endpoint: str
    label: Any
    right: StoreRight


LESSONS: dict[Lesson, Words] = {
    Lesson.LICENCE: Words(
        _("Papers first"),
        _(
            "The mall checks your business licence before you sell, and buyers trust you for it. Keep a sharp photo at hand, "
            "and renew it here before it runs out: a licence nobody can read is the commonest reason why a shop waits."
        ),
        "seller.settings",
        _("Store"),
        StoreRight.EDIT_STORE,
    ),
    Lesson.PROFILE: Words(
        _("Say who you are"),
        _(
            "One line that says what you sell better than others, and a phone number that somebody answers. Buyers who can "
            "reach you ask instead of returning. Leave the superlatives out; say where your goods come from."
        ),
        "seller.settings",
        _("Store settings"),
        StoreRight.EDIT_STORE,
    ),
    Lesson.PLACE: Words(
        _("Where your goods leave from"),
        _(
            "Shoppers see it beside the price and reckon when a parcel will arrive. Give the true place down to the district, "
            "also when it is not the place on your licence, and offer pickup if neighbours may come by."
        ),
        "seller.place",
        _("Dispatch address"),
        StoreRight.EDIT_STORE,
    ),
    Lesson.FREIGHT: Words(
        _("Freight without surprises"),
        _(
            "Weigh three packed parcels, ask two carriers for their prices, and put the average into a template. Charge remote "
            "regions what they cost instead of refusing them, and let freight be free from just above your usual order."
        ),
        "seller.freight",
        _("Freight"),
        StoreRight.EDIT_STORE,
    ),
    Lesson.PRODUCT: Words(
        _("One product, done well"),
        _(
            "Begin with what you know best. Five pictures in daylight, the first on a plain ground; size and weight in "
            "numbers; a title with the words people search for and no others. What is honest passes review the first time."
        ),
        "seller.products",
        _("Products"),
        StoreRight.EDIT_GOODS,
    ),
    Lesson.PAGE: Words(
        _("Dress the window"),
        _(
            "Put three things on your shop page: what you sell best, what is new, and what buyers always ask. One good picture "
            "beats ten; look at the page on your own phone, on a slow connection, before you publish it."
        ),
        "seller.store_pages",
        _("Shop pages"),
        StoreRight.EDIT_STORE,
    ),
    Lesson.OPENING: Words(
        _("Open the door"),
        _(
            "Open when one product is right, not when fifty are. When you are away, plan a leave with its days: shoppers read "
            "when you are back, and nobody waits for a parcel that does not come."
        ),
        "seller.settings",
        _("Store settings"),
        StoreRight.EDIT_STORE,
    ),
    Lesson.PROMISE: Words(
        _("Keep the first promise"),
        _(
            "Send your first order within the hours you promised. Pack on the evening it is paid, hand it over in the morning, "
            "type the number at once. If you cannot keep two days, promise three: what was kept is what is remembered."
        ),
        "seller.board",
        _("Orders"),
        StoreRight.SHIP,
    ),
    Lesson.REVIEW: Words(
        _("Answer a buyer"),
        _(
            "Thank for praise in one sentence. To a complaint say what went wrong, what you do about it and by when, and never "
            "argue: the next hundred shoppers read your answer, not the complaint."
        ),
        "seller.review_index",
        _("Reviews"),
        StoreRight.ANSWER,
    ),
}
