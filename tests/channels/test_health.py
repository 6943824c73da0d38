"""What `hamdel check` and the measures say of channels."""

import pytest

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.health import incoming_by_state, look_at_channels
from hamdel.channels.models import Delivery
from hamdel.channels.usecases.accounts import note_health
from tests.channels.conftest import Post
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def test_a_healthy_installation_has_nothing_to_say(phone: AccountFacts) -> None:
    assert list(look_at_channels(NOW)) == []
    assert [count for _, count in incoming_by_state()] == [0, 0]


def test_what_is_wrong_is_said_with_the_mend(phone: AccountFacts, post: Post) -> None:
    post(phone, b"{")
    note_health(account_id=phone.id, error="The server does not answer.")
    Delivery.objects.create(
        account_id=phone.id, key="k", purpose="service", recipient="r", message_id="m", payload="{}",
        made_at=NOW, due_at=NOW, state="unknown",
    )  # fmt: skip
    found = list(look_at_channels(NOW))
    assert [one.level for one in found] == ["wrong", "watch", "watch"]
    assert "The server does not answer." in found[0].what
    assert incoming_by_state() == [({"state": "waiting"}, 0.0), ({"state": "aside"}, 1.0)]
