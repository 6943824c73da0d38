"""Who may be one person: found, explained, dismissed for good."""

import socket

import pytest

from hamdel.customers.models import Suggestion
from hamdel.customers.public import (
    NoSuchSuggestion,
    count_suggestions,
    customer_of,
    dismiss_suggestion,
    find_suggestions,
    merge_customers,
    merge_suggestions,
    restore_suggestion,
    undo_merge,
)


@pytest.fixture(autouse=True)
def offline(monkeypatch):
    """Nothing may be asked of any other machine."""

    def refuse(*_args, **_more):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def crowd(town):
    """Fifty people who have nothing to do with one another."""
    families = ["کریمی", "موسوی", "جعفری", "رحیمی", "صادقی"]
    givens = ["نرگس", "بهرام", "پریسا", "کامران", "لیلا", "آرش", "مهسا", "نوید", "رویا", "سعید"]
    for n in range(50):
        town.say(
            f"user_id:crowd-{n}",
            f"phone:0935{(n * 7919 + 1234567) % 10_000_000:07d}",
            name=f"{givens[n % 10]} {families[n // 10]}",
        )
    return town


def pairs():
    return {one.customer_ids: one for one in merge_suggestions(limit=500)}


def test_spellings_of_one_person_are_suggested_and_explained(crowd, now):
    a = crowd.say("email:a.rezaei@mail.ir", name="علي رضائي", city="شيراز")
    b = crowd.say("email:a.rezaei@gmail.com", name="علی رضایی", city="شیراز")
    assert find_suggestions(now=now) >= 1
    found = pairs()[a, b]
    assert found.score is not None
    assert found.score > 0.9
    name = next(one for one in found.evidence if one.field == "name")
    assert (name.ours, name.theirs, name.agrees) == ("علي رضائي", "علی رضایی", True)
    assert len(name.compared) == 1
    mail = next(one for one in found.evidence if one.field == "email")
    assert mail.agrees is None
    assert found.moves == ("email:a.rezaei@gmail.com",)


def test_a_claim_beside_who_is_vouched_for_is_suggested(crowd, now):
    known = crowd.say("user_id:m", "email:mina@mail.ir", name="مینا کاظمی")
    claimed = crowd.say("anonymous_id:a", "email:mina@mail.ir", by="browser", name="مينا كاظمي")
    find_suggestions(now=now)
    found = pairs()[tuple(sorted((known, customer_of(claimed))))]
    assert found.score > 0.99


def test_what_contradicts_itself_is_never_certain(crowd, now):
    crowd.say("user_id:1", "email:one@mail.ir", "phone:09131112233", name="علی رضایی", city="یزد")
    crowd.say("user_id:2", "email:one@mail.ir", "phone:09131112233", name="علی رضایی", city="یزد")
    find_suggestions(now=now)
    assert [one.score for one in merge_suggestions() if one.why == "conflict"] == [0.5]


@pytest.mark.parametrize(
    ("wife", "husband"),
    [
        (("user_id:1", "مریم رضایی"), ("user_id:2", "علی رضایی")),
        (("email:maryam@mail.ir", "مریم رضایی"), ("email:ali@mail.ir", "علی رضایی")),
        (("user_id:1", ""), ("user_id:2", "علی رضایی")),
    ],
)
def test_a_couple_on_one_phone_is_not_suggested(crowd, now, wife, husband):
    for key, name in (wife, husband):
        said = {"name": name} if name else {}
        crowd.say(key, "phone:09131112233", "email:home@mail.ir", city="یزد", **said)
    assert merge_suggestions() == []
    find_suggestions(now=now)
    assert merge_suggestions() == []
    assert count_suggestions() == 0


def test_a_dismissal_can_be_taken_back(crowd, now):
    a = crowd.say("email:a.rezaei@mail.ir", name="علی رضایی")
    b = crowd.say("email:a.rezaei@gmail.com", name="علی رضایی")
    find_suggestions(now=now)
    one = pairs()[a, b].id
    dismiss_suggestion(suggestion_id=one, who="sara", now=now)
    restore_suggestion(suggestion_id=one, who="sara", now=now)
    restore_suggestion(suggestion_id=one, who="sara", now=now)
    assert pairs()[a, b].id == one
    with pytest.raises(NoSuchSuggestion):
        restore_suggestion(suggestion_id=999_999_999, who="sara", now=now)


def test_a_dismissed_pair_does_not_come_back(crowd, now):
    a = crowd.say("email:a.rezaei@mail.ir", name="علی رضایی")
    b = crowd.say("email:a.rezaei@gmail.com", name="علی رضایی")
    find_suggestions(now=now)
    dismiss_suggestion(suggestion_id=pairs()[a, b].id, who="sara", now=now)
    find_suggestions(now=now)
    assert (a, b) not in pairs()
    dismiss_suggestion(suggestion_id=Suggestion.objects.get(low=a, high=b).pk, who="sara", now=now)
    with pytest.raises(NoSuchSuggestion):
        dismiss_suggestion(suggestion_id=999_999_999, who="sara", now=now)


def test_who_was_parted_by_a_person_is_not_suggested(crowd, now):
    a = crowd.say("email:a.rezaei@mail.ir", name="علی رضایی")
    b = crowd.say("email:a.rezaei@gmail.com", name="علی رضایی")
    done = merge_customers(keep=a, join=b, why="", who="sara", now=now)
    undo_merge(merge_id=done.id, who="sara", now=now)
    find_suggestions(now=now)
    assert (a, b) not in pairs()


def test_who_is_joined_meanwhile_is_not_shown(crowd, now):
    a = crowd.say("email:a.rezaei@mail.ir", name="علی رضایی")
    b = crowd.say("email:a.rezaei@gmail.com", name="علی رضایی")
    find_suggestions(now=now)
    merge_customers(keep=a, join=b, why="", who="sara", now=now)
    assert not [ids for ids in pairs() if a in ids]


def test_a_company_without_customers_is_no_error(db, now):
    assert find_suggestions(now=now) == 0
