"""Learning weights from what people said."""

import json
from random import Random

import pytest

from hamdel.interactions.rules.fitting import Example, as_written, fit, loss, written
from hamdel.interactions.rules.ranking import STARTING, Features, Hits, Weights, strength


def cause(
    kind: str, topic: str = "Transfer", *, hours: float = 1.0, again: float = 0.0
) -> Features:
    return Features(kind, topic, hours, again, 0.0)


FAILED, LATE, DUE = cause("failed"), cause("late", "Order"), cause("due", "Invoice")


def odds(one: Features, weights: Weights) -> float:
    return strength(one, weights, Hits())


def test_nothing_said_leaves_it_where_it_began() -> None:
    found = fit([], STARTING)
    for kind, pair in STARTING.kinds.items():
        assert found.kinds[kind] == pytest.approx(pair)
    assert (found.again, found.widespread) == pytest.approx((STARTING.again, STARTING.widespread))


def test_what_was_right_weighs_more_and_what_was_not_less() -> None:
    right = fit([Example((FAILED, LATE), 1)] * 20, STARTING)
    assert odds(LATE, right) > odds(LATE, STARTING)
    assert odds(FAILED, right) < odds(FAILED, STARTING)
    wrong = fit([Example((FAILED, LATE), 0, right=False)] * 20, STARTING)
    assert odds(FAILED, wrong) < odds(LATE, wrong)


def test_none_of_them_weakens_them_all() -> None:
    found = fit([Example((FAILED, LATE), None)] * 30, STARTING)
    for one in (FAILED, LATE):
        assert odds(one, found) < odds(one, STARTING)


def test_few_words_move_it_little_and_many_much() -> None:
    moved = [
        odds(LATE, fit([Example((FAILED, LATE), 1)] * n, STARTING)) - odds(LATE, STARTING)
        for n in (1, 10, 100)
    ]
    assert 0 < moved[0] < moved[1] < moved[2]
    assert moved[0] < 0.8


def test_a_topic_is_learned_for_itself() -> None:
    other = cause("failed", "Login")
    found = fit([Example((FAILED, LATE), 1)] * 30 + [Example((other, LATE), 0)] * 30, STARTING)
    assert odds(other, found) > odds(LATE, found) > odds(FAILED, found)


def drawn(truth: Weights, count: int, *, seed: int) -> list[Example]:
    """What people would say if the truth were these weights."""
    dice = Random(seed)
    found = []
    for _ in range(count):
        causes = tuple(
            cause(dice.choice(["failed", "late", "due", "refund"]), dice.choice(["A", "B"]),
                  hours=dice.random() * 90, again=dice.choice([0.0, 0.0, 0.7]))
            for _ in range(dice.randint(1, 4))
        )  # fmt: skip
        weights = [2.718 ** odds(one, truth) for one in causes]
        at = dice.choices(range(len(causes) + 1), [*weights, 1.0])[0]
        found.append(Example(causes, at if at < len(causes) else None))
    return found


def test_it_finds_the_truth_that_drew_the_words() -> None:
    kinds = dict(STARTING.kinds) | {"due": (2.2, 1 / 20), "failed": (1.0, 1 / 60)}
    truth = Weights(kinds, again=0.5)
    found = fit(drawn(truth, 1500, seed=1), STARTING)
    unseen = drawn(truth, 1500, seed=2)
    before, after, best = (loss(unseen, one) for one in (STARTING, found, truth))
    assert best < after < before
    assert after - best < 0.2 * (before - best)
    for topic in "AB":
        one = cause("due", topic, hours=5)
        assert odds(one, found) == pytest.approx(odds(one, truth), abs=0.5)


def test_the_loss_of_what_is_said_wrong() -> None:
    sure = Weights({"failed": (9.0, 0.0), "late": (0.0, 0.0)})
    assert loss([Example((FAILED,), 0, right=False)], sure) > 8
    assert loss([Example((FAILED,), 0)], sure) < 0.01
    assert loss([], sure) == 0


def test_kinds_nobody_knows_any_more_are_left_out() -> None:
    gone = cause("gone")
    found = fit([Example((gone, FAILED), 1)] * 9 + [Example((gone,), 0)] * 9, STARTING)
    assert odds(FAILED, found) > odds(FAILED, STARTING)


def test_kept_and_read_again() -> None:
    found = fit([Example((FAILED, LATE, DUE), 1)] * 9, STARTING)
    kept = json.loads(json.dumps(written(found)))
    later = Weights({**STARTING.kinds, "new": (1.0, 0.5)})
    read = as_written(kept, later)
    assert odds(LATE, read) == pytest.approx(odds(LATE, found))
    assert read.kinds["new"] == (1.0, 0.5)
