"""Who goes leaves nobody waiting; how long somebody was what is kept."""

import pytest

from hamdel.conversations.models import Conversation
from hamdel.platform import audit
from hamdel.routing.contracts import Refused, Rule
from hamdel.routing.models import Stretch
from hamdel.routing.usecases.assigning import assign_waiting
from hamdel.routing.usecases.states import set_state
from tests.conversations.conftest import Say
from tests.ground.cast import NOW, Player
from tests.routing.conftest import BY, MINUTE, Serve, owners


@pytest.mark.django_db
def test_who_goes_gives_back_what_waits_and_somebody_else_gets_it(
    say: Say, serve: Serve, sara: Player, reza: Player, everything: Rule
) -> None:
    serve(sara)
    serve(reza, state="break")
    say()
    assign_waiting(now=NOW)
    assert owners() == [sara.user_id]
    assert set_state(person_id=sara.user_id, state="offline", by=BY, now=NOW + MINUTE) == 1
    (row,) = Conversation.objects.all()
    assert (row.assignee_id, row.team_id) == (None, everything.team_id)
    assert row.waiting_since == NOW
    set_state(person_id=reza.user_id, state="available", by=BY, now=NOW + MINUTE)
    assign_waiting(now=NOW + MINUTE)
    assert owners() == [reza.user_id]


@pytest.mark.django_db
def test_a_break_keeps_what_one_has(
    say: Say, serve: Serve, sara: Player, everything: Rule
) -> None:
    serve(sara)
    say()
    assign_waiting(now=NOW)
    assert set_state(person_id=sara.user_id, state="break", by=BY, now=NOW) == 0
    assert owners() == [sara.user_id]


@pytest.mark.django_db
def test_states_are_kept_with_their_times_and_in_the_trail(serve: Serve, sara: Player) -> None:
    serve(sara)
    set_state(person_id=sara.user_id, state="break", by=BY, now=NOW + 30 * MINUTE)
    set_state(person_id=sara.user_id, state="break", by=BY, now=NOW + 40 * MINUTE)
    set_state(person_id=sara.user_id, state="available", by=BY, now=NOW + 45 * MINUTE)
    rows = Stretch.objects.order_by("pk").values_list("state", "since", "until")
    assert list(rows) == [
        ("available", NOW, NOW + 30 * MINUTE),
        ("break", NOW + 30 * MINUTE, NOW + 45 * MINUTE),
        ("available", NOW + 45 * MINUTE, None),
    ]
    assert len(audit.entries(text=f"person:{sara.user_id}", act="agent state set")) == 3


@pytest.mark.django_db
def test_only_who_serves_has_a_state(nima: Player, sara: Player) -> None:
    for person, state in ((nima.user_id, "available"), (10**9, "available"), (sara.user_id, "x")):
        with pytest.raises(Refused):
            set_state(person_id=person, state=state, by=BY, now=NOW)  # type: ignore[arg-type]
