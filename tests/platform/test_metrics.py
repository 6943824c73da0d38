"""Prometheus' text form."""

import pytest

from hamdel.platform import metrics


@pytest.fixture(autouse=True)
def _own_metrics(monkeypatch):
    monkeypatch.setattr(metrics, "_metrics", {})


def test_one_value():
    metrics.register("hamdel_events_total", "counter", "Events taken in.", lambda: 12)
    assert metrics.text() == (
        "# HELP hamdel_events_total Events taken in.\n"
        "# TYPE hamdel_events_total counter\n"
        "hamdel_events_total 12\n"
    )


def test_a_value_for_each_label():
    metrics.register("a", "gauge", "A.", lambda: [({"key": 'x"\\\n'}, 1.5), ({}, 2)])
    assert metrics.text().splitlines()[2:] == [r'a{key="x\"\\\n"} 1.5', "a 2"]


def test_a_measure_that_fails_hides_no_other():
    metrics.register("a", "gauge", "A.", lambda: 1 / 0)
    metrics.register("b", "gauge", "B.", lambda: 1)
    assert "b 1" in metrics.text()
    assert "# HELP a " not in metrics.text()


def test_large_counters_are_exact():
    metrics.register("a", "counter", "A.", lambda: 123_456_789)
    assert metrics.text().endswith("a 123456789\n")
