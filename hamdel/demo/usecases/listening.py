"""What people say of the company elsewhere stands among its mentions, with one day that stands out."""

from datetime import datetime, time
from typing import Final, cast
from zoneinfo import ZoneInfo

from django.conf import settings

from hamdel.conversations.public import Actor
from hamdel.listening.public import (
    Heard,
    MentionKind,
    PastMention,
    RuleDraft,
    Wording,
    drop_past_mentions,
    files_source,
    keep_past_mentions,
    notice_spikes,
    save_rule,
)
from hamdel.platform.instants import from_micros, to_micros

from ..rules.overheard import Overheard, overheard, rules, sources

BY: Final = Actor(who="hamdel demo", name="رکاب")


def keep_overheard(*, now: datetime) -> int:
    """Keep what was said, with rules and today's spike; returns how many mentions are new."""
    for one in rules():
        words = Wording(tuple(one["any"]), (), tuple(one.get("without", ())))
        save_rule(RuleDraft(name=one["name"], side=one["side"], words=words), by=BY, now=now)
    zone = ZoneInfo(settings.TIME_ZONE)
    midnight = datetime.combine(now.astimezone(zone).date(), time(), tzinfo=zone)
    said = overheard(now=to_micros(now), midnight=to_micros(midnight))
    new = 0
    for one in sources():
        source = files_source(one["name"], network=one["network"], says=one["says"], now=now)
        past = [_past(each) for each in said if each.network == one["network"]]
        new += keep_past_mentions(past, source_id=source, now=now)
    notice_spikes(now=now)
    return new


def take_overheard_back() -> None:
    """Take the mentions, sources and rules of the list away again."""
    drop_past_mentions(
        sources=[one["name"] for one in sources()], rules=[one["name"] for one in rules()]
    )


def _past(one: Overheard) -> PastMention:
    heard = Heard(
        network=one.network,
        kind=cast("MentionKind", one.kind),
        ref=f"demo-{one.name}",
        text=one.text,
        author=one.author,
        handle=one.handle,
        reach=one.reach,
        rating=one.stars,
        posted_at=from_micros(one.at),
    )
    by = "" if one.state == "new" else BY.name
    return PastMention(heard=heard, state=one.state, state_by=by, answer=one.answer)
