"""Words of cases in templates: `{% load case_words %}`."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hamdel.interactions.public import Moment
from hamdel.platform.instants import system_now
from hamdel.platform.web.formats import screen_language, show_ago, show_datetime
from hamdel.platform.web.tags import icon

from ..contracts import CaseFacts
from ..words import OUTCOMES, PRIORITIES, STATES, name_of, type_name

register = template.Library()


@register.filter
def case_type(case: CaseFacts) -> str:
    """The name of a case's type."""
    return type_name(case)


@register.filter
def named(one: object) -> str:
    """The name of a type, or of a field of it."""
    return name_of(one)


@register.filter
def case_outcome(outcome: str) -> str:
    """How a case ended, said."""
    return str(OUTCOMES.get(outcome, outcome))


@register.filter
def moment_place(moment: Moment) -> str:
    """Where a moment happened: its touchpoint, or its action where nobody has placed it."""
    fa = screen_language() == "fa"
    return (moment.touchpoint_fa if fa else moment.touchpoint_en) or moment.action


@register.simple_tag
def case_state(case: CaseFacts) -> SafeString:
    """The state of a case as a chip."""
    word, tone = STATES[case.state]
    return format_html('<span class="chip {}">{}</span>', tone, word)


@register.simple_tag
def case_priority(case: CaseFacts) -> SafeString | str:
    """The priority of a case as a chip; what is normal is not said."""
    word, tone = PRIORITIES[case.priority]
    if not tone:
        return ""
    return format_html('<span class="chip {}">{}{}</span>', tone, icon("flag"), word)


@register.simple_tag
def case_due(case: CaseFacts) -> SafeString | str:
    """Until when a live case is to be solved, as a chip: late, or how long there is."""
    due = case.due.resolution
    if due is None or case.settled_at is not None:
        return ""
    now = system_now()
    late = due < now
    said = show_ago(due, now=now)
    return format_html(
        '<span class="chip {}" title="{}">{}{}</span>',
        "negative" if late else "outline",
        show_datetime(due),
        icon("clock"),
        _("late: %(when)s") % {"when": said} if late else said,
    )
