"""Somebody wants an idea, or does not any more: one person, one voice."""

from datetime import datetime

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.customers.public import customer_of, profiles_of
from hamdel.interactions.public import keep_log_still

from ..contracts import NoSuchIdea, Refused, ToSuggest, ToVote, Voted
from ..models import Idea, Visitor, Voice
from ..queries.voices import count_voices
from ..rules.states import takes_voices
from .held import hold_root
from .news import agree_to_news
from .recording import Moment, record


@transaction.atomic
def vote(wanted: ToVote, *, public: bool = False, by: Actor, now: datetime) -> Voted:
    """Give somebody's voice to an idea, or to the one it was joined to; twice is once.

    `public`: it must be one that everybody sees. Raises NoSuchIdea, and Refused where it is done or
    declined or the person is gone.
    """
    keep_log_still()
    row = hold_root(wanted.idea_id)
    if public and row.shown != "shown":
        raise NoSuchIdea(f"there is no idea {wanted.idea_id} to be seen")
    if customer_of(wanted.profile_id) is None:
        raise Refused("There is no such customer.", field="customer_id")
    if _voiced(row, wanted.profile_id):
        return Voted(idea_id=row.pk, votes=count_voices(row.pk), new=False)
    if not takes_voices(row.state):
        raise Refused("It is decided: no more voices are taken.", field="decided")
    give_voice(row, wanted, first=False, by=by, now=now)
    return Voted(idea_id=row.pk, votes=count_voices(row.pk), new=True)


@transaction.atomic
def take_vote_back(*, idea_id: int, profile_id: int, now: datetime) -> Voted:
    """Take somebody's voices for an idea and what was joined to it back; twice is once."""
    row = hold_root(idea_id)
    customer = customer_of(profile_id)
    theirs = [profile_id] if customer is None else profiles_of(customer)
    voices = Voice.objects.filter(idea__root=row.pk, profile__in=theirs, taken_back_at=None)
    gone = voices.update(taken_back_at=now)
    return Voted(idea_id=row.pk, votes=count_voices(row.pk), new=bool(gone))


@transaction.atomic
def want_news(*, idea_id: int, profile_id: int, wants: bool, by: Actor, now: datetime) -> None:
    """Whether somebody is told when an idea they want is done."""
    row = hold_root(idea_id)
    customer = customer_of(profile_id)
    theirs = [profile_id] if customer is None else profiles_of(customer)
    voices = Voice.objects.filter(idea__root=row.pk, profile__in=theirs, taken_back_at=None)
    if voices.update(wants_news=wants) and wants:
        agree_to_news(profile_id, by=by, source=f"idea:{row.pk}", now=now)


@transaction.atomic
def leave_the_board(*, visitor_id: int) -> None:
    """Forget who uses a browser."""
    Visitor.objects.filter(pk=visitor_id).delete()


def give_voice(
    row: Idea, wanted: ToVote | ToSuggest, *, first: bool, by: Actor, now: datetime
) -> None:
    """Keep a voice for an idea that the caller holds, and record it; the log is held still."""
    profile = wanted.profile_id
    if profile is None:
        return
    at = wanted.at or now
    said = {
        "how": wanted.how, "origin": wanted.origin[:60], "way": wanted.way[:20],
        "language": "en" if wanted.language == "en" else "fa", "wants_news": wanted.wants_news,
        "at": at, "by": by.who[:150], "taken_back_at": None,
    }  # fmt: skip
    voice, _ = Voice.objects.update_or_create(idea=row, profile_id=profile, defaults=said)
    if wanted.wants_news:
        agree_to_news(profile, by=by, source=wanted.origin or f"idea:{row.pk}", now=now)
    moment = Moment(
        action="Idea Suggested" if first else "Idea Voted",
        profile_id=profile,
        key=f"voice:{voice.pk}",
        channel=wanted.channel,
        at=at,
        origin=wanted.origin,
    )
    record(row, moment, who=by.who, now=now)


def _voiced(row: Idea, profile_id: int) -> bool:
    customer = customer_of(profile_id)
    theirs = [profile_id] if customer is None else profiles_of(customer)
    return Voice.objects.filter(idea__root=row.pk, profile__in=theirs, taken_back_at=None).exists()
