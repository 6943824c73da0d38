"""Clocks follow in the transaction; what was missed is found."""

from datetime import timedelta
from unittest.mock import patch

import pytest

from hamdel.sla.models import Clock
from hamdel.sla.usecases import following
from hamdel.sla.usecases.following import sweep
from tests.ground.cast import NOW
from tests.sla.conftest import Begin, Promise

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("whole", [False, True])
def test_what_did_not_follow_is_found_by_the_sweep(
    promise: Promise,
    begin: Begin,
    whole: bool,  # noqa: FBT001
) -> None:
    promise()
    with patch.object(following, "measure_things", side_effect=RuntimeError("no")):
        one = begin(NOW)
    assert Clock.objects.count() == 0
    begin(NOW + timedelta(minutes=1))
    assert sweep(now=NOW + timedelta(minutes=2), whole=whole) == 1
    assert Clock.objects.filter(matter__conversation=one).count() == 2
    assert sweep(now=NOW + timedelta(minutes=2), whole=whole) == 0


def test_without_policies_it_does_not_look(begin: Begin) -> None:
    begin(NOW)
    assert sweep(now=NOW) == 0
