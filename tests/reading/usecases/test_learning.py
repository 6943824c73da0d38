from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from hamdel.language.reader.shipped import WEIGHTS
from hamdel.language.training.rows import Row
from hamdel.platform import options
from hamdel.reading.fitting import FitFailed
from hamdel.reading.models import Version
from hamdel.reading.public import correct_reading
from hamdel.reading.readers import active_version
from hamdel.reading.rules.promotion import Duel
from hamdel.reading.usecases import learning
from hamdel.reading.usecases.learning import (
    LEARN_AFTER,
    annotated_rows,
    learn_ordered,
    learning_is_due,
    order_learning,
    roll_back,
)

from ..conftest import LATE, NOW, Tell

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Fitting gives the shipped weights again; what it was given is listed. Every third is held out."""
    listed: list[Any] = []

    def fit(rows: Sequence[Row], *, intents: Sequence[str] = ()) -> bytes:
        listed.append((list(rows), tuple(intents)))
        return WEIGHTS.read_bytes()

    def every_third(author: str) -> bool:
        return int(author.removeprefix("customer:")) % 3 == 0

    monkeypatch.setattr(learning, "fit_apart", fit)
    monkeypatch.setattr(learning, "is_held_out", every_third)
    return listed


def say(one: int, head: str = "intent", label: str = "refund") -> None:
    correct_reading(interaction_id=one, head=head, label=label, who="sara", now=LATER)  # type: ignore[arg-type]


def test_rows_hold_what_people_said_and_nothing_else(tell: Tell) -> None:
    one = tell(LATE)
    tell("بی‌برچسب")
    say(one)
    say(one, "toxic", "yes")
    (row,) = annotated_rows()
    assert (row.text, row.intent, row.toxic) == (LATE, "refund", True)
    assert (row.sentiment, row.emotion) == (None, None)
    assert row.author.startswith("customer:")


def test_it_is_due_by_count_or_by_night(tell: Tell) -> None:
    options.set(LEARN_AFTER, 2, who="leila", now=NOW)
    Version.objects.filter(pk=active_version()).update(made_at=NOW)
    assert not learning_is_due(now=LATER)
    say(tell())
    assert not learning_is_due(now=LATER)
    assert learning_is_due(now=NOW + timedelta(days=1))
    say(tell(user="reza"))
    assert learning_is_due(now=LATER)


def test_a_new_version_is_made_once_and_takes_over(tell: Tell, given: list[Any]) -> None:
    before = active_version()
    for n in range(12):
        say(tell(user=f"user-{n}"))
    asked = order_learning(who="leila", now=LATER)
    assert order_learning(who="reza", now=LATER) is None  # one at a time
    assert asked is not None
    assert learn_ordered() == asked
    assert learn_ordered() is None
    version = Version.objects.get(pk=asked)
    assert version.state == "active"
    assert Version.objects.get(pk=before).state == "retired"
    assert version.rows + version.held_out == 12
    assert version.held_out > 0
    (rows, _), *_ = given
    assert len(rows) == version.rows  # what is judged was not learned


def test_a_version_that_is_worse_is_kept_but_does_not_read(
    tell: Tell, given: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, "duel", lambda *_: Duel(10, 3, 8))
    before = active_version()
    for n in range(12):
        say(tell(user=f"user-{n}"))
    order_learning(who="leila", now=LATER)
    made = learn_ordered()
    assert made is not None
    assert Version.objects.get(pk=made).state == "refused"
    assert active_version() == before


def test_a_fitting_that_fails_says_why_and_can_be_asked_for_again(
    tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> bytes:
        raise FitFailed("no memory")

    monkeypatch.setattr(learning, "fit_apart", fails)
    before = active_version()
    order_learning(who="leila", now=LATER)
    made = learn_ordered()
    assert made is not None
    row = Version.objects.get(pk=made)
    assert (row.state, row.note) == ("failed", "no memory")
    assert active_version() == before
    assert order_learning(who="leila", now=LATER) is not None


def test_what_a_dead_worker_left_is_failed(given: list[Any]) -> None:
    order_learning(who="leila", now=LATER)
    Version.objects.filter(state="waiting").update(state="learning")
    assert learn_ordered() is None
    assert Version.objects.filter(state="failed", note="interrupted").count() == 1


def test_every_version_can_read_again(
    tell: Tell, given: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    first = active_version()
    say(tell())
    order_learning(who="leila", now=LATER)
    second = learn_ordered()
    assert second is not None
    with django_capture_on_commit_callbacks(execute=True):
        assert roll_back(version_id=first, who="leila", now=LATER)
    assert active_version() == first
    assert not roll_back(version_id=first, who="leila", now=LATER)  # it reads already
    assert not roll_back(version_id=10**9, who="leila", now=LATER)
