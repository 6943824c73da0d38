"""The benchmark of questions over the whole log, small: all who answer count the same."""

import re

import pytest

from hamdel.bench import journeys


@pytest.mark.timeout(240)
def test_all_count_the_same(capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    monkeypatch.setattr(journeys, "find_spec", lambda _: None)  # it is asked by hand
    assert journeys.bench_journeys(moments=5_000)
    said = capsys.readouterr().out
    assert "5,000 moments" in said
    for asked in (
        "all of it",
        "30 days",
        "whole ways",
        "three steps",
        "preparing",
        "pandas",
        "plain",
    ):
        assert re.search(rf"{asked}\D+[\d.]+", said), said
    assert "pm4py is not installed" in said


def test_time_is_scaled_by_moments_and_counts_what_comes_before() -> None:
    other = {"moments": 10, "times": {"reading": 1.0, "forming": 2.0, "flows": 3.0}}
    found = {"moments": 100, "ready": {"flows": {"cpu": 1.5}}, "others": {}}
    assert journeys.scaled(other, "flows", 100) == 60.0
    assert journeys.ratio(found, other, "flows") == 40.0
