from datetime import timedelta
from typing import Any

import pytest

from hamdel.warehouse import engine
from hamdel.warehouse.public import Beside, Reach, TooMuch, ask
from tests.ground.cast import NOW

from ..conftest import keep, row

pytestmark = pytest.mark.django_db


def test_what_is_not_in_files_yet_is_answered_too():
    keep(1, 4)
    asked = []

    def tail(after):
        asked.append(after)
        return [row(5, profile=3)]

    found = ask(
        "SELECT name, COUNT(*) FROM interactions JOIN names USING (kind_id) GROUP BY name",
        {},
        beside={"names": Beside({"kind_id": [7], "name": ["خرید"]})},
        tail=tail,
    )
    assert (found, asked) == ([("خرید", 5)], [4])


def test_files_of_other_times_are_not_read(monkeypatch):
    keep(1, 4)
    read: list[int] = []
    real = engine.ask

    def listen(*given: Any, **more: Any) -> list[tuple[Any, ...]]:
        read.append(len(more["over"].files))
        return real(*given, **more)

    monkeypatch.setattr(engine, "ask", listen)
    day = timedelta(days=1)
    for since, until in ((NOW + day, None), (None, NOW), (NOW, NOW + day)):
        ask("SELECT 1", {}, beside={}, tail=lambda _: [], reach=Reach(since=since, until=until))
    assert read == [0, 0, 1]


def test_a_question_beyond_its_memory_ends_with_words(monkeypatch):
    keep(1, 2_000)
    monkeypatch.setattr(engine, "_CONFIG", {**engine._CONFIG, "memory_limit": "5MB"})
    monkeypatch.setattr(engine, "_running", {})
    question = "SELECT COUNT(DISTINCT a.id * b.id) FROM interactions a CROSS JOIN interactions b"
    with pytest.raises(TooMuch):
        ask(question, {}, beside={}, tail=lambda _: [])
