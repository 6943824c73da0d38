"""Rules with skills against first come, first served, on the same callers."""

import pytest

from hamdel.bench import routing
from hamdel.bench.center import colleagues, contacts, rules_by_skill
from hamdel.bench.center_days import Days
from hamdel.bench.routing import bench_routing, how_kept


def test_the_same_callers_wait_less_under_rules(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = [one for one in routing.WAYS if one != "rules"]
    monkeypatch.setattr(routing, "WAYS", {one: routing.WAYS[one] for one in chosen})
    assert bench_routing(weeks=3, days=1)
    assert "gave up, rules, people kept free for calls" in capsys.readouterr().out


def test_it_says_so_where_rules_do_not_help(monkeypatch: pytest.MonkeyPatch) -> None:
    fifo = routing.WAYS["first come, first served"]
    monkeypatch.setattr(routing, "WAYS", {"rules": fifo, "first come": fifo, "again": fifo})
    assert not bench_routing(weeks=2, days=1)


def test_waits_that_are_told_are_kept() -> None:
    run = Days(rules_by_skill(), colleagues())
    run.run(contacts(days=4, seed=11, load=1.3))
    kept = how_kept([run])
    assert kept.told > 0.8 * kept.asked > 100
    assert kept.below_low < 0.2
    assert 0.8 < kept.below_high < 0.97
