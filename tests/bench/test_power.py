"""The small form; `make prove` runs twenty rounds on each database."""

import os

import pytest

from hamdel.bench.disks import NoDisks
from hamdel.bench.power import bench_power
from tests.ground.parts import Missing, skip


@pytest.mark.stored
@pytest.mark.timeout(300)
@pytest.mark.parametrize("hasty", [False, True], ids=["as shipped", "without fsync"])
def test_the_power_may_be_cut(*, hasty: bool) -> None:
    """The second shows that the first can fail."""
    if os.geteuid():
        skip(Missing("root", "a power cut is rehearsed on a mounted image"))
    try:
        cut = bench_power(
            rounds=1, postgresql=os.environ["HAMDEL_TEST_DATABASE"] == "postgresql", hasty=hasty
        )[0]
    except NoDisks as error:
        skip(Missing(f"loop devices: {error}", "run on a machine that can mount images"))
    assert cut.sound or hasty
    assert cut.account.acked > 0
    assert bool(cut.account.lost) == hasty
