"""What trust registers: whom nothing is asked or offered."""

from datetime import timedelta

from django.utils import timezone

from hamdel.channels.public import everybody_held, held_back
from hamdel.trust.models import Promise, Recovery
from hamdel.trust.usecases.breaking import ring_alarms
from tests.trust.conftest import Give


def test_a_broken_promise_and_what_is_being_mended_hold(give: Give, profile: int) -> None:
    now = timezone.now()
    give(due_at=now - timedelta(hours=1))
    assert held_back([profile]) == {}
    ring_alarms(now=now)
    assert held_back([profile, profile + 9]) == {profile: ("being_mended",)}
    assert everybody_held() == {profile: ("being_mended",)}
    Recovery.objects.update(state="done")
    assert held_back([profile]) == {profile: ("promise_broken",)} == everybody_held()
    Promise.objects.update(ended_at=now - timedelta(days=9))
    assert held_back([profile]) == {}
