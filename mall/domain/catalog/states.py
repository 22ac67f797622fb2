"""The lives of a product and of an edit to one."""

from enum import StrEnum

from mall.kernel.refusals import NotNow
from mall.kernel.states import Lifecycle
from mall.kernel.text import _


class ProductState(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"  # its first revision waits for an operator
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"  # by the merchant, who may publish it again
    BLOCKED = "blocked"  # by an operator; only an operator lifts it
    DELETED = "deleted"


class WrongProductState(NotNow):
    message = _("The product's current state does not allow this.")


PRODUCT = Lifecycle(
    "state",
    ProductState,
    {
        ProductState.DRAFT: (ProductState.IN_REVIEW, ProductState.DELETED, ProductState.BLOCKED),
        ProductState.IN_REVIEW: (
            ProductState.PUBLISHED,
            ProductState.WITHDRAWN,  # approved, and on sale when its hour has come
            ProductState.DRAFT,
            ProductState.BLOCKED,
        ),
        ProductState.PUBLISHED: (ProductState.WITHDRAWN, ProductState.BLOCKED),
        ProductState.WITHDRAWN: (ProductState.PUBLISHED, ProductState.BLOCKED, ProductState.DELETED),
        ProductState.BLOCKED: (ProductState.WITHDRAWN, ProductState.DRAFT, ProductState.DELETED),
    },
    rests=(ProductState.DELETED,),
    refusal=WrongProductState,
)


class RevisionState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class WrongRevisionState(NotNow):
    message = _("This edit was already decided or is not submitted.")


REVISION = Lifecycle(
    "state",
    RevisionState,
    {
        RevisionState.DRAFT: (RevisionState.SUBMITTED, RevisionState.WITHDRAWN),
        RevisionState.SUBMITTED: (RevisionState.APPROVED, RevisionState.REFUSED, RevisionState.WITHDRAWN),
    },
    rests=(RevisionState.APPROVED, RevisionState.REFUSED, RevisionState.WITHDRAWN),
    refusal=WrongRevisionState,
)
