"""An idea is suggested: by a customer on the board, by the team for somebody, or by a program."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.customers.public import customer_of, profiles_of
from hamdel.interactions.public import keep_log_still
from hamdel.language.fold import stored
from hamdel.language.reader import read
from hamdel.platform import audit, options

from ..contracts import MOST_TEXT, MOST_TITLE, Refused, ToSuggest
from ..models import Idea
from ..queries.similar import WORDS, words_of
from ..rules.states import STATES
from ..rules.suspicion import waits_for_a_look
from ..settings import LOOK_FIRST
from .voicing import give_voice

A_DAY: Final = 10  # ideas that one person may suggest in a day


@transaction.atomic
def suggest_idea(wanted: ToSuggest, *, by: Actor, now: datetime) -> int:
    """Keep an idea with its first voice; returns its id. The same `key` again is the same idea.

    What the public writes waits for a look where `rules.suspicion` says so. Raises Refused.
    """
    keep_log_still()
    if wanted.key is not None:
        known = Idea.objects.filter(key=wanted.key).values_list("pk", flat=True).first()
        if known is not None:
            return known
    title, text = _words(wanted)
    if wanted.state not in STATES:
        raise Refused("There is no such state.", field="state")
    if not wanted.checked:
        _check_often(wanted.profile_id, now)
    row = _kept(wanted, title, text, by, now)
    WORDS.put([(row.pk, words_of(title, text))])
    audit.record(
        who=by.who,
        act="idea suggested",
        subject=f"idea:{row.pk}",
        before=None,
        after={"state": row.state, "shown": row.shown},
        now=now,
    )
    if wanted.profile_id is not None:
        give_voice(row, wanted, first=True, by=by, now=now)
    return row.pk


def _kept(wanted: ToSuggest, title: str, text: str, by: Actor, now: datetime) -> Idea:
    at = wanted.at or now
    waits = "" if wanted.checked else _waits(title, text)
    row = Idea.objects.create(
        title=title,
        text=text,
        state=wanted.state,
        shown="waiting" if waits else "shown",
        why_waiting=waits,
        author_id=wanted.profile_id,
        worded_by_team=wanted.how == "team",
        source=by.who[:150],
        made_at=at,
        state_at=at,
        done_at=at if wanted.state == "done" else None,
        key=wanted.key,
    )
    row.root = row
    row.save(update_fields=["root"])
    return row


def _words(wanted: ToSuggest) -> tuple[str, str]:
    title = " ".join(stored(wanted.title).split())
    text = stored(wanted.text).strip()
    if not title:
        raise Refused("An idea has a title.", field="title")
    if len(title) > MOST_TITLE:
        raise Refused(f"A title has at most {MOST_TITLE} characters.", field="title")
    if len(text) > MOST_TEXT:
        raise Refused(f"A text has at most {MOST_TEXT} characters.", field="text")
    return title, text


def _waits(title: str, text: str) -> str:
    reading = read(f"{title}\n{text}")
    sure = reading.toxicity.probability if reading.toxicity.toxic else 0.0
    return waits_for_a_look(title, text, toxicity=sure, always=bool(options.get(LOOK_FIRST)))


def _check_often(profile_id: int | None, now: datetime) -> None:
    customer = None if profile_id is None else customer_of(profile_id)
    if customer is None:
        return
    lately = Idea.objects.filter(
        author__in=profiles_of(customer), made_at__gt=now - timedelta(days=1)
    )
    if lately.count() >= A_DAY:
        raise Refused("That is enough for one day.", field="title")
