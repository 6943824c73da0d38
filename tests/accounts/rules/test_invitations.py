"""An invitation's state."""

from datetime import timedelta

import pytest

from hamdel.accounts.rules.invitations import LIFE, state_of
from tests.ground.cast import NOW


@pytest.mark.parametrize(
    ("age", "accepted", "cancelled", "state"),
    [
        (timedelta(0), None, None, "waiting"),
        (LIFE - timedelta(microseconds=1), None, None, "waiting"),
        (LIFE, None, None, "expired"),
        (LIFE * 2, NOW, None, "accepted"),
        (timedelta(0), None, NOW, "cancelled"),
    ],
)
def test_state_of(age, accepted, cancelled, state):
    told = state_of(
        now=NOW + age, expires_at=NOW + LIFE, accepted_at=accepted, cancelled_at=cancelled
    )
    assert told == state


def test_an_invitation_lives_a_day_at_most():
    assert timedelta(hours=24) >= LIFE
