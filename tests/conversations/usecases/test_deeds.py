"""One press for one or many conversations, and its way back."""

from datetime import timedelta

import pytest

from hamdel.conversations.contracts import Actor, Refused
from hamdel.conversations.models import Conversation
from hamdel.conversations.public import assign, close
from hamdel.conversations.usecases.deeds import Act, NoSuchDeed, act
from hamdel.conversations.usecases.undoing import forget_old, undo
from tests.conversations.conftest import Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def by(player: Player) -> Actor:
    return Actor(who=player.email, person_id=player.user_id, name=player.name)


def some(say: Say, count: int = 3) -> list[int]:
    for n in range(count):
        say(sender=f"0912000000{n}")
    return list(Conversation.objects.order_by("pk").values_list("pk", flat=True))


def seen(pk: int) -> tuple[object, ...]:
    row = Conversation.objects.get(pk=pk)
    return (
        row.state, row.priority, row.assignee_id, row.waiting_since, row.snoozed_until,
        row.closed_at, row.sender,
    )  # fmt: skip


@pytest.mark.parametrize(
    "wanted",
    [
        Act(do="close"),
        Act(do="take"),
        Act(do="snooze", until=LATER + timedelta(days=1)),
        Act(do="priority", priority="urgent"),
        Act(do="assign"),
    ],
)
def test_whatever_is_done_to_many_is_taken_back_whole(
    wanted: Act, say: Say, sara: Player, reza: Player
) -> None:
    ids = some(say)
    assign(conversation_id=ids[0], assignee_id=reza.user_id, team_id=None, by=by(reza), now=NOW)
    before = {pk: seen(pk) for pk in ids}
    done = act(ids, wanted, by=by(sara), now=LATER)
    assert done.deed_id is not None
    assert [seen(pk) for pk in done.done] != [before[pk] for pk in done.done]
    back = undo(deed_id=done.deed_id, by=by(sara), now=LATER)
    assert set(back) == set(done.done)
    assert {pk: seen(pk) for pk in ids} == before
    assert undo(deed_id=done.deed_id, by=by(sara), now=LATER) == ()


def test_of_two_who_take_it_the_second_is_told(say: Say, sara: Player, reza: Player) -> None:
    ids = some(say, 2)
    act(ids[:1], Act(do="take"), by=by(reza), now=NOW)
    done = act(ids, Act(do="take"), by=by(sara), now=LATER)
    assert done.done == (ids[1],)
    assert done.problems == {ids[0]: "changed"}


def test_what_somebody_changed_since_stays(say: Say, sara: Player, reza: Player) -> None:
    ids = some(say, 2)
    done = act(ids, Act(do="priority", priority="low"), by=by(sara), now=NOW)
    close(conversation_id=ids[0], by=by(reza), now=LATER)
    assert done.deed_id
    assert undo(deed_id=done.deed_id, by=by(sara), now=LATER) == (ids[1],)
    assert Conversation.objects.get(pk=ids[0]).state == "closed"


def test_nobody_takes_back_what_another_did(say: Say, sara: Player, reza: Player) -> None:
    done = act(some(say, 1), Act(do="close"), by=by(sara), now=NOW)
    assert done.deed_id
    with pytest.raises(NoSuchDeed):
        undo(deed_id=done.deed_id, by=by(reza), now=LATER)
    assert forget_old(now=NOW + timedelta(days=29)) == 0
    assert forget_old(now=NOW + timedelta(days=31)) == 1


def test_a_closed_one_opens_without_its_sender_where_a_newer_one_has_it(
    say: Say, sara: Player
) -> None:
    (pk,) = some(say, 1)
    done = act([pk], Act(do="close"), by=by(sara), now=NOW)
    say(sender="09120000000")
    assert Conversation.objects.count() in {1, 2}
    assert done.deed_id
    undo(deed_id=done.deed_id, by=by(sara), now=LATER)
    live = Conversation.objects.exclude(state="closed").exclude(sender="")
    assert live.count() == 1


def test_what_makes_no_sense_is_refused(say: Say, sara: Player) -> None:
    ids = some(say, 1)
    with pytest.raises(Refused):
        act([], Act(do="close"), by=by(sara), now=NOW)
    with pytest.raises(Refused):
        act(ids, Act(do="snooze", until=NOW), by=by(sara), now=LATER)
    assert act([999_999], Act(do="close"), by=by(sara), now=NOW).problems == {999_999: "gone"}
    version = Conversation.objects.get(pk=ids[0]).version
    told = act(ids, Act(do="close"), version=version + 1, by=by(sara), now=NOW)
    assert told.problems == {ids[0]: "changed"}
