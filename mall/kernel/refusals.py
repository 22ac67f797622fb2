"""What a verb raises when it will not do what was asked. The web turns each into a 4xx page in one place (web/errors.py).

A trade names its own refusals after what happened to the asker (`SoldOut`, `AlreadyPaid`) and derives them from these.
"""

from typing import Any

from mall.kernel.text import _


class Refusal(Exception):
    """The request was understood and is refused: 422, with a sentence for the person who asked."""

    status = 422
    message: Any = _("This cannot be done.")

    def __init__(self, message: Any = None, **values: Any) -> None:
        self.message = message if message is not None else self.message
        if values:
            self.message = self.message % values
        super().__init__(str(type(self).__name__))


class NotFound(Refusal):
    """It does not exist, or not for the person who asks: strangers cannot tell the difference."""

    status = 404
    message = _("We could not find this page.")


class NotAllowed(Refusal):
    """The person may be here but lacks the right."""

    status = 403
    message = _("You are not allowed to do this.")


class Stale(Refusal):
    """Somebody else changed it since the asker looked."""

    status = 409
    message = _("This was changed in the meantime. Look at the current state and try again.")


class NotNow(Refusal):
    """The thing is not in a state in which this can happen."""

    status = 409
    message = _("This is not possible in the current state.")


class TooMany(Refusal):
    """The asker has to slow down."""

    status = 429
    message = _("Too many tries. Wait a moment and try again.")


class SignInNeeded(Refusal):
    """Only a signed-in person may do this; the web leads to sign-in and back."""

    status = 401
    message = _("Sign in to continue.")


class SecondFactorNeeded(SignInNeeded):
    """What the password or a letter proved is not enough here; the web leads to the second factor and back."""

    message = _("Prove your second factor to continue.")


class Invalid(Refusal):
    """A form was filled in wrongly; carries the bound form with its errors."""

    message = _("Please check the marked fields.")

    def __init__(self, form: Any, message: Any = None) -> None:
        super().__init__(message)
        self.form = form
