import json

from django.http import HttpResponse

from hamdel.platform.web.toasts import with_toast


def test_an_answer_brings_its_words_and_the_way_back():
    header = with_toast(HttpResponse(), "گفتگو بسته شد.", undo="/undo/7").headers["HX-Trigger"]
    assert header.isascii()
    assert json.loads(header) == {"toast": {"text": "گفتگو بسته شد.", "undo": "/undo/7"}}
