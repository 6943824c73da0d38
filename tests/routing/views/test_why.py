"""A conversation says why it is with whom it is, in the reader's language."""

import pytest

from hamdel.conversations.models import Conversation
from hamdel.routing.contracts import Rule
from hamdel.routing.usecases.assigning import assign_waiting
from tests.conversations.conftest import Ask, Say
from tests.ground.cast import NOW, Player
from tests.routing.conftest import Serve, open_many


@pytest.mark.django_db
def test_the_explanation_is_told_in_both_languages(
    reza: Player, sara: Player, say: Say, serve: Serve, everything: Rule
) -> None:
    serve(sara)
    serve(reza, state="break")
    say()
    assign_waiting(now=NOW)
    (row,) = Conversation.objects.all()
    said = {
        language: sara.get(
            f"/routing/why/{row.pk}", headers={"accept-language": language}
        ).content.decode()
        for language in ("fa", "en")
    }
    assert everything.name in said["fa"]
    assert "is on a break" in said["en"]
    assert "در استراحت" in said["fa"]


@pytest.mark.django_db
def test_what_waits_says_what_holds_it_up(
    sara: Player, say: Say, serve: Serve, everything: Rule
) -> None:
    say()
    (row,) = Conversation.objects.all()
    url = f"/routing/why/{row.pk}"
    assert (
        "Nobody has what it takes"
        in sara.get(url, headers={"accept-language": "en"}).content.decode()
    )
    serve(sara, state="offline")
    assert "is here now" in sara.get(url, headers={"accept-language": "en"}).content.decode()


@pytest.mark.django_db
def test_where_nothing_is_to_be_said_nothing_is(sara: Player, say: Say) -> None:
    say()
    (row,) = Conversation.objects.all()
    assert sara.get(f"/routing/why/{row.pk}").content.strip() == b""


@pytest.mark.django_db
def test_a_case_says_it_too_and_programs_read_it(
    sara: Player, api: Ask, serve: Serve, everything: Rule
) -> None:
    first, second = open_many(2)
    english = {"accept-language": "en"}
    assert f"/routing/why/case/{first}" in sara.get(f"/cases/{first}/").content.decode()
    waits = sara.get(f"/routing/why/case/{first}", headers=english).content.decode()
    assert "Nobody has what it takes" in waits
    serve(sara, capacity=5)
    (tried,) = [
        one
        for one in api("POST", "/routing/try", {}).json()["items"]
        if one["case_id"] == str(first)
    ]
    assert (tried["conversation_id"], tried["person"]) == (None, str(sara.user_id))
    assert assign_waiting(now=NOW) == 1
    given = sara.get(f"/routing/why/case/{first}", headers=english).content.decode()
    assert "the only one who can now" in given
    (told,) = api("GET", f"/cases/{first}/assignments").json()["items"]
    assert (told["case_id"], told["rule_name"]) == (str(first), everything.name)
    assert api("GET", f"/cases/{second}/assignments").json()["items"] == []
    assert api("GET", "/cases/999999/assignments").status_code == 404
