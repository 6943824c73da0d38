"""A macro is run on a conversation: all of its steps, or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from hamdel.platform.placeholders import fill_in

from ..contracts import Actor, Refused
from ..models import Deed
from ..queries.ready_texts import MacroFacts
from ..rules.when import moment_said
from .assigning import assign
from .deeds import kept, put_back
from .locked import hold
from .states import close, set_priority, snooze
from .taking_back import take_back_message, undo_window
from .writing import ToWrite, write_message

RAN: Final = "macro"


@dataclass(frozen=True, kw_only=True)
class Ran:
    """What a macro did: the deed that takes it back."""

    deed_id: int
    message_id: int | None


@transaction.atomic
def run_macro(
    conversation_id: int,
    found: MacroFacts,
    *,
    values: Mapping[str, str],
    by: Actor,
    now: datetime,
) -> Ran:
    """Run the steps of a macro. Raises NoSuchConversation, Refused, CanNotSend, Changed."""
    before = hold(conversation_id)
    message_id = None
    for step in found.steps:
        done = _run(conversation_id, step, values=values, by=by, now=now)
        message_id = done or message_id
    rows = kept(before)
    deed = Deed.objects.create(
        what=RAN,
        person_id=by.person_id,
        who=by.who[:200],
        at=now,
        before={"rows": rows, "message": message_id},
    )
    return Ran(deed_id=deed.pk, message_id=message_id)


def take_macro_back(deed: Deed, *, by: Actor, now: datetime) -> tuple[int, ...]:
    """Take back what a macro changed, and its message while that still waits. Raises Refused."""
    done = put_back(deed, by=by, now=now, rows=deed.before["rows"])
    message = deed.before["message"]
    if message is not None:
        take_back_message(message_id=message, by=by, now=now)
    return done


def _run(
    conversation_id: int,
    step: Mapping[str, Any],
    *,
    values: Mapping[str, str],
    by: Actor,
    now: datetime,
) -> int | None:
    do = step["do"]
    where: dict[str, Any] = {"conversation_id": conversation_id, "by": by, "now": now}
    if do in {"note", "reply"}:
        said = ToWrite(
            text=fill_in(step["text"], values),
            direction="note" if do == "note" else "out",
            not_before=None if do == "note" else now + undo_window(),
        )
        written = write_message(said=said, **where)
        return written if do == "reply" else None
    if do == "priority":
        set_priority(priority=step["priority"], **where)
    elif do == "assign":
        _assign(str(step["text"]), where)
    elif do == "snooze":
        until = moment_said(step["text"], now=timezone.localtime(now))
        if until is None:
            raise Refused(f"«{step['text']}» is no moment to come.", field="snooze")
        snooze(until=until, **where)
    elif do == "close":
        close(**where)
    return None


def _assign(to: str, where: dict[str, Any]) -> None:
    row = hold(where["conversation_id"])
    person = where["by"].person_id if to == "me" else int(to) if to.isdecimal() else None
    assign(assignee_id=person, team_id=row.team_id, version=row.version, **where)
