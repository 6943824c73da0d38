import json

from django.http import HttpResponse

from hamdel.platform.web.toasts import with_toast


def test_an_answer_brings_its_words_and_the_way_back():
    header = with_toast(HttpResponse(), "گفتگو بسته شد.", undo="/undo/7").headers["HX-Trigger"]
    assert header.isascii()
    assert json.loads(header) == {"toast": {"text": "گفتگو بسته شد.", "undo": "/undo/7"}}


def test_an_answer_may_tell_pieces_of_the_page_to_ask_again():
    header = with_toast(HttpResponse(), "شد.", events=["told-7", "read-7"]).headers["HX-Trigger"]
    assert json.loads(header) == {
        "told-7": "", "read-7": "", "toast": {"text": "شد.", "undo": ""}
    }  # fmt: skip
