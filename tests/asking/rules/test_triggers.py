"""Triggers are kept within their bounds and read as they were kept."""

import pytest

from hamdel.asking.rules.triggers import bounded, trigger_of
from tests.ground.cast import NOW


@pytest.mark.parametrize(
    ("when", "given", "kept"),
    [
        ("interaction", {"action": " Order  Delivered ", "share": 500, "page": {"path": "/"}},
         {"action": "Order Delivered", "share": 100, "delay_minutes": 0}),
        ("purchase", {"action": "x", "delay_minutes": 10**9, "stage": "buy"},
         {"share": 100, "delay_minutes": 527_040, "stage": "buy"}),
        ("segment", {"every_days": 0, "share": 10}, {"share": 10, "every_days": 1}),
        ("segment", {}, {"share": 100, "every_days": 90}),
        ("page", {"page": {"path": "/cart*", "seconds": 20}, "action": "x"},
         {"share": 100, "page": {"path": "/cart*", "seconds": 20}}),
    ],
)  # fmt: skip
def test_bounds(when: str, given: dict[str, object], kept: dict[str, object]) -> None:
    assert bounded(given, when=when) == kept


def test_it_is_read_as_it_was_kept() -> None:
    kept = bounded(
        {"touchpoint": "delivery", "delay_minutes": 60, "share": 20}, when="interaction"
    )
    found = trigger_of(3, "interaction", NOW, kept)
    assert (found.touchpoint, found.delay_minutes, found.share, found.action) == (
        "delivery",
        60,
        20,
        "",
    )
    with pytest.raises(ValueError, match="never"):
        trigger_of(3, "never", NOW, {})
