"""Sessions end: one, all others, or all of a person."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from hamdel.accounts.contracts import Person
from hamdel.platform import audit

SEEN_EVERY = timedelta(minutes=5)


@transaction.atomic
def end_session(*, session_id: int, actor: Person, now: datetime) -> bool:
    """End one session of one's own; False where it is not there (or another's)."""
    rows = UserSession.objects.filter(pk=session_id, user=actor.id)
    ended = _drop(list(rows.values_list("session_key", flat=True)))
    _note(actor, ended, now)
    return ended > 0


@transaction.atomic
def end_other_sessions(*, current_key: str, actor: Person, now: datetime) -> int:
    """End all sessions of one's own but this one; returns how many."""
    rows = UserSession.objects.filter(user=actor.id).exclude(session_key=current_key)
    ended = _drop(list(rows.values_list("session_key", flat=True)))
    _note(actor, ended, now)
    return ended


def drop_sessions(person_id: int) -> int:
    """End every session of a person, in the caller's transaction; returns how many."""
    rows = UserSession.objects.filter(user=person_id)
    return _drop(list(rows.values_list("session_key", flat=True)))


def note_seen(
    *, person_id: int, session_key: str, address: str, user_agent: str, now: datetime
) -> None:
    """Keep when and from where a session was last used, to five minutes."""
    row = UserSession.objects.filter(session_key=session_key).first()
    seen = {"ip": address, "user_agent": user_agent, "last_seen_at": now}
    if row is None:
        # However it came to be, a session in use can be seen and ended.
        made = UserSession(user_id=person_id, session_key=session_key, created_at=now, **seen)
        UserSession.objects.bulk_create([made], ignore_conflicts=True)
    elif row.last_seen_at <= now - SEEN_EVERY:
        UserSession.objects.filter(pk=row.pk).update(**seen)


def _drop(keys: list[str]) -> int:
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()
    return len(keys)


def _note(actor: Person, ended: int, now: datetime) -> None:
    if not ended:
        return
    audit.record(
        who=actor.email,
        act="sessions ended",
        subject=f"person:{actor.id}",
        before={"sessions": ended},
        after={"sessions": 0},
        now=now,
    )
