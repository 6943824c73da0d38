"""The benchmark of questions over the whole log, small: all who answer count the same."""

import re

import pytest

from hamdel.bench.journeys import bench_journeys


@pytest.mark.timeout(240)
def test_all_count_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    bench_journeys(moments=5_000)
    said = capsys.readouterr().out
    assert "5,000 moments" in said
    for asked in ("all of it", "by pandas", "by plain Python", "30 days and 30 before"):
        assert re.search(rf"{asked}\D+[\d.]+", said), said
