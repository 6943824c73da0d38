"""A disk that fills up under load, and has room again."""

import os

import pytest

from hamdel.bench.disks import NoDisks
from hamdel.bench.full_disk import bench_full_disk, report
from tests.ground.parts import Missing, skip


@pytest.mark.timeout(300)
def test_the_disk_may_fill_up() -> None:
    if os.geteuid():
        skip(Missing("root", "a full disk is rehearsed on a mounted image"))
    try:
        found = bench_full_disk()
    except NoDisks as error:
        skip(Missing(f"loop devices: {error}", "run on a machine that can mount images"))
    assert report(found)
    assert found.account.acked > 0
