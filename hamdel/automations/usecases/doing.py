"""One action is done to what happened; what could not be done is said, and hinders no other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hamdel.cases import public as cases
from hamdel.channels.public import CanNotSend, accounts, is_ours
from hamdel.conversations.public import (
    Actor,
    Changed,
    NoSuchConversation,
    Refused,
    ToWrite,
    assign,
    canned_replies,
    close,
    set_priority,
    snooze,
    values_for,
    write_message,
)
from hamdel.labels import public as labels
from hamdel.platform.placeholders import fill_in

from ..queries.scenes import Subject
from ..rules.shapes import (
    Action,
    AddLabel,
    Assign,
    Close,
    Note,
    OpenCase,
    Reply,
    SetPriority,
    Snooze,
)

Did = dict[str, Any]
_REFUSALS: Final = (
    Refused, Changed, CanNotSend, NoSuchConversation, cases.Refused, cases.Changed, cases.NoSuchCase,
    labels.Refused, labels.NoSuchThing,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """An action under way: to what, as whom, when. `key` names it for ever; `prompt`: it answers."""

    subject: Subject
    by: Actor
    now: datetime
    key: str
    prompt: bool


def do(action: Action, doing: Doing) -> Did:
    """Do one action: `{do, ok, problem?, …}`, with what undoing it needs."""
    told: Did = {"do": type(action).__struct_config__.tag, "who": doing.by.who}
    try:
        with transaction.atomic():
            made = _HOW[type(action)](action, doing)
    except _REFUSALS as refused:
        return {**told, "ok": False, "problem": str(refused)}
    return {**told, "ok": True, **made}


def values(doing: Doing) -> dict[str, str]:
    """What placeholders become; a machine signs with nobody's name."""
    talk = doing.subject.conversation
    if talk is None:
        return {}
    today = timezone.localtime(doing.now).date()
    return values_for(talk, agent=talk.team or _("our team"), today=today)


def _priority(action: SetPriority, doing: Doing) -> Did:
    about = doing.subject.case
    if about is not None:
        return _change_case(about, {"priority": action.priority}, doing)
    set_priority(priority=action.priority, **_where(doing))
    return {}


def _assign(action: Assign, doing: Doing) -> Did:
    team = None if action.team is None else int(action.team)
    person = None if action.person is None else int(action.person)
    about, talk = doing.subject.case, doing.subject.conversation
    if about is not None:
        owner = about.owner_id if person is None else person
        to = about.team_id if team is None else team
        return _change_case(about, {"owner_id": owner, "team_id": to}, doing)
    where = _where(doing)
    if talk is None:
        return {}
    owner = talk.assignee_id if person is None else person
    to = talk.team_id if team is None else team
    assign(assignee_id=owner, team_id=to, version=talk.version, **where)
    return {}


def _note(action: Note, doing: Doing) -> Did:
    said = ToWrite(
        text=fill_in(action.text, values(doing)), direction="note", key=doing.key, automatic=True
    )
    return {"message_id": _write(said, doing)}


def _reply(action: Reply, doing: Doing) -> Did:
    said = doing.subject.message
    if said is not None and is_ours(said.address, accounts(kind="email")):
        raise Refused("It came from a mailbox of ours.", field="reply")
    text = action.text or next(
        (one.text for one in canned_replies() if one.shortcut == action.shortcut), ""
    )
    written = ToWrite(
        text=fill_in(text, values(doing)), key=doing.key, automatic=True, prompt=doing.prompt
    )
    return {"message_id": _write(written, doing)}


def _write(said: ToWrite, doing: Doing) -> int:
    return write_message(said=said, **_where(doing))


def _open_case(action: OpenCase, doing: Doing) -> Did:
    talk = doing.subject.conversation
    wanted = cases.ToOpen(
        title=fill_in(action.title, values(doing)),
        customer_id=doing.subject.customer_id,
        type=action.type,
        priority=action.priority,
        channel="" if talk is None else talk.channel,
        conversation_ids=() if talk is None else (talk.id,),
        source="rule",
        key=doing.key,
    )
    return {"case_id": cases.open_case(wanted, by=doing.by, now=doing.now)}


def _close(_action: Close, doing: Doing) -> Did:
    close(**_where(doing))
    return {}


def _snooze(action: Snooze, doing: Doing) -> Did:
    snooze(until=doing.now + timedelta(minutes=action.minutes), **_where(doing))
    return {}


def _label(action: AddLabel, doing: Doing) -> Did:
    """Put a label on the case, else on the conversation; undoing takes away what it put there."""
    kind: labels.Kind = "conversation" if doing.subject.case is None else "case"
    about = doing.subject.case or doing.subject.conversation
    if about is None:
        raise Refused("There is nothing left to do it to.", field="id")
    there = {one.id for one in labels.labels_of(kind, [about.id])[about.id]}
    put = labels.put_label(
        kind=kind, subject_id=about.id, name=action.name, by=doing.by, now=doing.now
    )
    return {} if put.id in there else {"label": put.id, "labeled": [kind, about.id]}


def _where(doing: Doing) -> dict[str, Any]:
    talk = doing.subject.conversation
    if talk is None:
        raise Refused("There is nothing left to do it to.", field="id")
    return {"conversation_id": talk.id, "by": doing.by, "now": doing.now}


def _change_case(about: cases.CaseFacts, changes: cases.CaseChanges, doing: Doing) -> Did:
    before = {name: getattr(about, name) for name in changes}
    cases.change_case(case_id=about.id, changes=changes, by=doing.by, now=doing.now)
    return {"case": about.id, "before": before, "after": dict(changes)}


_HOW: Final[dict[type, Callable[[Any, Doing], Did]]] = {
    SetPriority: _priority,
    Assign: _assign,
    Note: _note,
    Reply: _reply,
    OpenCase: _open_case,
    Close: _close,
    Snooze: _snooze,
    AddLabel: _label,
}
