import numpy as np

from hamdel.language.reader.weights import HeadFacts
from hamdel.language.training.calibration import (
    calibrate,
    chances_of,
    expected_error,
    threshold_of,
)


def overconfident(count: int = 4000) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.RandomState(0)
    logits = random.standard_normal((count, 3)).astype(np.float32)
    chances = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    labels = np.array([random.choice(3, p=row / row.sum()) for row in chances.astype(float)])
    return logits * 4, labels


def test_too_much_confidence_is_taken_away() -> None:
    logits, labels = overconfident()
    plain = HeadFacts("x", ("a", "b", "c"), 1.0, (0.0, 0.0, 0.0), 0.0)
    sharpness, shift = calibrate(logits, labels)
    mended = HeadFacts("x", ("a", "b", "c"), sharpness, shift, 0.0)
    assert 0.2 < sharpness < 0.3
    assert expected_error(chances_of(logits, mended), labels) < 0.03
    assert expected_error(chances_of(logits, plain), labels) > 0.15


def test_the_threshold_keeps_what_is_right_often_enough() -> None:
    chances = np.array([0.9, 0.8, 0.7, 0.6, 0.5])
    right = np.array([True, True, True, False, False])
    assert threshold_of(chances, right, accuracy=1.0, coverage=0.2) == 0.7
    assert threshold_of(chances, right, accuracy=1.0, coverage=0.8) == 0.6
    assert threshold_of(chances, right, accuracy=0.5, coverage=0.2) == 0.5
