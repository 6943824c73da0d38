from typing import Any

from hamdel.reading.models import Message

from ..conftest import LATE


def test_a_sentence_is_read_and_nothing_is_kept(leila: Any, db: None) -> None:
    assert leila.get("/reading/try").status_code == 200
    page = leila.post("/reading/try", {"text": LATE}).content.decode()
    assert "سفارش کجاست" in page
    assert not Message.objects.exists()


def test_agents_do_not_try(sara: Any) -> None:
    assert sara.get("/reading/try").status_code == 403
