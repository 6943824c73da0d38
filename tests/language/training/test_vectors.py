import numpy as np

from hamdel.language.training.vectors import counted, vocabulary_of


def test_features_are_sorted_and_rare_ones_left_out() -> None:
    messages = [counted(text) for text in ("سلام خوبی", "سلام", "سلام پول")]
    vocabulary = vocabulary_of(messages, least=2)
    assert list(vocabulary.features) == sorted(vocabulary.features)
    assert "wسلام" in vocabulary.features
    assert "wپول" not in vocabulary.features


def test_rows_are_the_counts_scaled_and_shortened_by_length() -> None:
    messages = [counted(text) for text in ("سلام سلام", "سلام", "سلام پول")]
    vocabulary = vocabulary_of(messages, least=1)
    column = vocabulary.features.index("wسلام")
    rows = vocabulary.rows(messages)
    values = dict(zip(rows.columns[: rows.starts[1]].tolist(), rows.values.tolist(), strict=False))
    assert np.isclose(values[column], 2 * vocabulary.scales[column] / 3**0.5)
