from typing import Any

from hamdel.reading.public import reading_of

from ..conftest import LATE, Tell


def test_a_message_shows_how_it_was_read_and_why(sara: Any, tell: Tell) -> None:
    one = tell(LATE)
    page = sara.get(f"/reading/messages/{one}/").content.decode()
    assert LATE in page
    assert "سفارش کجاست" in page
    assert '<mark class="for"' in page
    assert "دو هفته" in page


def test_a_correction_is_one_click_and_can_be_undone(sara: Any, tell: Tell) -> None:
    one = tell(LATE)
    answer = sara.post(
        f"/reading/messages/{one}/correct",
        {"head": "intent", "label": "refund"},
        headers={"HX-Request": "true"},
    )
    page = answer.content.decode()
    assert page.lstrip().startswith('<div class="reading"')
    assert "بازگشت پول" in page
    assert "/reading/corrections/" in answer.headers["HX-Trigger"]
    undo = answer.headers["HX-Trigger"].split('"undo": "')[1].split('"')[0]
    assert f'"told-{one}"' in answer.headers["HX-Trigger"]
    assert f'"read-{one}"' not in answer.headers["HX-Trigger"]
    back = sara.post(undo, headers={"HX-Request": "true"})
    assert f'"read-{one}"' in back.headers["HX-Trigger"]
    reading = reading_of(one)
    assert reading is not None
    assert reading.heads["intent"].label == "delivery_status"


def test_without_scripts_it_works_too(sara: Any, tell: Tell) -> None:
    one = tell(LATE)
    answer = sara.post(
        f"/reading/messages/{one}/correct", {"head": "emotion", "label": "fear"}, follow=True
    )
    page = answer.content.decode()
    assert "به گفتهٔ سارا احمدی" in page
    assert "به گفتهٔ sara@" not in page


def test_a_corrected_label_stands_without_the_old_certainty(sara: Any, tell: Tell) -> None:
    one = tell(LATE)
    sara.post(f"/reading/messages/{one}/correct", {"head": "intent", "label": "refund"})
    page = sara.get(f"/reading/messages/{one}/").content.decode()
    assert page.count("<progress") == 3


def test_what_can_not_be_is_refused(sara: Any, nima: Any, stranger: Any, tell: Tell) -> None:
    one = tell(LATE)
    at = f"/reading/messages/{one}/correct"
    assert sara.post(at, {"head": "mood", "label": "x"}).status_code == 400
    assert sara.post(at, {"head": "intent", "label": "x"}).status_code == 400
    assert nima.post(at, {"head": "intent", "label": "refund"}).status_code == 403
    assert stranger.get(f"/reading/messages/{one}/").status_code == 302
    assert sara.get(f"/reading/messages/{one + 1}/").status_code == 404
    assert sara.post("/reading/corrections/99999/undo").status_code == 404


def test_a_message_not_read_yet_says_so(sara: Any, tell: Tell) -> None:
    one = tell(LATE, read=False)
    answer = sara.get(f"/reading/messages/{one}/", headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "تا لحظه‌ای دیگر" in answer.content.decode()
