"""Whose a mention is: sure by an identifier or a person's word, and exactly taken back."""

from typing import Any

import pytest

from hamdel.customers.public import customer_of, find_by_identifier, recognize_customer
from hamdel.interactions.public import StoryFilter, story_of
from hamdel.listening.contracts import NoSuchMention, Refused
from hamdel.listening.models import Mention
from hamdel.listening.queries.mentions import mention
from hamdel.listening.queries.people import suggestions
from hamdel.listening.usecases.matching import (
    confirm_customer,
    decline_customer,
    part_customer,
    undecline_customer,
)
from tests.ground.cast import NOW, Mina
from tests.listening.conftest import BY, Hear


def story(customer: int) -> list[tuple[str, str]]:
    page = story_of(customer, filters=StoryFilter(), cursor=None, limit=50)
    return [(one.action, one.text) for one in page.moments]


def suggested(row: Mention) -> list[Any]:
    facts = mention(row.pk)
    assert facts is not None
    return suggestions(facts, today=NOW.date())


def test_an_identifier_makes_it_a_moment_of_their_story(
    hear: Hear, mina: Mina, profile: int
) -> None:
    row = hear("پیک دیر آمد", identifiers=(("phone", mina.phone),))
    assert (row.matched_by, customer_of(row.profile_id or 0)) == ("identifier", profile)
    assert story(profile) == [("Mention Posted", "پیک دیر آمد")]
    with pytest.raises(Refused):
        part_customer(mention_id=row.pk, by=BY, now=NOW)


def test_a_name_alone_is_only_suggested(hear: Hear, mina: Mina, profile: int) -> None:
    row = hear("پیک دیر آمد")
    assert row.profile_id is None
    (one,) = suggested(row)
    assert (one.customer_id, one.evidence) == (profile, (("name", mina.name),))
    assert one.sure < 0.5
    named = hear(f"به {mina.phone} زنگ بزنید", ref="2", author="ناشناس")
    (sure,) = suggested(named)
    assert sure.evidence == (("phone", mina.phone_e164),)
    assert sure.sure > 0.8
    assert story(profile) == []


def test_a_person_confirms_all_that_the_author_says_and_takes_it_back_exactly(
    hear: Hear, profile: int
) -> None:
    first, second = hear("یکم", ref="1"), hear("دوم", ref="2")
    stranger = hear("سوم", ref="3", handle="@else@m.example")
    confirmed: dict[str, Any] = {
        "mention_id": first.pk,
        "customer_id": profile,
        "by": BY,
        "now": NOW,
    }
    assert confirm_customer(**confirmed) == 2
    assert confirm_customer(**confirmed) == 0
    third = hear("چهارم", ref="4")
    assert {text for _, text in story(profile)} == {"یکم", "دوم", "چهارم"}
    assert (third.matched_by, third.profile_id) == (
        "author",
        Mention.objects.get(pk=first.pk).profile_id,
    )
    stranger.refresh_from_db()
    assert stranger.profile_id is None
    part_customer(mention_id=second.pk, by=BY, now=NOW)
    assert story(profile) == []
    assert not Mention.objects.exclude(profile=None).exists()
    assert suggested(first) == []
    assert confirm_customer(**confirmed) == 3
    assert len(story(profile)) == 3


def test_another_customer_may_be_confirmed_instead(hear: Hear, profile: int) -> None:
    other = recognize_customer(
        identifiers=[("phone", "09350001122")], attributes={}, source="t", now=NOW
    )
    row = hear("یکم")
    for customer in (profile, other):
        confirm_customer(mention_id=row.pk, customer_id=customer, by=BY, now=NOW)
    assert story(profile) == []
    assert story(other) == [("Mention Posted", "یکم")]
    assert find_by_identifier("phone", "09350001122") == [other]


def test_whom_somebody_declined_is_suggested_no_more(hear: Hear, profile: int) -> None:
    row = hear("پیک دیر آمد")
    decline_customer(mention_id=row.pk, customer_id=profile, by=BY, now=NOW)
    assert suggested(row) == suggested(hear("دوباره", ref="2")) == []
    undecline_customer(mention_id=row.pk, customer_id=profile)
    assert len(suggested(row)) == 1


def test_who_has_no_name_there_is_the_author_of_one(hear: Hear, profile: int) -> None:
    one, two = hear("یک", ref="1", handle="", author=""), hear("دو", ref="2", handle="", author="")
    assert confirm_customer(mention_id=one.pk, customer_id=profile, by=BY, now=NOW) == 1
    two.refresh_from_db()
    assert two.profile_id is None


def test_nobody_and_nothing(db: None, hear: Hear) -> None:
    with pytest.raises(NoSuchMention):
        confirm_customer(mention_id=10**9, customer_id=1, by=BY, now=NOW)
    with pytest.raises(Refused):
        confirm_customer(mention_id=hear().pk, customer_id=10**9, by=BY, now=NOW)
