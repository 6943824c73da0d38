"""Names of surveys' things, and sentences about answers that are none."""

import re
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hamdel.platform.web.formats import show_number

from .contracts import Refused
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


def show_refusal(refused: Refused) -> str:
    """A refusal in the language of the screen, with the place in words."""
    place = re.search(r"\[(\d+)\]", refused.field)
    said = str(_REFUSALS.get(str(refused), refused))
    if place is None or not refused.field.startswith("questions"):
        return said
    return gettext("Question %(place)s: %(problem)s") % {
        "place": show_number(int(place[1]) + 1),
        "problem": said,
    }


_REFUSALS: Final[dict[str, Promise]] = {
    "Give it a name.": _("Give it a name."),
    "Ask at least one question.": _("Ask at least one question."),
    "Write the question.": _("Write the question."),
    "Give at least two options.": _("Give at least two options."),
    "Give at least one row.": _("Give at least one row."),
    "Each option has a label.": _("Each option has a label."),
    "The least is more than the most.": _("The least is more than the most."),
    "A scale has 2 to 21 steps.": _("A scale has 2 to 21 steps."),
    "A text has at most 5000 letters.": _("A text has at most 5000 letters."),
    "At most 60 questions.": _("At most 60 questions."),
    "At most 100 options.": _("At most 100 options."),
    "The score is asked of everybody.": _("The score is asked of everybody."),
    "The score is what this survey asks.": _("The score is what this survey asks."),
    "It is gone.": _("It is gone."),
    "A quota is at least one answer.": _("A quota is at least one answer."),
    "There is no such option.": _("There is no such option."),
    "At most 20 quotas.": _("At most 20 quotas."),
    "Choose a kind.": _("Choose a kind."),
}
