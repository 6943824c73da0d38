"""Who asks, as use-cases take them."""

from types import SimpleNamespace
from typing import cast

import pytest
from django.test import RequestFactory

from hamdel.conversations.public import Actor, actor_of_call, actor_of_request
from hamdel.platform.api import Call
from tests.ground.cast import Player

pytestmark = pytest.mark.django_db


def test_a_person_at_a_screen_and_over_the_api_is_the_same(sara: Player) -> None:
    request = RequestFactory().get("/")
    request.user = sara.user
    caller = SimpleNamespace(who=sara.email, user_id=sara.user_id)
    asked = actor_of_call(cast("Call", SimpleNamespace(caller=caller)))
    assert asked == actor_of_request(request)
    assert asked == Actor(who=sara.email, person_id=sara.user_id, name=sara.name)


def test_a_key_is_nobody_in_person(db: None) -> None:
    caller = SimpleNamespace(who="key: shop", user_id=None)
    asked = actor_of_call(cast("Call", SimpleNamespace(caller=caller)))
    assert asked == Actor(who="key: shop")
