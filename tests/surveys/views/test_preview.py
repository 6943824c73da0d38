import re

import pytest
from django.test import Client
from django.urls import reverse

from hamdel.surveys.models import Response
from tests.ground.cast import Player
from tests.surveys.asked import asking, question, when
from tests.surveys.conftest import written

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
