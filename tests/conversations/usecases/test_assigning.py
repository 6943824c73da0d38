"""Who looks after a conversation; of many who take it at once one gets it."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model

from hamdel.accounts.public import create_team
from hamdel.conversations.contracts import Actor, Changed, Refused
from hamdel.conversations.models import Conversation
from hamdel.conversations.public import assign, conversation, hand_off, messages_of
from hamdel.customers.public import find_by_identifier
from hamdel.interactions.public import StoryFilter, story_of
from hamdel.platform import audit
from tests.conversations.conftest import Say
from tests.conversations.usecases.test_joining import all_at_once
from tests.ground.cast import NOW, Player

SARA = Actor(who="sara@hamdel.example", name="سارا")
MANY = 50


@pytest.mark.django_db
def test_giving_taking_and_giving_back_is_in_the_trail(
    say: Say, sara: Player, reza: Player
) -> None:
    say()
    row = Conversation.objects.get()
    team = create_team(name="فروش", who="leila", now=NOW).id
    for person in (sara.user_id, sara.user_id, None, reza.user_id):
        assign(conversation_id=row.pk, assignee_id=person, team_id=team, by=SARA, now=NOW)
    found = conversation(row.pk)
    assert found is not None
    assert (found.assignee, found.team, found.version) == ("رضا مرادی", "فروش", 4)
    trail = audit.entries(text=f"conversation:{row.pk}")
    assert [one.after.get("assignee_id") for one in trail] == [reza.user_id, None, sara.user_id]


@pytest.mark.django_db
def test_what_somebody_has_is_taken_only_by_who_saw_it(
    say: Say, sara: Player, reza: Player
) -> None:
    say()
    row = Conversation.objects.get()
    assign(conversation_id=row.pk, assignee_id=sara.user_id, team_id=None, by=SARA, now=NOW)
    for version in (None, 1):
        with pytest.raises(Changed) as told:
            assign(
                conversation_id=row.pk, assignee_id=reza.user_id, team_id=None, version=version,
                by=SARA, now=NOW,
            )  # fmt: skip
        assert told.value.version == 2
    assign(
        conversation_id=row.pk, assignee_id=reza.user_id, team_id=None, version=2, by=SARA, now=NOW
    )


@pytest.mark.django_db
def test_nobody_and_no_team_are_refused(say: Say) -> None:
    say()
    row = Conversation.objects.get()
    for person, team, field in ((10**9, None, "assignee"), (None, 10**9, "team")):
        with pytest.raises(Refused) as refused:
            assign(conversation_id=row.pk, assignee_id=person, team_id=team, by=SARA, now=NOW)
        assert refused.value.field == field
    with pytest.raises(Refused):
        hand_off(conversation_id=row.pk, assignee_id=None, team_id=None, by=SARA, now=NOW)


@pytest.mark.django_db
def test_a_hand_off_brings_what_happened_so_far_and_is_in_the_story(
    say: Say, reza: Player
) -> None:
    say()
    row = Conversation.objects.get()
    hand_off(
        conversation_id=row.pk, assignee_id=reza.user_id, team_id=None, card="دو بار زنگ زده است",
        by=SARA, now=NOW,
    )  # fmt: skip
    found = conversation(row.pk)
    assert found is not None
    assert (found.assignee_id, found.transfers) == (reza.user_id, 1)
    assert [(one.direction, one.text) for one in messages_of(row.pk)][1:] == [
        ("note", "دو بار زنگ زده است")
    ]
    (customer,) = find_by_identifier("phone", "09123456789")
    newest = story_of(customer, filters=StoryFilter(), cursor=None, limit=5).moments
    moved = next(one for one in newest if one.action == "Conversation Handed Off")
    assert moved.properties["transfers"] == 1


@pytest.mark.django_db(transaction=True)
def test_of_fifty_who_take_it_at_once_one_gets_it(transactional_db: None, say: Say) -> None:
    say()
    row = Conversation.objects.get()
    people = [
        get_user_model().objects.create(
            email=f"agent{at}@hamdel.example", name=f"کارشناس {at}", role="agent", created_at=NOW
        )
        for at in range(MANY)
    ]
    got: list[int] = []
    late: list[int] = []

    def take(person: int) -> Callable[[], None]:
        def deed() -> None:
            try:
                assign(
                    conversation_id=row.pk, assignee_id=person, team_id=None, version=1, by=SARA,
                    now=NOW,
                )  # fmt: skip
            except Changed:
                late.append(person)
            else:
                got.append(person)

        return deed

    all_at_once([take(one.pk) for one in people])
    row.refresh_from_db()
    assert (len(got), len(late)) == (1, MANY - 1)
    assert (row.assignee_id, row.version) == (got[0], 2)
