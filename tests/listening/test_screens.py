"""Mentions as screens show them."""

from datetime import date

from hamdel.listening.contracts import SpikeFacts
from hamdel.listening.screens import spikes_shown
from tests.ground.cast import NOW


def spike(rule: int, what: str, count: int, side: str = "ours") -> SpikeFacts:
    return SpikeFacts(
        id=rule * 10 + count, rule_id=rule, rule=f"r{rule}", side=side, day=date(2026, 11, 22),
        what=what, count=count, expected=1, threshold=3, noticed_at=NOW, seen_by="", seen_at=None,
    )  # fmt: skip


def test_a_rule_s_day_is_told_once_ours_first() -> None:
    found = [
        spike(3, "negative", 50, "topic"),
        spike(1, "negative", 6),
        spike(1, "all", 9),
        spike(2, "all", 20),
    ]
    shown = spikes_shown(found, most=3)
    assert [(one.first.rule_id, one.first.what) for one in shown] == [
        (2, "all"),
        (1, "all"),
        (3, "negative"),
    ]
    assert [one.negative and one.negative.count for one in shown] == [None, 6, 50]
    assert len(spikes_shown(found, most=1)) == 1
