import pytest

from hamdel.language.reader import NotWeights
from hamdel.language.reader.shipped import WEIGHTS
from hamdel.language.training import Row, judge
from hamdel.language.training.quality import agreement, quality_of


def test_figures_are_counted() -> None:
    found = quality_of(
        [
            ("a", "a", False),
            ("a", "b", True),
            ("b", "b", False),
            ("b", "b", False),
            ("a", "a", True),
        ]
    )
    assert found.accuracy == 0.8
    assert found.f1 == {"a": 0.8, "b": 0.8}
    assert (found.coverage, found.covered_accuracy) == (0.6, 1.0)
    assert found.confusions == {("a", "b"): 1}


def test_weights_are_judged_head_by_head() -> None:
    rows = [
        Row("سفارشم هنوز نرسیده، کی می‌رسه؟", intent="delivery_status"),
        Row("پولم رو پس بدید", intent="refund", toxic=False),
    ]
    found = judge(WEIGHTS.read_bytes(), rows)
    assert found.keys() == {"intent", "toxicity"}
    assert found["intent"].macro_f1 == 1.0
    assert found["toxicity"].rows == 1


def test_what_is_no_weights_is_refused() -> None:
    with pytest.raises(NotWeights):
        judge(b"nothing", [])


def test_agreement_beyond_chance() -> None:
    assert agreement([("a", "a"), ("b", "b")]) == (1.0, 1.0)
    raw, kappa = agreement([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")])
    assert (raw, kappa) == (0.5, 0.0)
    assert agreement([("a", "a")]) == (1.0, 1.0)
