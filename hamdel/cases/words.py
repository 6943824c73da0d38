"""Words of cases: states, outcomes, what to do next, what is refused."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hamdel.interactions.public import name_reason
from hamdel.platform.web.formats import screen_language

from .contracts import CaseFacts, CaseTypeFacts, Refused

STATES: Final[dict[str, tuple[Promise, str]]] = {
    "new": (pgettext_lazy("state of a case", "New"), "info"),
    "open": (pgettext_lazy("state of a case", "Being worked on"), "accent"),
    "waiting": (pgettext_lazy("state of a case", "Waits for the customer"), "warning"),
    "on_hold": (pgettext_lazy("state of a case", "Waits for others"), "warning"),
    "solved": (pgettext_lazy("state of a case", "Solved"), "positive"),
    "closed": (pgettext_lazy("state of a case", "Closed"), ""),
}
OUTCOMES: Final[dict[str, Promise]] = {
    "resolved": pgettext_lazy("outcome of a case", "Resolved"),
    "unresolved": pgettext_lazy("outcome of a case", "Could not be resolved"),
    "withdrawn": pgettext_lazy("outcome of a case", "Withdrawn by the customer"),
    "duplicate": pgettext_lazy("outcome of a case", "The same as another case"),
    "mistaken": pgettext_lazy("outcome of a case", "Opened by mistake"),
    "by_itself": pgettext_lazy("outcome of a case", "Resolved by itself"),
}
PRIORITIES: Final[dict[str, tuple[Promise, str]]] = {
    "urgent": (pgettext_lazy("priority", "Urgent"), "negative"),
    "high": (pgettext_lazy("priority", "High"), "warning"),
    "normal": (pgettext_lazy("priority", "Normal"), ""),
    "low": (pgettext_lazy("priority", "Low"), ""),
}
QUEUES: Final[dict[str, Promise]] = {
    "mine": pgettext_lazy("queue", "Mine"),
    "unowned": pgettext_lazy("queue", "Nobody's"),
    "teams": pgettext_lazy("queue", "My teams"),
    "live": pgettext_lazy("queue of cases", "All open"),
    "settled": pgettext_lazy("queue of cases", "Settled"),
    "every": pgettext_lazy("queue of cases", "Everything"),
}
EMPTY: Final[dict[str, tuple[Promise, Promise]]] = {
    "mine": (
        _("No case waits for you"),
        _("What you take, or are given, stands here. Take the next one from «Nobody's»."),
    ),
    "unowned": (
        _("Every case has somebody"),
        _("A case that nobody has taken yet stands here."),
    ),
    "teams": (
        _("No case waits for your teams"),
        _("What is given to a team of yours stands here until it is solved."),
    ),
    "live": (
        _("No case is open"),
        _("Press P in a conversation to open one, with everything we know filled in."),
    ),
    "settled": (
        _("No case was solved yet"),
        _("What is solved or closed stands here, the newest first."),
    ),
    "every": (
        _("There is no case yet"),
        _("Press P in a conversation to open one, with everything we know filled in."),
    ),
}
# (what to do, why); %(about)s, %(when)s.
STEPS: Final[dict[str, tuple[Promise, Promise]]] = {
    "joined": (_("Go on in case %(about)s"), _("This one was put into it.")),
    "settled": (_("Nothing is left to do"), _("It was settled %(when)s.")),
    "approve": (
        _("Say whether you agree: %(about)s"),
        _("A colleague has waited for your word since %(when)s."),
    ),
    "approval": (
        _("Wait for the supervisor's word: %(about)s"),
        _("It was asked %(when)s. Until then nobody can go on with it."),
    ),
    "take": (_("Take this case"), _("Nobody has it; it has waited since %(when)s.")),
    "answer": (
        _("Answer the customer"),
        _("They wrote %(when)s and have had no answer yet."),
    ),
    "late_task": (
        _("See to the late task: %(about)s"),
        _("It was due %(when)s, and the case waits for it."),
    ),
    "late": (_("Solve it now"), _("It was to be solved %(when)s.")),
    "customer": (
        _("Wait for the customer, or remind them"),
        _("It has been their turn since %(when)s."),
    ),
    "others": (
        _("Ask where it stands"),
        _("It has waited for somebody outside since %(when)s."),
    ),
    "task": (_("Have it done: %(about)s"), _("Of the tasks of this case it is due first.")),
    "step": (_("Next step: %(about)s"), _("It belongs to every case of this type.")),
    "fill": (
        _("Fill in: %(about)s"),
        _("A case of this type is solved only with it."),
    ),
    "agree": (
        _("Ask a supervisor to agree"),
        _("A case of this type is solved only with a supervisor's word."),
    ),
    "solve": (
        _("Tell the customer and mark it solved"),
        _("Everything that belongs to a case of this type is done."),
    ),
}
FIELD_KINDS: Final[dict[str, Promise]] = {
    "text": pgettext_lazy("kind of field", "Text"),
    "number": pgettext_lazy("kind of field", "Number"),
    "money": pgettext_lazy("kind of field", "Amount of money"),
    "date": pgettext_lazy("kind of field", "Date"),
    "choice": pgettext_lazy("kind of field", "Choice"),
    "yes_no": pgettext_lazy("kind of field", "Yes or no"),
}
REFUSALS: Final[tuple[Promise, ...]] = (
    _("A supervisor has to agree first."),
    _("Say what it is about."),
    _("Say what is to be done."),
    _("Say what they are to agree to."),
    _("Say why not."),
    _("Write something."),
    _("It was answered already."),
    _("Somebody else has to agree."),
    _("It changed since a supervisor agreed: ask again."),
    _("It is the same case."),
    _("It is a part of the other: put it the other way round."),
    _("Both wait for a supervisor's word."),
    _("Choose what goes into the new case."),
    _("Take back first what was done to them later."),
    _("This is no date."),
    _("This is no number."),
    _("There is no such person."),
    _("There is no such team."),
    _("A rule needs a name."),
    _("A rule has this name already."),
    _("There is no such touchpoint."),
    _("A type needs a name."),
    _("One type has to stay in use."),
)


def show_refusal(refused: Refused, kind: CaseTypeFacts | None = None) -> str:
    """A refusal in the words of the screen; of a field its name."""
    asked, _dot, key = refused.field.partition(".")
    if asked == "fields" and kind is not None:
        name = next((name_of(one) for one in kind.fields if one.key == key), key)
        if str(refused).startswith("Before it is settled"):
            return gettext("Before it is solved, fill in: %(field)s") % {"field": name}
        return gettext("%(field)s: this does not fit.") % {"field": name}
    return gettext(str(refused))


def name_of(one: object) -> str:
    """The name of a type, a field, a choice or a step in the language of the screen."""
    return str(getattr(one, "name_fa" if screen_language() == "fa" else "name_en"))


def type_name(one: CaseFacts) -> str:
    """The name of a case's type in the language of the screen."""
    return one.type_fa if screen_language() == "fa" else one.type_en


def show_topic(topic: str) -> str:
    """A reason's kind and topic («failed:Transfer») as a headline; an unknown kind by its topic."""
    kind, _colon, about = topic.partition(":")
    named = name_reason(kind, about)
    return about if named == kind else named
