"""A conversation says why it is with whom it is, in the reader's language."""

import pytest

from hamdel.conversations.models import Conversation
from hamdel.routing.contracts import Rule
from hamdel.routing.usecases.assigning import assign_waiting
from tests.conversations.conftest import Say
from tests.ground.cast import NOW, Player
from tests.routing.conftest import Serve


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
