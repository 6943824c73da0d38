"""Kills in the middle of sending: none twice, none lost, every unknown told (the short form)."""

import pytest

from hamdel.bench.sending import bench_sending
from tests.ground.program import fresh_address

ROUNDS = 2


@pytest.mark.stored
@pytest.mark.timeout(300)
def test_kills_send_nothing_twice_and_lose_nothing() -> None:
    found = bench_sending(rounds=ROUNDS, database_url=fresh_address())
    assert len(found.states) == ROUNDS * 5
    assert (found.double, found.lost) == ([], [])
    assert found.unknown == found.after_dot
    assert len(found.unknown) == ROUNDS
    assert found.exact
