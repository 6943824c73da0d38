"""You said, we did: every asker is told once, and nobody twice."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from hamdel.channels import holds
from hamdel.channels.public import send_again
from hamdel.customers.public import (
    consents_of,
    customer_of,
    merge_customers,
    recognize_customer,
    set_consent,
    undo_merge,
)
from hamdel.ideas.models import Telling
from hamdel.ideas.queries.tellings import told_of, would_tell
from hamdel.ideas.usecases.changing import undo_change
from hamdel.ideas.usecases.merging import merge_ideas, part_idea
from hamdel.ideas.usecases.stopping import stop_news, stoppable
from hamdel.ideas.usecases.sweeping import plan_again
from hamdel.ideas.usecases.telling import tell_askers
from hamdel.ideas.usecases.voicing import take_vote_back
from hamdel.interactions.public import story_of
from tests.ground.cast import NOW
from tests.ideas.conftest import BY, Post, change, make_idea, want

LATER = NOW + timedelta(minutes=30)
Person = Callable[..., int]


def one_of(profile_id: int) -> int:
    """The customer of a profile that there is."""
    found = customer_of(profile_id)
    assert found is not None
    return found


def tell(post: Post, now=LATER) -> list[str]:
    """Tell whose turn it is; returns who got something."""
    before = len(post.out)
    tell_askers(now=now)
    post.deliver(now)
    return [outbound.recipient for _, outbound in post.out[before:]]


def test_each_asker_is_told_once_on_their_own_channel(post: Post, person: Person) -> None:
    mina = person("email", "mina@example.ir", "مینا")
    ali = person("phone", "09121234567", "علی")
    nobody = person("user_id", "u-7")
    silent = person("email", "silent@example.ir")
    idea = make_idea()
    want(idea, mina, way="email")
    want(idea, ali, way="sms")
    want(idea, nobody)
    want(idea, silent, wants_news=False)
    would = would_tell(idea)
    assert dict(would.counts) == {"email": 1, "sms": 1, "no_way": 1, "untold": 1}
    assert would.told == 2
    assert not post.out
    change(idea, state="done", answer="از این هفته جمعه‌ها هم می‌آوریم.")
    assert tell(post, NOW) == []  # a slip can be taken back
    assert sorted(tell(post)) == ["+989121234567", "mina@example.ir"]
    said = next(outbound for kind, outbound in post.out if kind == "email")
    assert said.purpose == "ideas"
    assert said.unsubscribe
    for words in ("سلام مینا", "تحویل در روز تعطیل", "جمعه‌ها", f"/ideas/{idea}", "/ideas/stop/"):
        assert words in said.text
    found = {one.name: one for one in told_of(idea)}
    assert {one.outcome for one in found.values()} == {"sent", "no_way"}
    assert found["مینا"].told_at == LATER
    assert found["مینا"].kind == "email"
    story = story_of(one_of(mina))
    assert [one.action for one in story.moments][:1] == ["Idea Done Told"]
    # Back and forth, over and over: nobody hears it again.
    for state in ("in_progress", "done", "considered", "done"):
        change(idea, state=state)
    plan_again(now=LATER)
    assert tell(post, LATER + timedelta(hours=1)) == []


def test_a_slip_is_told_to_nobody(post: Post, person: Person) -> None:
    idea = make_idea()
    want(idea, person("email", "mina@example.ir"))
    slip = change(idea, state="done")
    assert slip is not None
    assert undo_change(change_id=slip, by=BY, now=NOW)
    assert tell(post) == []
    assert not Telling.objects.exists()
    change(idea, state="done")
    assert tell(post) == ["mina@example.ir"]


def test_whoever_says_where_is_told_there(post: Post, person: Person) -> None:
    both = recognize_customer(
        identifiers=[("email", "b@example.ir"), ("phone", "09121234567")],
        attributes={"preferred_channel": "sms"}, source="test", now=NOW,
    )  # fmt: skip
    idea = make_idea()
    want(idea, both, way="email")
    change(idea, state="done")
    post.refuses.add("sms")  # certainly not taken: the next way has it, once
    tell_askers(now=LATER)
    post.deliver(LATER)
    assert post.out == []
    assert tell(post, LATER + timedelta(minutes=1)) == ["b@example.ir"]
    assert [(one.kind, one.outcome) for one in told_of(idea)] == [("email", "sent")]


def test_joined_ideas_and_joined_people_hear_it_once(post: Post, person: Person) -> None:
    mina, other = person("email", "mina@example.ir"), person("email", "other@example.ir")
    also = person("phone", "09121234567")  # is mina too
    first, second = make_idea(), make_idea("جمعه‌ها هم بیاورید")
    assert want(first, mina) == 1
    assert want(second, mina) == 1
    assert want(second, other) == 2
    assert want(second, also) == 3
    done = merge_customers(keep=one_of(mina), join=one_of(also), why="one", who="sara", now=NOW)
    merge_ideas(idea_id=second, into=first, by=BY, now=NOW)
    assert want(first, also) == 2  # her voice is there already
    change(first, state="done")
    assert sorted(tell(post)) == ["mina@example.ir", "other@example.ir"]
    part_idea(idea_id=second, by=BY, now=LATER)
    change(second, state="done")
    merge_ideas(idea_id=second, into=first, by=BY, now=LATER)
    assert tell(post, LATER + timedelta(hours=1)) == []
    # Parted, they are two: the other one was never told.
    undo_merge(merge_id=done.id, who="sara", now=LATER)
    plan_again(now=LATER)
    assert tell(post, LATER + timedelta(hours=2)) == ["+989121234567"]
    plan_again(now=LATER)
    assert tell(post, LATER + timedelta(hours=3)) == []


def test_a_vote_taken_back_is_told_nothing_nor_twice(post: Post, person: Person) -> None:
    mina, ali = person("email", "mina@example.ir"), person("email", "ali@example.ir")
    idea = make_idea()
    want(idea, mina)
    want(idea, ali)
    take_vote_back(idea_id=idea, profile_id=ali, now=NOW)
    change(idea, state="done")
    assert tell(post) == ["mina@example.ir"]
    change(idea, state="considered")
    take_vote_back(idea_id=idea, profile_id=mina, now=LATER)
    want(idea, mina)
    change(idea, state="done")
    assert tell(post, LATER + timedelta(hours=1)) == []


def test_who_refused_is_left_alone_and_who_is_held_hears_later(
    post: Post, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina, ali = person("email", "mina@example.ir"), person("email", "ali@example.ir")
    idea = make_idea()
    want(idea, mina)
    want(idea, ali)
    set_consent(
        customer_id=one_of(ali), purpose="ideas", channel="email", state="refused",
        source="unsubscribe", who="ali", now=NOW,
    )  # fmt: skip
    held = {one_of(mina): "complaint"}
    monkeypatch.setitem(holds._holds, "test", lambda _ids: held)
    change(idea, state="done")
    assert dict(would_tell(idea).counts) == {"held": 1, "opted_out": 1}
    assert tell(post) == []
    assert {one.outcome for one in told_of(idea)} == {"", "opted_out"}
    held.clear()
    assert tell(post, LATER + timedelta(days=1, minutes=1)) == ["mina@example.ir"]


def test_news_is_refused_by_the_address_in_it(post: Post, person: Person) -> None:
    mina = person("email", "mina@example.ir")
    idea, second = make_idea(), make_idea("نور چراغ جلو")
    want(idea, mina)
    want(second, mina)
    change(idea, state="done")
    tell(post)
    token = post.out[0][1].text.rpartition("/ideas/stop/")[2].split()[0]
    assert stoppable(token)
    assert not stoppable(token[:-1] + "0")
    assert not stoppable("1-x")
    assert stop_news(token, now=LATER)
    assert stop_news(token, now=LATER)
    said = {one.purpose: one.state for one in consents_of(one_of(mina))}
    assert said == {"ideas": "refused"}
    change(second, state="done")
    assert tell(post, LATER + timedelta(days=2)) == []


@pytest.mark.django_db(transaction=True)
def test_three_workers_tell_each_once(post: Post, person: Person) -> None:
    idea = make_idea()
    for number in range(12):
        want(idea, person("email", f"p{number}@example.ir"))
    change(idea, state="done")
    together, failed = Barrier(3), []

    def work() -> None:
        try:
            together.wait(20)
            while tell_askers(now=LATER):
                pass
        except Exception as error:  # noqa: BLE001 - the test tells of it
            failed.append(error)
        finally:
            connection.close()

    threads = [Thread(target=work) for _ in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    assert failed == []
    post.deliver(LATER)
    assert sorted(post.recipients) == sorted(f"p{number}@example.ir" for number in range(12))
    assert {one.outcome for one in told_of(idea)} == {"sent"}


def test_what_a_person_sent_again_is_not_sent_another_way(post: Post, person: Person) -> None:
    idea = make_idea()
    both = recognize_customer(
        identifiers=[("email", "b@example.ir"), ("phone", "09121234567")],
        attributes={}, source="test", now=NOW,
    )  # fmt: skip
    want(idea, both, way="email")
    change(idea, state="done")
    post.refuses.add("email")
    tell_askers(now=LATER)
    post.deliver(LATER)
    post.refuses.clear()
    assert send_again(delivery_id=Telling.objects.get().delivery_id or 0, who="sara", now=LATER)
    post.deliver(LATER)
    assert tell(post, LATER + timedelta(hours=1)) == []
    assert post.recipients == ["b@example.ir"]
    assert [one.outcome for one in told_of(idea)] == ["sent"]
