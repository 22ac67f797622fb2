"""Reasons to refuse. The code is what operators count, the sentence is what the merchant reads."""

from mall.kernel.text import _

REASONS = {
    "prohibited": _("These goods may not be sold here."),
    "misleading": _("Title, pictures or details promise something else than what is sold."),
    "wrong_category": _("The goods belong in another category."),
    "poor_pictures": _("The pictures are missing, unclear or carry advertising."),
    "incomplete": _("Required details are missing."),
    "contact_details": _("Contact details or links to other sites are not allowed here."),
    "brand": _("An authorisation for this brand is needed."),
    "price": _("The price looks like a mistake."),
    "duplicate": _("The same goods are listed already."),
    "licence": _("A licence or document is missing, unreadable or expired."),
    "identity": _("Name, licence and contact do not match."),
    "abusive": _("Insults, threats or hate."),
    "advertising": _("It advertises something."),
    "off_topic": _("It is not about these goods or this store."),
    "private": _("It shows personal details of somebody."),
    "untrue": _("It says what did not happen, or was written for a reward."),
    "as_described": _("The goods are as they were described."),
    "not_shown": _("What was written and shown does not prove it."),
    "other": _("See the message below."),
}
