import numpy as np

from hamdel.language.training.network import Head, Settings, Sparse, fit_network, softmax


def toy(count: int = 200) -> tuple[Sparse, Head, Head]:
    """Rows of two features: which one is there tells the first head, its neighbour the second."""
    label = np.arange(count) % 2
    second = (np.arange(count) // 2) % 3
    columns = np.stack([label, 2 + second], axis=1).ravel().astype(np.int32)
    starts = np.arange(0, 2 * count + 1, 2).astype(np.int32)
    rows = Sparse(starts, columns, np.ones(2 * count, np.float32), 5)
    return rows, Head(label, 2), Head(np.where(np.arange(count) % 5 == 0, -1, second), 3)


def test_what_can_be_learnt_is_learnt_with_labels_missing() -> None:
    rows, first, second = toy()
    settings = Settings(members=1, hidden=8, epochs=40, lose_features=0, rate=2e-2)
    network = fit_network(rows, [first, second], np.ones(200, np.float32), settings, seed=1)
    logits = network.logits(rows)
    assert (logits[:, :2].argmax(1) == first.labels).all()
    assert (logits[:, 2:].argmax(1) == (np.arange(200) // 2) % 3).all()


def test_the_same_seed_gives_the_same_network() -> None:
    rows, first, second = toy()
    one, other = (
        fit_network(rows, [first, second], np.ones(200, np.float32), Settings(epochs=2), seed=3)
        for _ in range(2)
    )
    assert np.array_equal(one.into, other.into)
    assert np.array_equal(one.out, other.out)


def test_members_stand_side_by_side() -> None:
    rows, first, second = toy()
    weights = np.ones(200, np.float32)
    both = fit_network(rows, [first, second], weights, Settings(epochs=1), seed=3)
    each = [
        fit_network(rows, [first, second], weights, Settings(members=1, epochs=1), seed=seed)
        for seed in (3, 4)
    ]
    mean = (each[0].logits(rows) + each[1].logits(rows)) / 2
    assert np.allclose(both.logits(rows), mean, atol=1e-5)


def test_rows_can_be_chosen() -> None:
    rows, _, _ = toy(6)
    chosen = rows.rows(np.array([5, 0]))
    assert chosen.columns.tolist() == [*rows.columns[10:12], *rows.columns[:2]]


def test_softmax_sums_to_one() -> None:
    assert np.allclose(softmax(np.array([[1000.0, 1000.0], [0.0, -5.0]], np.float32)).sum(1), 1)
