"""Canned replies, macros and saved views are written down, changed and removed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from hamdel.platform import audit
from hamdel.platform.placeholders import unknown_places

from ..contracts import Actor, Refused
from ..models import CannedReply, Macro, SavedView
from ..rules.macros import PLACES

MOST_VIEWS = 50


@transaction.atomic
def save_reply(
    *, reply_id: int | None, shortcut: str, title: str, text: str, by: Actor, now: datetime
) -> int:
    """Write a canned reply down, or change it. Raises Refused."""
    _check_places(text, "text")
    if CannedReply.objects.filter(shortcut=shortcut).exclude(pk=reply_id or 0).exists():
        raise Refused("There is one with this shortcut.", field="shortcut")
    values: dict[str, Any] = {
        "shortcut": shortcut,
        "title": title,
        "text": text,
        "changed_at": now,
    }
    if reply_id is None:
        row = CannedReply.objects.create(**values)
    else:
        row, _ = CannedReply.objects.update_or_create(pk=reply_id, defaults=values)
    _note(by, "canned reply saved", f"reply:{row.pk}", {"shortcut": shortcut}, now)
    return row.pk


@transaction.atomic
def remove_reply(*, reply_id: int, by: Actor, now: datetime) -> None:
    """Remove a canned reply."""
    if CannedReply.objects.filter(pk=reply_id).delete()[0]:
        _note(by, "canned reply removed", f"reply:{reply_id}", None, now)


@transaction.atomic
def save_macro(
    *,
    macro_id: int | None,
    name: str,
    steps: Sequence[Mapping[str, Any]],
    by: Actor,
    now: datetime,
) -> int:
    """Write a macro down, or change it. Raises Refused."""
    if not steps:
        raise Refused("Say at least one step.", field="name")
    for step in steps:
        if step["do"] in {"reply", "note"}:
            _check_places(str(step["text"]), str(step["do"]))
    if Macro.objects.filter(name=name).exclude(pk=macro_id or 0).exists():
        raise Refused("There is one of this name.", field="name")
    values: dict[str, Any] = {"name": name, "steps": list(steps), "changed_at": now}
    if macro_id is None:
        row = Macro.objects.create(**values)
    else:
        row, _ = Macro.objects.update_or_create(pk=macro_id, defaults=values)
    _note(by, "macro saved", f"macro:{row.pk}", {"name": name}, now)
    return row.pk


@transaction.atomic
def remove_macro(*, macro_id: int, by: Actor, now: datetime) -> None:
    """Remove a macro."""
    if Macro.objects.filter(pk=macro_id).delete()[0]:
        _note(by, "macro removed", f"macro:{macro_id}", None, now)


@transaction.atomic
def keep_view(*, person_id: int, name: str, query: str) -> int:
    """Keep a view of the inbox under a name, in place of one of the same name. Raises Refused."""
    name = " ".join(name.split())[:60]
    if not name:
        raise Refused("Give it a name.", field="name")
    mine = SavedView.objects.filter(person=person_id)
    if mine.exclude(name=name).count() >= MOST_VIEWS:
        raise Refused(f"One can keep {MOST_VIEWS} views.", field="name")
    row, _ = SavedView.objects.update_or_create(
        person_id=person_id, name=name, defaults={"query": query[:400]}
    )
    return row.pk


def forget_view(*, view_id: int, person_id: int) -> bool:
    """Remove a view of one's own; False where there is none."""
    return bool(SavedView.objects.filter(pk=view_id, person=person_id).delete()[0])


def _check_places(text: str, field: str) -> None:
    unknown = unknown_places(text, known=PLACES)
    if unknown:
        raise Refused(f"Nothing is known as {{{unknown[0]}}}.", field=field)


def _note(by: Actor, act: str, subject: str, after: Any, now: datetime) -> None:
    audit.record(who=by.who, act=act, subject=subject, before=None, after=after, now=now)
