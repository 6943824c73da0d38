"""Names of surveys' things, and sentences about answers that are none."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from .rules.answering import Fault, Wrong

KIND_NAMES: Final = {
    "nps": _("NPS"),
    "csat": _("Satisfaction (CSAT)"),
    "ces": _("Ease (CES)"),
    "form": _("Form"),
}
STATE_NAMES: Final = {
    "draft": (_("Draft"), ""),
    "open": (_("Open"), "positive"),
    "closed": (_("Closed"), "warning"),
}
INVITATION_NAMES: Final = {
    "made": _("Made"),
    "sent": _("Sent"),
    "opened": _("Opened"),
    "started": _("Begun"),
    "answered": _("Answered"),
    "refused": _("Does not want to be asked"),
    "ignored": _("Not answered"),
    "failed": _("Could not be sent"),
}
QUESTION_NAMES: Final = {
    "single": _("One choice"),
    "multiple": _("Several choices"),
    "rating": _("Scale"),
    "text": _("Text"),
    "matrix": _("Table"),
    "ranking": _("Ranking"),
    "date": _("Date"),
    "number": pgettext_lazy("survey", "Number"),
    "file": _("File"),
}
TEST_NAMES: Final = {
    "is": pgettext_lazy("survey", "is"),
    "is_not": _("is not"),
    "any": _("is one of"),
    "at_least": _("is at least"),
    "at_most": _("is at most"),
    "answered": _("was answered"),
    "unanswered": _("was not answered"),
}
_FAULTS: Final[dict[Fault, Promise]] = {
    "required": _("This one is needed."),
    "option": _("Choose one of what is offered."),
    "too_few": _("Choose at least %(bound)s."),
    "too_many": _("Choose at most %(bound)s."),
    "number": _("Write a number."),
    "least": _("At least %(bound)s."),
    "most": _("At most %(bound)s."),
    "whole": _("Write a whole number."),
    "date": _("Write a date, like 1405/09/05."),
    "long": _("At most %(bound)s letters."),
    "short": _("At least %(bound)s letters."),
    "email": _("This is no e-mail address."),
    "phone": _("This is no phone number."),
    "matrix": _("Choose one in each row."),
    "ranking": _("Give each one a place of its own."),
    "file": _("This file can not be taken."),
    "text": _("Write a text."),
}  # fmt: skip


def fault_words(wrong: Wrong, *, language: str = "") -> str:
    """What is wrong with an answer, in a language; in that of the page unless said."""
    bound = wrong.bound
    shown = int(bound) if bound is not None and float(bound).is_integer() else bound
    if not language:
        return str(_FAULTS[wrong.fault]) % {"bound": shown}
    with override(language):
        return str(_FAULTS[wrong.fault]) % {"bound": shown}
