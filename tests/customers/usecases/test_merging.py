"""Merging and undoing: exactly, in any order."""

import os

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hamdel.customers.models import Link, Profile
from hamdel.customers.public import (
    NoSuchCustomer,
    NoSuchMerge,
    SameCustomer,
    customer_of,
    known_customer,
    merge_customers,
    profiles_of,
    undo_merge,
)
from hamdel.customers.rules.replay import Edge, replay
from hamdel.customers.usecases.describing import set_consent
from hamdel.platform import audit
from hamdel.platform.rawdb import of_django
from tests.customers.conftest import Town

RUNS = int(os.environ.get("HAMDEL_PROVE_RUNS", "100"))
MINE = (
    ("identifier", "kind, value, verified, home, source, first_seen_at"),
    ("attribute", "name, value, source, verified, at"),
    ("consent", "purpose, channel, state, who, at"),
    ("purchase", "order_id, kind, state, total"),
)


def merge(keep, join, now, **more):
    facts = {"why": "same person", "who": "sara@hamdel.example", "now": now, **more}
    return merge_customers(keep=keep, join=join, **facts)


def undo(merge_id, now):
    return undo_merge(merge_id=merge_id, who="sara@hamdel.example", now=now)


def test_the_kept_id_stays_and_the_other_leads_there(town, now):
    a, b = town.say("user_id:1"), town.say("user_id:2")
    done = merge(a, b, now)
    assert done.customer_id == a
    assert known_customer(b) == a
    assert profiles_of(a) == [a, b]
    entry = audit.entries(text=f"customer:{a}")[0]
    assert (entry.act, entry.who, entry.why) == (
        "customers merged",
        "sara@hamdel.example",
        "same person",
    )


def test_undoing_twice_is_harmless(town, now):
    a, b = town.say("user_id:1"), town.say("user_id:2")
    done = merge(a, b, now)
    assert undo(done.id, now) == undo(done.id, now) == done
    assert customer_of(b) == b
    assert [e.act for e in audit.entries(text=f"customer:{a}")] == [
        "merge undone",
        "customers merged",
    ]


def test_who_is_one_already_or_nobody_is_refused(town, now):
    a, b = town.say("user_id:1"), town.say("user_id:2")
    merge(a, b, now)
    with pytest.raises(SameCustomer):
        merge(b, a, now)
    with pytest.raises(NoSuchCustomer):
        merge(a, 999_999_999, now)
    with pytest.raises(NoSuchMerge):
        undo(999_999_999, now)


def test_a_merge_that_is_not_the_last_comes_apart(town, now):
    a, b, c, d = (town.say(f"user_id:{n}") for n in range(4))
    first = merge(a, b, now)
    merge(c, a, now)
    merge(c, d, now)
    assert customer_of(b) == c
    undo(first.id, now)
    assert customer_of(b) == b
    assert profiles_of(c) == [a, c, d]


def test_who_a_person_has_parted_is_not_joined_by_itself(town, same, now):
    a, b = town.say("email:a@mail.ir"), town.say("phone:09131112233")
    town.say("email:a@mail.ir", "phone:09131112233")
    assert same(a, b)
    undo(Link.objects.get().pk, now)
    town.restart()
    town.say("email:a@mail.ir", "phone:09131112233")
    town.say("user_id:9", "email:a@mail.ir")
    town.say("user_id:9", "phone:09131112233")
    assert not same(a, b)
    merge(a, b, now)
    assert same(a, b)


def test_a_merge_by_a_person_lets_no_further_claim_in(town, same, now):
    claimed = town.say("email:m@mail.ir", by="browser")
    known = town.say("user_id:1", "email:m@mail.ir")
    merge(known, claimed, now)
    assert not same(town.say("email:m@mail.ir", by="browser"), known)


# The property: whatever happens in between, a merge taken back leaves no trace.

IDENTIFIERS = st.sampled_from(
    [
        *(f"user_id:u{n}" for n in range(3)),
        *(f"email:e{n}@mail.ir" for n in range(3)),
        *(f"phone:0913111220{n}" for n in range(3)),
        *(f"anonymous_id:a{n}" for n in range(4)),
    ]
)
EVENTS = st.tuples(
    st.just("event"),
    st.lists(IDENTIFIERS, min_size=1, max_size=3, unique=True),
    st.sampled_from(["server", "browser"]),
    st.sampled_from([{}, {"name": "علی رضایی"}, {"name": "مریم صادقی"}, {"city": "Yazd"}]),
)
MERGES = st.tuples(st.just("merge"), st.integers(0, 99), st.integers(0, 99))
UNDOINGS = st.tuples(st.just("undo"), st.integers(0, 99))
CONSENTS = st.tuples(st.just("consent"), st.integers(0, 99), st.sampled_from(["sms", "email"]))
PARTINGS = st.tuples(st.just("part"), st.integers(0, 99))
STEPS = st.lists(st.one_of(EVENTS, MERGES, UNDOINGS, CONSENTS, PARTINGS), min_size=4, max_size=24)


def people() -> dict[int, tuple[object, ...]]:
    """Everything known of every customer, by id."""
    raw = of_django()
    customers = dict(raw.execute("SELECT id, customer_id FROM customers_profile").fetchall())
    found: dict[int, list[object]] = {customer: [] for customer in customers.values()}
    for one, customer in sorted(customers.items()):
        found[customer].append(one)
    for table, columns in MINE:
        rows = raw.execute(f"SELECT profile_id, {columns} FROM customers_{table} ORDER BY 1, 2, 3")
        for profile, *row in rows.fetchall():
            found[customers[profile]].append((table, profile, *row))
    return {customer: tuple(facts) for customer, facts in found.items()}


def what_links_say() -> dict[int, int]:
    rows = Link.objects.filter(undone_at=None).values_list("id", "keep_id", "join_id", "source")
    ids = Profile.objects.values_list("id", flat=True)
    return replay(list(ids), [Edge(*row) for row in rows])


def stand() -> tuple[dict[int, tuple[object, ...]], set[int]]:
    """How everybody stands, and by which links: other links may make the same people."""
    return people(), set(Link.objects.filter(undone_at=None).values_list("id", flat=True))


def run(steps, now):  # noqa: C901 - one branch a kind of step
    town = Town()
    merges = []  # what stood before each merge that nothing else has touched since
    for step in steps:
        ids = sorted(set(Profile.objects.values_list("customer_id", flat=True)))
        if step[0] == "event":
            town.say(*step[1], by=step[2], **step[3])
        elif not ids:
            continue
        elif step[0] == "consent":
            who = {"source": "agent", "who": "sara", "now": now}
            customer = ids[step[1] % len(ids)]
            set_consent(
                customer_id=customer, purpose="news", channel=step[2], state="refused", **who
            )
        elif step[0] == "merge":
            keep, join = ids[step[1] % len(ids)], ids[step[2] % len(ids)]
            if keep != join:
                before = people()
                done = merge(keep, join, now)
                merges.append((done.id, before, stand()))
        elif step[0] == "part":
            links = Link.objects.filter(undone_at=None).exclude(source="person")
            some = list(links.values_list("id", flat=True))
            if some:
                undo(some[step[1] % len(some)], now)
        elif merges:
            merge_id, before, after = merges.pop(step[1] % len(merges))
            untouched = stand() == after
            undo(merge_id, now)
            if untouched:
                assert people() == before
        stored = dict(Profile.objects.values_list("id", "customer_id"))
        assert stored == what_links_say()
    return [merge_id for merge_id, _, _ in merges]


@given(steps=STEPS, order=st.randoms(use_true_random=False))
@settings(
    max_examples=RUNS,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_merge_can_be_undone_in_any_order(db, now, steps, order):
    with transaction.atomic():
        town = Town()
        for step in steps:
            if step[0] == "event":
                town.say(*step[1], by=step[2], **step[3])
        start = people()
        left = run([step for step in steps if step[0] in ("merge", "undo")], now)
        order.shuffle(left)
        for merge_id in left:
            undo(merge_id, now)
            assert dict(Profile.objects.values_list("id", "customer_id")) == what_links_say()
        assert people() == start
        transaction.set_rollback(True)
    with transaction.atomic():
        run(steps, now)
        transaction.set_rollback(True)
    assert connection.in_atomic_block
