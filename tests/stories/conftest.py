"""A story of mina, and programs that ask."""

import pytest

from hamdel.conversations.public import Actor
from hamdel.customers.public import recognize_customer
from hamdel.stories.contracts import ToTell
from hamdel.stories.usecases.telling import tell_story
from tests.ground.cast import NOW, Mina, Player


def actor(player: Player) -> Actor:
    """Somebody of the cast who acts."""
    return Actor(who=player.email, person_id=player.user_id, name=player.name)


@pytest.fixture
def profile(mina: Mina, db: None) -> int:
    """Mina's profile."""
    return recognize_customer(
        identifiers=[("phone", mina.phone)], attributes={"name": mina.name}, source="test", now=NOW
    )


@pytest.fixture
def told(sara: Player, profile: int) -> int:
    """A story that sara tells of mina."""
    given = ToTell(
        title="روزی که مینا سه بار زنگ زد",
        happened="خانم کاظمی از ۰۹۱۲ ۳۴۵ ۶۷ ۸۹ سه بار زنگ زد.",
        teaches="بار اول گوش کنیم.",
        customer_id=profile,
    )
    return tell_story(given, by=actor(sara), now=NOW)
