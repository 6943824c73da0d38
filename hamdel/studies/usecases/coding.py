"""Quotes are taken from notes, and each coder says which themes they hold."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hamdel.conversations.public import Actor
from hamdel.language.fold import stored
from hamdel.touchpoints.public import touchpoint_by_key

from ..contracts import TONES, NoSuch, Refused
from ..models import Coded, Coding, Note, Quote, Theme
from ..queries.coding import study_of_quote
from ..rules.noting import is_word_for_word


@transaction.atomic
def take_quote(note_id: int, text: str, *, by: Actor, now: datetime) -> int:
    """Quote a part of a note, word for word; the same part again is the same quote. Returns its id.

    Raises NoSuch, Refused (it does not stand in the note; a thought is no quote).
    """
    row = Note.objects.select_for_update().filter(pk=note_id).first()
    if row is None:
        raise NoSuch(f"there is no note {note_id}")
    if row.kind == "thought":
        raise Refused(_("A thought of yours is no quote."), field="note_id")
    said = stored(text).strip()
    if not is_word_for_word(said, row.text):
        raise Refused(_("A quote stands in the note, word for word."), field="text")
    known = Quote.objects.filter(note=row, text=said).first()
    if known is not None:
        return known.pk
    return Quote.objects.create(note=row, text=said, made_by=by.name or by.who, made_at=now).pk


def remove_quote(quote_id: int) -> None:
    """Remove a quote with its codes; the note stays. Raises NoSuch."""
    if not Quote.objects.filter(pk=quote_id).delete()[0]:
        raise NoSuch(f"there is no quote {quote_id}")


@transaction.atomic
def place_quote(quote_id: int, *, touchpoint: str | None = None, tone: str | None = None) -> None:
    """Say at which touchpoint of the catalogue ("" for none) and in which tone. Raises NoSuch, Refused."""
    row = Quote.objects.select_for_update().filter(pk=quote_id).first()
    if row is None:
        raise NoSuch(f"there is no quote {quote_id}")
    if tone is not None:
        if tone and tone not in TONES:
            raise Refused(_("Positive, neutral or negative."), field="tone")
        row.tone = tone
    if touchpoint is not None:
        found = touchpoint_by_key(touchpoint) if touchpoint else None
        if touchpoint and found is None:
            raise Refused(_("There is no such touchpoint."), field="touchpoint")
        row.touchpoint_id = None if found is None else found.id
    row.save()


@transaction.atomic
def code_quote(quote_id: int, theme_ids: Collection[int], *, by: Actor, now: datetime) -> None:
    """Keep which themes a coder finds in a quote, in place of what they chose before; none is a judgment.

    Raises NoSuch, Refused (themes that are not in the codebook).
    """
    study_id = study_of_quote(quote_id)
    wanted = set(theme_ids)
    rows = Theme.objects.select_for_update().filter(
        study_id=study_id, pk__in=wanted, removed_at=None
    )
    if len(rows) != len(wanted):
        raise Refused(_("Not all of these themes are in the codebook."), field="themes")
    coding, _made = Coding.objects.get_or_create(
        quote_id=quote_id,
        coder_who=by.who[:150],
        defaults={
            "coder_id": by.person_id,
            "coder_name": (by.name or by.who)[:150],
            "at": now,
        },
    )
    mine = Coded.objects.filter(coding=coding)
    mine.exclude(theme__in=wanted).delete()
    there = set(mine.values_list("theme_id", flat=True))
    Coded.objects.bulk_create(
        [Coded(coding=coding, theme_id=one) for one in sorted(wanted - there)]
    )


@transaction.atomic
def forget_coding(quote_id: int, *, by: Actor) -> None:
    """Take back that one judged a quote at all."""
    Coding.objects.filter(quote_id=quote_id, coder_who=by.who[:150]).delete()
