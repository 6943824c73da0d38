"""The small form; `make prove` runs thirty rounds on each database."""

from dataclasses import replace

import pytest

from hamdel.bench.feeder import Fed, bench_feeder

GOOD = Fed(
    rounds=2, story=9, kept=9, missing=0, double=0, ghosts=0, wrong=0, told=0, orphans=3, left=0,
    files=1,
)  # fmt: skip


@pytest.mark.timeout(240)
def test_each_moment_is_kept_once_though_who_writes_is_killed() -> None:
    found = bench_feeder(rounds=2, longest=0.5)
    assert found.exact, found
    assert found.story > 10


@pytest.mark.parametrize("bad", ["missing", "double", "ghosts", "wrong", "told", "left"])
def test_one_thing_amiss_is_not_exact(bad: str) -> None:
    assert GOOD.exact
    assert not replace(GOOD, **{bad: 1}).exact  # type: ignore[arg-type]
