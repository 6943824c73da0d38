"""Ideas that were before: written as they were in a few statements, telling nobody and recording nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ..models import Idea, Telling, Voice
from ..queries.similar import WORDS, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PastTelling:
    """That somebody was told, or why not (an outcome)."""

    outcome: str
    kind: str = ""
    recipient: str = ""
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastVoice:
    """Somebody who wanted it."""

    profile_id: int
    at: datetime
    how: str = "voted"
    way: str = ""
    told: PastTelling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastIdea:
    """An idea as it was. `joined_to`: the key of the idea that speaks for it."""

    key: str
    title: str
    text: str
    state: str
    made_at: datetime
    state_at: datetime
    source: str
    author_id: int | None = None
    reason: str = ""
    answer: str = ""
    answered_by: str = ""
    effort: int | None = None
    impact: int | None = None
    shown: str = "shown"
    why_waiting: str = ""
    joined_to: str = ""
    voices: Sequence[PastVoice] = ()


@transaction.atomic
def keep_past_ideas(given: Sequence[PastIdea]) -> int:
    """Keep ideas with their voices; those of a known key are left as they are. Returns how many are new."""
    known = set(
        Idea.objects.filter(key__in=[one.key for one in given]).values_list("key", flat=True)
    )
    new = [one for one in given if one.key not in known]
    Idea.objects.bulk_create(_row(one) for one in new)
    rows = {row.key: row for row in Idea.objects.filter(key__in=[one.key for one in given])}
    for one in new:
        row = rows[one.key]
        target = rows.get(one.joined_to)
        row.merged_into, row.root = target, target or row
    Idea.objects.bulk_update([rows[one.key] for one in new], ["merged_into", "root"])
    WORDS.put([(rows[one.key].pk, words_of(one.title, one.text)) for one in new])
    _keep_voices(new, rows)
    return len(new)


@transaction.atomic
def drop_past_ideas(prefix: str) -> int:
    """Take ideas away again whose keys begin so, with all that belongs to them; returns how many.

    For invented data only.
    """
    ids = list(Idea.objects.filter(key__startswith=prefix).values_list("pk", flat=True))
    WORDS.drop(ids)
    Idea.objects.filter(pk__in=ids).delete()
    return len(ids)


def _row(one: PastIdea) -> Idea:
    return Idea(
        key=one.key,
        title=one.title,
        text=one.text,
        state=one.state,
        reason=one.reason,
        answer=one.answer,
        answered_at=one.state_at if one.answer else None,
        answered_by=one.answered_by if one.answer else "",
        shown=one.shown,
        why_waiting=one.why_waiting,
        effort=one.effort,
        impact=one.impact,
        author_id=one.author_id,
        source=one.source[:150],
        made_at=one.made_at,
        state_at=one.state_at,
        done_at=one.state_at if one.state == "done" else None,
    )


def _keep_voices(new: Sequence[PastIdea], rows: dict[str | None, Idea]) -> None:
    said = [(rows[one.key], voice) for one in new for voice in one.voices]
    tellings = [
        Telling(
            idea_id=idea.root_id or idea.pk, profile_id=voice.profile_id, made_at=idea.state_at,
            due_at=idea.state_at, state="done", outcome=voice.told.outcome, kind=voice.told.kind,
            recipient=voice.told.recipient, told_at=voice.told.told_at,
        )
        for idea, voice in said
        if voice.told is not None
    ]  # fmt: skip
    Telling.objects.bulk_create(tellings, ignore_conflicts=True)
    told = {
        (idea, profile): pk
        for pk, idea, profile in Telling.objects.filter(
            idea__in=[row.pk for row in rows.values()]
        ).values_list("pk", "idea_id", "profile_id")
    }
    Voice.objects.bulk_create(
        [
            Voice(
                idea=idea, profile_id=voice.profile_id, how=voice.how, way=voice.way, at=voice.at,
                by="", telling_id=told.get((idea.root_id or idea.pk, voice.profile_id)),
            )
            for idea, voice in said
        ],
        ignore_conflicts=True,
    )  # fmt: skip
