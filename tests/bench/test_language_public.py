import pytest

from hamdel.bench.language_public import _measure, learned
from hamdel.bench.language_sets import SETS, PublicSet, deep_senti_pers, folder


def test_measures_are_those_of_the_published_figures() -> None:
    said, told = ["a", "a", "a", "b"], ["a", "a", "b", "b"]
    assert _measure("accuracy", said, told) == 0.75
    assert _measure("macro F1", said, told) == pytest.approx((0.8 + 2 / 3) / 2)
    assert _measure("weighted F1", said, told) == pytest.approx((0.8 * 3 + 2 / 3) / 4)


def test_the_network_learns_a_set_of_its_own(tmp_path) -> None:
    rows = [(f"{word} {other}", word) for word in ("پول", "پیک") for other in "ابپتثجچحخدذرزژسش"]
    toy = PublicSet("toy", "accuracy", 0.0, "", lambda _root: (rows, rows[::4]))
    assert learned(toy, tmp_path) == 1.0


def test_public_sets_are_read() -> None:
    root = folder()
    if root is None:
        pytest.skip("no public sets at hand")
    for one in SETS:
        train, test = one.load(root)
        assert len(train) > len(test) > 500
        assert all(text and label for text, label in train[:50])
    train, test = deep_senti_pers(root)
    assert not {text for text, _ in train} & {text for text, _ in test}
