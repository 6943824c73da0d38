"""What was heard is kept: each once, read, meant or passed over, beside what says the same, and whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db import transaction

from hamdel.interactions.public import keep_log_still
from hamdel.reading.public import active_reader

from ..contracts import Heard, Taken
from ..live import tell
from ..models import Band, Hit, Mention, Source
from ..queries.alike import same_text
from ..queries.rules import live_wordings
from ..rules.heard import is_worth_keeping, key_of, tidy
from ..rules.placing import touchpoint_of
from ..rules.sameness import bands, words_of
from ..rules.wording import Wording, folded, matches
from .belonging import place_with_customer

AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class _Ready:
    """A mention that is new, read and judged before anything is held."""

    row: Mention
    heard: Heard
    meant: tuple[int, ...]


@dataclass(slots=True)
class _Batch:
    """What is under way: from where, by whom, and what came of it so far."""

    source: Source | None
    who: str
    now: datetime
    wordings: dict[int, Wording]
    ids: list[int] = field(default_factory=list)
    known: list[int] = field(default_factory=list)
    passed_over: int = 0


def take_mentions(
    heard: Sequence[Heard], *, source_id: int | None = None, who: str, now: datetime
) -> Taken:
    """Keep what is new of some mentions; each as it is told, once for ever.

    A source may say that what no rule means is passed over. `who` tells it: its identifiers are vouched
    for by them.
    """
    source = None if source_id is None else Source.objects.filter(pk=source_id).first()
    batch = _Batch(source, who, now, live_wordings())
    for start in range(0, len(heard), AT_ONCE):
        ready = _made_ready(heard[start : start + AT_ONCE], batch)
        if ready:
            _keep(ready, batch)
    return Taken(ids=tuple(batch.ids), known=tuple(batch.known), passed_over=batch.passed_over)


def _made_ready(heard: Sequence[Heard], batch: _Batch) -> list[_Ready]:
    """What is new, read: that takes milliseconds for each, and nobody waits for it."""
    given = {key_of(one): tidy(one, now=batch.now) for one in heard if is_worth_keeping(one)}
    there = dict(Mention.objects.filter(key__in=given).values_list("key", "pk"))
    batch.known += there.values()
    found = []
    for key, one in given.items():
        if key in there:
            continue
        searched = folded(f"{one.title}\n{one.text}")
        meant = tuple(rule for rule, words in batch.wordings.items() if matches(searched, words))
        if batch.source is not None and batch.source.only_meant and not meant:
            batch.passed_over += 1
            continue
        found.append(
            _Ready(new_row(key, one, searched, source=batch.source, now=batch.now), one, meant)
        )
    return found


@transaction.atomic
def _keep(ready: Sequence[_Ready], batch: _Batch) -> None:
    keep_log_still()
    keys = [one.row.key for one in ready]
    there = dict(Mention.objects.filter(key__in=keys).values_list("key", "pk"))
    batch.known += there.values()  # somebody was quicker
    for one in ready:
        if one.row.key not in there:
            _keep_one(one, batch)
    tell("heard")


def _keep_one(one: _Ready, batch: _Batch) -> None:
    row = one.row
    words = words_of(row.text)
    values = bands(words)
    row.same_as_id = same_text(words, values, posted_at=row.posted_at)
    row.save(force_insert=True)
    if row.same_as_id is None:  # copies are compared with the first of them alone
        Band.objects.bulk_create(Band(mention=row, value=value) for value in values)
    Hit.objects.bulk_create(Hit(rule_id=rule, mention=row) for rule in one.meant)
    place_with_customer(row, one.heard.identifiers, who=batch.who, now=batch.now)
    batch.ids.append(row.pk)


def new_row(
    key: str, heard: Heard, searched: str, *, source: Source | None, now: datetime
) -> Mention:
    """A mention's row, read, and not kept yet. `searched` is its folded text."""
    theirs = "" if source is None else source.touchpoint
    row = Mention(
        source=source,
        key=key,
        folded=searched,
        network=heard.network,
        kind=heard.kind,
        ref=heard.ref,
        answers=heard.answers[:300],
        url=heard.url,
        title=heard.title,
        text=heard.text,
        author=heard.author,
        handle=heard.handle,
        author_url=heard.author_url,
        reach=heard.reach,
        rating=heard.rating,
        facts=heard.facts,
        posted_at=heard.posted_at or now,
        taken_at=now,
        state_at=now,
        touchpoint=(heard.touchpoint or theirs or touchpoint_of(heard.kind))[:60],
    )
    _read(row)
    return row


def _read(row: Mention) -> None:
    """Keep how it sounds, where that is sure; a rating says it where the words do not."""
    text = "\n".join(filter(None, (row.title, row.text)))
    if text:
        _version, reader = active_reader()
        said = reader.read(text)
        row.language = said.language
        row.sentiment = None if said.sentiment.abstained else round(said.sentiment.score, 3)
        row.emotion = "" if said.emotion.abstained else said.emotion.label
        row.intent = "" if said.intent.abstained else said.intent.label
    if row.sentiment is None and row.rating is not None:
        row.sentiment = round((row.rating - 3) / 2, 3)
