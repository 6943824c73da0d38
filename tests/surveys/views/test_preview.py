import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from hamdel.surveys.models import Response
from hamdel.surveys.queries.surveys import written_survey
from tests.ground.cast import Player
from tests.surveys.asked import asking, question, when
from tests.surveys.conftest import there, written

pytestmark = pytest.mark.django_db


def test_it_goes_through_the_branches_and_keeps_nothing(sara: Player, stranger: Client):
    conditional = question("text", "b", asked_when=(when("a", "is", "red"),))
    made = written("form", state="draft", definition=asking(question("single", "a"), conditional))
    address = reverse("surveys:preview", args=[made.id])
    first = sara.get(address)
    assert first["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in first["Content-Security-Policy"]
    second = sara.post(address, {"put": "a", "q-a": "red", "state": "{}"}).content.decode()
    assert re.findall(r'name="put" value="(\w+)"', second) == ["b"]
    last = {"put": "b", "q-b": "x", "state": '{"a": "red"}'}
    assert "پیش‌نمایش" in sara.post(address, last).content.decode()
    assert sara.post(address, {"put": "a", "q-a": "z", "state": "[["}).status_code == 200
    assert not Response.objects.exists()
    assert stranger.get(address).status_code == 302


def test_what_is_being_written_is_shown_and_not_kept(reza: Player, sara: Player):
    made = written("form", state="draft", definition=asking(question("single", "a")))
    address = reverse("surveys:typed", args=[made.id])
    said = {"key": "a", "text_fa": "«کدام» <b>یکی؟", "options": "سیاه", "other": "yes"}
    frame = reza.post(address, said).content.decode()
    page = html.unescape(there(re.search(r'srcdoc="([^"]*)"', frame))[1])
    assert "«کدام» &lt;b&gt;یکی؟" in page
    assert f'action="{reverse("surveys:preview", args=[made.id])}"' in page
    assert 'name="q-a-other"' in page
    assert "سلام!" in html.unescape(reza.post(address, {"intro_fa": "سلام!"}).content.decode())
    assert (
        reza.post(
            address, {"key": "a", "most": "x", "least": "9" * 30, "options": "y"}
        ).status_code
        < 500
    )
    assert there(written_survey(made.id)).definition == made.definition
    assert sara.post(address, said).status_code == 403
