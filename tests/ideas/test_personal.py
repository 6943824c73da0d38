"""Erasing a person takes their voices and words; what others want stays by its title."""

import json
from collections.abc import Callable

import pytest

from hamdel.channels.models import Delivery
from hamdel.customers.public import customer_of, erase_customer, export_customer
from hamdel.ideas.contracts import ToSuggest
from hamdel.ideas.models import Idea, Proof, Telling, Voice
from hamdel.ideas.queries.similar import found_ideas
from hamdel.ideas.usecases.proving import send_code
from hamdel.ideas.usecases.suggesting import suggest_idea
from hamdel.ideas.usecases.telling import tell_askers
from tests.ground.cast import NOW
from tests.ground.databases import read_rows
from tests.ideas.conftest import BY, Post, change, want

pytestmark = pytest.mark.django_db


def test_a_person_goes_with_their_voices_and_words(post: Post, person: Callable[..., int]) -> None:
    mina, ali = person("email", "mina@example.ir"), person("email", "ali@example.ir")
    _, shared = [
        suggest_idea(
            ToSuggest(title=title, text=f"زیلویان {title}", profile_id=mina, how="suggested"),
            by=BY, now=NOW,
        )
        for title in ("چراغ خوابگاهی", "زنگ بلندتر")
    ]  # fmt: skip
    heard = suggest_idea(
        ToSuggest(title="ساعت کاری", text="زیلویان دیر", profile_id=mina), by=BY, now=NOW
    )
    want(shared, ali)
    change(shared, state="done")
    tell_askers(now=NOW.replace(hour=12))
    send_code("mina@example.ir", deed={}, language="fa", network="n", now=NOW)
    customer = customer_of(mina)
    assert customer is not None
    given = json.dumps(export_customer(customer), ensure_ascii=False)
    for words in ("چراغ خوابگاهی", "زیلویان زنگ", "wants_news"):
        assert words in given
    erase_customer(customer_id=customer, who="leila", now=NOW)
    left = list(Idea.objects.order_by("pk").values_list("pk", "title", "text"))
    assert left == [(shared, "زنگ بلندتر", ""), (heard, "ساعت کاری", "")]
    assert Voice.objects.get().profile_id == ali
    assert Telling.objects.get().profile_id == ali
    assert not Proof.objects.exists()
    assert {row.recipient for row in Delivery.objects.all()} == {"ali@example.ir"}
    assert found_ideas("زیلویان") == []
    assert found_ideas("زنگ") == [shared]
    stored = repr(read_rows())
    assert "زیلویان" not in stored
    assert "mina@example" not in stored
