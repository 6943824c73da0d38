"""Why something could not be done, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_WORDS: dict[str, Promise] = {
    "email": _("Write an address like name@company.ir."),
    "taken": _("Somebody with this e-mail is here already."),
    "forbidden": _("Your role does not allow this."),
    "self": _("Somebody else has to do this to you."),
    "last_admin": _("There must be an admin. Make somebody else admin first."),
    "name": _("Write a name."),
    "name_taken": _("There is a team of this name."),
    "gone": _("This is not here any more."),
    "role": _("There is no such role."),
}


def said_of(reason: str) -> str:
    """The sentence of a reason that a use-case gave."""
    return str(_WORDS.get(reason, _WORDS["gone"]))
