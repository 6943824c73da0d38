"""Whoever owns a promise is warned: in a note of its conversation that names them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings as program
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from hamdel.conversations.public import (
    Actor,
    Changed,
    NoSuchConversation,
    Refused,
    ToWrite,
    write_message,
)
from hamdel.language.relative import relative_time

from ..models import Promise, Recovery

_CLOCK = Actor(who="hamdel", name="Hamdel")


def warn_of_risk(row: Promise, *, now: datetime) -> None:
    """Tell the owner that three quarters of the time are gone."""
    with override(program.LANGUAGE_CODE):
        text = _("@%(owner)s The promise “%(what)s” is due %(due)s.") % _values(row, row, now)
    _write(row, text, key=f"promise:{row.pk}:risk", person_id=row.owner_id, now=now)


def warn_of_breach(row: Promise, recovery: Recovery, *, now: datetime) -> None:
    """Tell who looks after it now that a promise was broken."""
    with override(program.LANGUAGE_CODE):
        text = _(
            "@%(owner)s The promise “%(what)s” was broken (due %(due)s). You look after what restores "
            "their trust."
        ) % _values(row, recovery, now)
    _write(row, text, key=f"promise:{row.pk}:broken-note", person_id=recovery.owner_id, now=now)


def _values(row: Promise, owned: Promise | Recovery, now: datetime) -> dict[str, str]:
    zone = ZoneInfo(program.TIME_ZONE)
    language = "fa" if program.LANGUAGE_CODE.startswith("fa") else "en"
    return {
        "owner": "" if owned.owner is None else owned.owner.name,
        "what": row.what,
        "due": relative_time(
            row.due_at.astimezone(zone), now=now.astimezone(zone), language=language
        ),
    }


def _write(row: Promise, text: str, *, key: str, person_id: int | None, now: datetime) -> None:
    if row.conversation_id is None or person_id is None:
        return
    try:
        with transaction.atomic():
            write_message(
                conversation_id=row.conversation_id,
                said=ToWrite(text=text, direction="note", key=key, people=(person_id,)),
                by=_CLOCK,
                now=now,
            )
    except (NoSuchConversation, Changed, Refused):
        return
