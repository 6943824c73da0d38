"""The small form; `make prove` runs fifty rounds."""

import pytest

from hamdel.bench.crash import READY_GOAL, bench_crash
from tests.ground.program import fresh_address


@pytest.mark.stored
@pytest.mark.timeout(300)
def test_nothing_acknowledged_is_lost_when_the_program_is_killed() -> None:
    found = bench_crash(rounds=2, database_url=fresh_address())
    assert found.account.acked > 500
    assert found.account.exact, found.account
    # Other tests share the machine: twice the goal is still a promise kept.
    assert found.ready_share(0.5) <= 2 * READY_GOAL
