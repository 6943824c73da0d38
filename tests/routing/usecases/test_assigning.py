"""What waits is given once, to whom the rules choose, and never more than fits."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.contrib.auth import get_user_model

from hamdel.accounts.public import add_member, create_team
from hamdel.cases.public import ToOpen, case, cases_by_id, change_case, open_case
from hamdel.conversations.models import Conversation
from hamdel.conversations.public import Actor as Colleague
from hamdel.conversations.public import assign, hand_off
from hamdel.platform import audit
from hamdel.platform.instants import system_now
from hamdel.routing.contracts import Condition, Rule, Settings
from hamdel.routing.models import Agent, Assignment
from hamdel.routing.queries.assignments import assignments_of, newest_assignment
from hamdel.routing.queries.settings import USUAL
from hamdel.routing.rules.urgency import HEAD_STARTS
from hamdel.routing.usecases.assigning import assign_waiting
from hamdel.routing.usecases.rules import add_rule, change_rule
from hamdel.routing.usecases.settings import change_settings
from hamdel.routing.usecases.states import set_state
from tests.conversations.conftest import Say
from tests.conversations.usecases.test_joining import all_at_once
from tests.ground.cast import NOW, Player
from tests.routing.conftest import BY, MINUTE, Serve, needing, open_many, owners, write_many

MANY = 50


def assigning(now: datetime) -> Callable[[], None]:
    """One worker's turn."""

    def turn() -> None:
        assign_waiting(now=now)

    return turn


@pytest.mark.django_db
def test_without_rules_nothing_is_given(say: Say, serve: Serve, sara: Player) -> None:
    serve(sara)
    say()
    assert assign_waiting(now=NOW) == 0
    assert owners() == [None]


@pytest.mark.django_db
def test_what_waits_goes_to_the_team_and_says_why(
    say: Say, serve: Serve, sara: Player, reza: Player, everything: Rule
) -> None:
    serve(sara, state="break")
    serve(reza)
    say()
    assert assign_waiting(now=NOW + 2 * MINUTE) == 1
    (row,) = Conversation.objects.all()
    assert (row.assignee_id, row.team_id) == (reza.user_id, everything.team_id)
    found = newest_assignment(row.pk)
    assert found is not None
    assert (found.rule, found.waited_seconds) == ("همه به پرداخت‌ها", 120)
    seen = {one.agent_id: one.verdict for one in found.decision.considered}
    assert (seen[sara.user_id], seen[reza.user_id]) == ("break", "chosen")
    assert found.decision.because == "only_one"
    (line,) = audit.entries(text=f"conversation:{row.pk}", act="conversation assigned")
    assert (line.who, line.after["assignee_id"]) == ("hamdel", reza.user_id)


@pytest.mark.django_db
def test_work_is_spread_and_ends_where_capacity_ends(
    say: Say, serve: Serve, sara: Player, reza: Player, everything: Rule
) -> None:
    serve(sara)
    serve(reza, capacity=40)
    write_many(say, 9)
    assert assign_waiting(now=NOW) == 7  # a pigeon takes 20 of a person
    assert sorted(owners().count(one) for one in (sara.user_id, reza.user_id)) == [2, 5]
    assert assign_waiting(now=NOW + MINUTE) == 0


@pytest.mark.django_db
def test_who_knows_it_gets_it_and_what_the_message_is_about_decides(
    say: Say, serve: Serve, sara: Player, reza: Player, payments: str
) -> None:
    serve(sara, skills={int(payments): 1})
    serve(reza, skills={int(payments): 2})
    channel = Condition(field="channel", values=("pigeon",))
    add_rule(replace(needing(payments), conditions=(channel,)), by=BY, now=NOW)
    write_many(say, 2)
    assign_waiting(now=NOW)
    assert owners() == [reza.user_id] * 2


@pytest.mark.django_db
def test_after_its_time_it_goes_to_the_other_team(
    say: Say, serve: Serve, sara: Player, reza: Player, everything: Rule
) -> None:
    other = create_team(name="کمکی", who="leila", now=NOW).id
    add_member(team_id=other, person_id=reza.user_id, who="leila", now=NOW)
    serve(reza, inside=False)
    serve(sara, state="busy")
    rule = replace(everything, overflow_minutes=10, overflow_team_id=other)
    change_rule(rule, by=BY, now=NOW)
    say()
    assert assign_waiting(now=NOW + 9 * MINUTE) == 0
    assert assign_waiting(now=NOW + 10 * MINUTE) == 1
    (row,) = Conversation.objects.all()
    assert (row.assignee_id, row.team_id) == (reza.user_id, other)


@pytest.mark.django_db
def test_a_hand_off_to_a_team_goes_on_by_the_rules(
    say: Say, serve: Serve, sara: Player, reza: Player, everything: Rule
) -> None:
    serve(sara)
    other = create_team(name="وام", who="leila", now=NOW).id
    add_member(team_id=other, person_id=reza.user_id, who="leila", now=NOW)
    serve(reza, inside=False)
    say()
    assign_waiting(now=NOW)
    (row,) = Conversation.objects.all()
    by = Colleague(who=sara.email, person_id=sara.user_id)
    hand_off(conversation_id=row.pk, assignee_id=None, team_id=other, by=by, now=NOW)
    assign(conversation_id=row.pk, assignee_id=None, team_id=other, by=by, now=NOW)
    assert assign_waiting(now=NOW + MINUTE) == 1
    assert owners() == [reza.user_id]
    assert [one.rule for one in assignments_of(row.pk)] == ["", "همه به پرداخت‌ها"]


@pytest.mark.django_db
def test_weights_are_the_supervisors(
    say: Say, serve: Serve, sara: Player, everything: Rule
) -> None:
    serve(sara)
    change_settings(replace(USUAL, weights={"pigeon": 50}), by=BY, now=NOW)
    write_many(say, 3)
    assert assign_waiting(now=NOW) == 2
    change_settings(Settings(head_starts=HEAD_STARTS, weights={"pigeon": 30}), by=BY, now=NOW)
    assert assign_waiting(now=NOW) == 1


@pytest.mark.django_db
def test_a_case_goes_by_its_rule_says_why_and_is_not_begun(
    customer: int, say: Say, serve: Serve, sara: Player, reza: Player, payments: str
) -> None:
    serve(sara, skills={int(payments): 1})
    serve(reza, skills={int(payments): 3})
    kind = Condition(field="kind", values=("case",))
    of_type = Condition(field="case_type", values=("failed_transfer",))
    add_rule(replace(needing(payments), conditions=(kind, of_type)), by=BY, now=NOW)
    say()
    one = ToOpen(title="حواله نرسید", customer_id=customer, type="failed_transfer", at=NOW)
    made = open_case(one, by=BY, now=NOW)
    open_case(replace(one, title="پرسش", type="question"), by=BY, now=NOW)
    assert assign_waiting(now=NOW + 3 * MINUTE) == 1
    found = case(made)
    assert found is not None
    assert (found.owner_id, found.state, found.version) == (reza.user_id, "new", 2)
    (why,) = assignments_of(made, "case")
    assert (why.rule, why.waited_seconds, why.conversation_id) == ("به کاردان", 180, None)
    seen = {one.agent_id: one.verdict for one in why.decision.considered}
    assert seen == {sara.user_id: "skill", reza.user_id: "chosen"}
    # What waits for the customer is nobody's turn; given back it goes on by the rules.
    changes = {"owner_id": None, "state": "waiting"}
    change_case(case_id=made, changes=changes, by=BY, now=NOW)  # type: ignore[arg-type]
    assert assign_waiting(now=NOW + 4 * MINUTE) == 0
    change_case(case_id=made, changes={"state": "open"}, by=BY, now=NOW)
    assert assign_waiting(now=NOW + 5 * MINUTE) == 1


@pytest.mark.django_db
def test_cases_fill_what_is_free_make_way_and_follow_their_conversation(
    customer: int, say: Say, serve: Serve, sara: Player, reza: Player, everything: Rule
) -> None:
    change_rule(replace(everything, last_agent_hours=24), by=BY, now=NOW)
    change_settings(replace(USUAL, weights={"pigeon": 50, "case": 40}), by=BY, now=NOW)
    serve(sara)
    serve(reza, state="break")
    cases = open_many(3, customer)
    assert assign_waiting(now=NOW) == 2
    (waits,) = [one for one in cases_by_id(cases).values() if one.owner_id is None]
    say()
    assert assign_waiting(now=NOW) == 1  # with 80 of cases in hand there is room for people
    assert owners() == [sara.user_id]
    set_state(person_id=reza.user_id, state="available", by=BY, now=NOW)
    set_state(person_id=sara.user_id, state="available", by=BY, now=NOW)
    (talk,) = Conversation.objects.values_list("pk", flat=True)
    for one in cases:
        if one != waits.id:
            change_case(case_id=one, changes={"state": "solved"}, by=BY, now=NOW)
    linked = {"conversation_ids": (talk,)}
    change_case(case_id=waits.id, changes=linked, by=BY, now=NOW)  # type: ignore[arg-type]
    assert assign_waiting(now=NOW) == 1
    (why,) = assignments_of(waits.id, "case")
    assert (why.person_id, why.decision.because) == (sara.user_id, "last_agent")


@pytest.mark.django_db(transaction=True)
def test_of_fifty_at_once_each_conversation_has_one_owner_and_nobody_too_much(
    transactional_db: None, say: Say, serve: Serve, sara: Player, reza: Player, everything: Rule
) -> None:
    for player in (sara, reza):
        serve(player, capacity=110)
    write_many(say, 14)
    cases = open_many(20)
    now = system_now()
    all_at_once([assigning(now)] * MANY)
    taken = owners()
    assert [taken.count(one.user_id) for one in (sara, reza)] == [5, 5]
    rows = Assignment.objects.filter(case=None)
    assert rows.count() == len({one.conversation_id for one in rows}) == 10
    assert Conversation.objects.filter(version__gt=2).count() == 0
    # Cases make way for people, and each has one owner, or none.
    owned = cases_by_id(cases).values()
    given = Counter(one.case_id for one in Assignment.objects.filter(conversation=None))
    assert given == Counter(one.id for one in owned if one.owner_id is not None)
    assert {one.version for one in owned if one.owner_id is not None} == {2}
    assert 4 <= len(given) < 20


@pytest.mark.django_db(transaction=True)
def test_fifty_that_are_free_and_one_conversation_one_gets_it(
    transactional_db: None, say: Say, everything: Rule, team_id: int
) -> None:
    people = [
        get_user_model().objects.create(
            email=f"a{at}@hamdel.example", name=f"همکار {at}", role="agent", created_at=NOW
        )
        for at in range(MANY)
    ]
    for one in people:
        add_member(team_id=team_id, person_id=one.pk, who="leila", now=NOW)
        set_state(person_id=one.pk, state="available", by=BY, now=NOW)
    say()
    now = system_now()
    all_at_once([assigning(now)] * 8)
    assert Assignment.objects.count() == 1
    assert Agent.objects.filter(given_at__gt=NOW - timedelta(minutes=1)).count() == 1
    assert owners()[0] is not None
