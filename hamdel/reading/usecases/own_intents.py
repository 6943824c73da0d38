"""Intents of the company's own: added with a name, learned from the messages that people give them."""

import re
from datetime import datetime
from typing import Final

from django.db import transaction

from hamdel.language.fold import plain
from hamdel.platform import audit

from ..models import Annotation, Intent
from ..queries.intents import intent_keys

MOST: Final = 50
LONGEST: Final = 80


class IntentError(ValueError):
    """The intent can not be; `field` names what is wrong."""

    def __init__(self, text: str, *, field: str) -> None:
        super().__init__(text)
        self.field = field


@transaction.atomic
def add_intent(*, name_fa: str, name_en: str, who: str, now: datetime) -> str:
    """Add an intent; returns its key, made of its name. Raises IntentError."""
    fa, en = name_fa.strip()[:LONGEST], name_en.strip()[:LONGEST]
    if not fa and not en:
        raise IntentError("An intent needs a name.", field="name_fa")
    if Intent.objects.count() >= MOST:
        raise IntentError(f"At most {MOST} intents of your own.", field="name_fa")
    names = {"name_fa": fa or en, "name_en": en or fa}
    key = _free_key(en or fa)
    Intent.objects.create(key=key, made_at=now, **names)
    audit.record(
        who=who, act="intent added", subject=f"intent:{key}", before={}, after=names, now=now
    )
    return key


@transaction.atomic
def remove_intent(*, key: str, who: str, now: datetime) -> None:
    """Take an intent of the company's own away that no message has by a person's word.

    Raises IntentError.
    """
    row = Intent.objects.filter(key=key).first()
    if row is None:
        raise IntentError("There is no such intent of your own.", field="key")
    if Annotation.objects.filter(head="intent", label=key, taken_back_at=None).exists():
        raise IntentError("People gave it to messages; it stays.", field="key")
    before = {"name_fa": row.name_fa, "name_en": row.name_en}
    row.delete()
    audit.record(
        who=who, act="intent removed", subject=f"intent:{key}", before=before, after={}, now=now
    )


def _free_key(name: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "_", plain(name)).strip("_")[:30] or "intent"
    taken = set(intent_keys())
    return next(
        key for n in range(1, 999) if (key := f"{stem}_{n}" if n > 1 else stem) not in taken
    )
