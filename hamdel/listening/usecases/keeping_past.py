"""What was heard before Hamdel listened is kept in bulk: nothing is told, nobody's story changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ..contracts import Heard, State
from ..models import Band, Hit, Mention, Source, WordRule
from ..queries.rules import live_wordings
from ..rules.heard import key_of, tidy
from ..rules.sameness import ALIKE, bands, likeness, words_of
from ..rules.wording import folded, matches
from .taking import new_row


@dataclass(frozen=True, kw_only=True)
class PastMention:
    """A mention of before, and what became of it."""

    heard: Heard
    state: State = "new"
    state_by: str = ""
    answer: str = ""


@transaction.atomic
def keep_past_mentions(past: Sequence[PastMention], *, source_id: int, now: datetime) -> int:
    """Keep mentions that are not there yet, with rules and copies; returns how many are new."""
    source = Source.objects.get(pk=source_id)
    given = {key_of(one.heard): one for one in past}
    there = set(Mention.objects.filter(key__in=given).values_list("key", flat=True))
    rows = [_row(key, one, source, now=now) for key, one in given.items() if key not in there]
    Mention.objects.bulk_create(rows)
    wordings = live_wordings()
    Hit.objects.bulk_create(
        Hit(rule_id=rule, mention=row)
        for row in rows
        for rule, words in wordings.items()
        if matches(row.folded, words)
    )
    _mark_copies(rows)
    return len(rows)


def _row(key: str, one: PastMention, source: Source, *, now: datetime) -> Mention:
    heard = tidy(one.heard, now=now)
    row = new_row(key, heard, folded(f"{heard.title}\n{heard.text}"), source=source, now=now)
    row.taken_at = row.state_at = row.posted_at
    row.state, row.state_by, row.answer = one.state, one.state_by, one.answer
    return row


def _mark_copies(rows: Sequence[Mention]) -> None:
    """Say of each which of those before it says the same."""
    first: dict[int, list[Mention]] = {}
    copies = []
    found_bands = []
    for row in sorted(rows, key=lambda one: one.posted_at):
        words = words_of(row.text)
        values = bands(words)
        met = {one.pk: one for value in values for one in first.get(value, ())}
        same = next((o for o in met.values() if likeness(words, words_of(o.text)) >= ALIKE), None)
        if same is not None:
            row.same_as = same
            copies.append(row)
        else:
            for value in values:
                first.setdefault(value, []).append(row)
            found_bands += [Band(mention=row, value=value) for value in values]
    Mention.objects.bulk_update(copies, ["same_as"])
    Band.objects.bulk_create(found_bands)


@transaction.atomic
def drop_past_mentions(*, sources: Sequence[str], rules: Sequence[str]) -> int:
    """Remove what was kept under sources of files of these names, with them and rules of these names."""
    kept = Source.objects.filter(kind="files", name__in=sources)
    dropped = Mention.objects.filter(source__in=kept).delete()[0]
    kept.delete()
    WordRule.objects.filter(name__in=rules).delete()
    return dropped
