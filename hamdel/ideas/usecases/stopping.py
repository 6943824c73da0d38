"""Whoever was told of an idea refuses such news by the address that stood in the message."""

from datetime import datetime

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.platform.derived_keys import derived_key

from ..models import Telling, Voice
from ..rules.tokens import telling_in
from .news import refuse_news
from .telling import STOP_KEY


def stoppable(token: str) -> int | None:
    """The telling that a token is of; None for one that is not ours or whose person is gone."""
    telling = telling_in(token, key=derived_key(STOP_KEY))
    if telling is None or not Telling.objects.filter(pk=telling).exists():
        return None
    return telling


@transaction.atomic
def stop_news(token: str, *, now: datetime) -> bool:
    """Keep that they want no such news, and drop what waits; False where the token stops nothing."""
    telling = stoppable(token)
    if telling is None:
        return False
    row = Telling.objects.get(pk=telling)
    by = Actor(who=f"recipient of telling:{row.pk}")
    done = refuse_news(row.profile_id, by=by, source="ideas", now=now)
    Voice.objects.filter(profile=row.profile_id).update(wants_news=False)
    return done
