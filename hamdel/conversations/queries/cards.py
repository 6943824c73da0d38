"""The «so far» card: written from what was said, no model has a part in it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from hamdel.platform.web.formats import show_datetime
from hamdel.platform.web.words import EMOTIONS
from hamdel.reading.public import ReadMessage, intent_names, readings_of

from ..rules.so_far import SoFar, Step, so_far
from .messages import messages_of


def card_of(conversation_id: int) -> str:
    """What who takes the conversation over must know, as a text that a person may change."""
    messages = messages_of(conversation_id)
    said = [one.interaction_id for one in messages if one.direction == "in" and one.interaction_id]
    read = readings_of(said)
    theirs = [read[one] for one in said if one in read]
    return _written(so_far(messages), reason=_reason(theirs), mood=_mood(theirs))


def _reason(theirs: list[ReadMessage]) -> str:
    sure = [one.heads["intent"].label for one in theirs if not one.heads["intent"].unsure]
    return intent_names().get(sure[0], "") if sure else ""


def _mood(theirs: list[ReadMessage]) -> str:
    sure = [one.heads["emotion"].label for one in theirs if not one.heads["emotion"].unsure]
    return str(EMOTIONS[sure[-1]]) if sure and sure[-1] in EMOTIONS else ""


def _written(found: SoFar, *, reason: str, mood: str) -> str:
    none = _("none known")
    why = " · ".join(one for one in (reason, found.reason and f"«{found.reason}»") if one)
    asked = [*found.asked]
    lines = [
        _("Reason: %(said)s") % {"said": why or none},
        _("Mood: %(said)s") % {"said": mood or _("not known")},
        *_list(_("Tried so far:"), map(_step, found.steps), none),
        *_list(_("Promised:"), found.promises, none),
        *_list(_("Asked already, do not ask again:"), asked, none),
    ]
    if found.open_question:
        lines.append(_("They wait for an answer to: %(said)s") % {"said": found.open_question})
    return "\n".join(lines)


def _list(title: str, said: Iterable[str], none: str) -> list[str]:
    items = [f"• {one}" for one in said]
    return [title, *items] if items else [f"{title} {none}"]


def _step(step: Step) -> str:
    what = {
        "call answered": _("a call that was answered"),
        "call missed": _("a call that nobody answered"),
        "call unanswered": _("we called, nobody answered"),
    }.get(step.kind) or step.said
    who = f"{step.author}: " if step.author else ""
    note = _("note") + " · " if step.kind == "note" else ""
    return f"{show_datetime(step.at, style='short')} · {note}{who}{what}"
