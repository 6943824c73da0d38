"""Somebody who acts, a server that stands in for others, and what was heard."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from hamdel.conversations.public import Actor
from hamdel.customers.public import recognize_customer
from hamdel.listening.contracts import Heard
from hamdel.listening.models import Mention, Source
from hamdel.listening.usecases.sources import SourceDraft, save_source
from hamdel.listening.usecases.taking import take_mentions
from tests.ground.cast import NOW, Mina
from tests.listening.stand_in import StandIn

BY = Actor(who="sara@hamdel.example", name="سارا احمدی")
Hear = Callable[..., Mention]


@pytest.fixture
def profile(mina: Mina, db: None) -> int:
    """Mina's profile."""
    return recognize_customer(
        identifiers=[("phone", mina.phone)], attributes={"name": mina.name}, source="test", now=NOW
    )


@pytest.fixture
def hear(db: None) -> Hear:
    """Has something said of us; by @mina on Mastodon unless told otherwise."""

    def heard(text: str = "رکاب خوب است", **more: Any) -> Mention:
        given = {"network": "mastodon", "handle": "@mina@example.social", "author": "مینا کاظمی"}
        one = Heard(**{**given, "text": text, "posted_at": NOW, **more})
        taken = take_mentions([one], who="test", now=NOW)
        return Mention.objects.get(pk=(*taken.ids, *taken.known)[0])

    return heard


@pytest.fixture
def stand_in(settings: Any) -> Iterator[StandIn]:
    """A server that stands in for others, and that may be gone to."""
    settings.REACH = {*settings.REACH, "127.0.0.1:*"}
    server = StandIn()
    yield server
    server.end()


@pytest.fixture
def mastodon(db: None, stand_in: StandIn) -> Source:
    """A Mastodon-compatible server with a token, on which #رکاب is read."""
    draft = SourceDraft(
        kind="mastodon",
        name="ماستودون",
        network="mastodon",
        url=stand_in.url,
        token="secret-token",
        account="@us@127.0.0.1",
        hashtags=("رکاب",),
    )
    return Source.objects.get(pk=save_source(draft, by=BY, now=NOW))


@pytest.fixture
def feed(db: None, stand_in: StandIn) -> Source:
    """A feed of reviews."""
    draft = SourceDraft(
        kind="feed", name="دیجی‌نظر", network="reviews", says="review", url=f"{stand_in.url}/feed"
    )
    return Source.objects.get(pk=save_source(draft, by=BY, now=NOW))
