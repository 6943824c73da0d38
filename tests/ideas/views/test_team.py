"""The team's side: what waits, what becomes of it, voices heard elsewhere, joining, and undoing."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from hamdel.cases.public import ToOpen as ToOpenCase
from hamdel.cases.public import open_case
from hamdel.conversations.public import ToOpen, open_conversation
from hamdel.customers.public import customer_of
from hamdel.ideas.models import Idea, Telling, Voice
from hamdel.ideas.queries.ideas import idea as facts_of
from hamdel.interactions.public import Given, draft_of_given, record_interactions
from tests.ground.cast import NOW, Mina
from tests.ideas.conftest import BY, Post, change, make_idea, want

pytestmark = pytest.mark.django_db
Person = Callable[..., int]


def form(idea_id: int, **changed: Any) -> dict[str, Any]:
    row = Idea.objects.get(pk=idea_id)
    names = ("state", "title", "text", "reason", "answer", "note", "version")
    return {**{name: getattr(row, name) for name in names}, **changed}


def undo_in(client: Any, path: str) -> str:
    found = re.search(r"/ideas/team/changes/\d+/undo", client.get(path).content.decode())
    assert found
    return found[0]


def test_the_team_says_what_becomes_of_it_and_takes_it_back(sara: Any, nima: Any) -> None:
    idea = make_idea()
    path = f"/ideas/team/{idea}"
    assert sara.get(path).status_code == 200
    assert nima.get(path).status_code == 200
    assert nima.post(f"{path}/change", form(idea, state="done")).status_code == 403
    refused = sara.post(f"{path}/change", form(idea, state="declined"))
    assert refused.status_code == 422
    assert "بگویید چرا رد شد" in refused.content.decode()
    done = form(idea, state="planned", answer="پاییز", effort="3", impact="2")
    assert sara.post(f"{path}/change", done).status_code == 302
    found = facts_of(idea)
    assert found is not None
    assert (found.state, found.effort, found.impact, found.answered_by) == (
        "planned", 3, 2, sara.name,
    )  # fmt: skip
    back = undo_in(sara, path)
    late = sara.post(f"{path}/change", form(idea, state="considered", version=1))
    assert late.status_code == 422
    sara.post(back)
    again = facts_of(idea)
    assert again is not None
    assert (again.state, again.answer, again.effort) == ("new", "", None)
    assert "تحویل در روز تعطیل" in sara.get("/ideas/team/?q=تعطیل").content.decode()


def test_what_waits_is_shown_or_hidden(sara: Any, stranger: Any) -> None:
    idea = make_idea()
    change(idea, shown="waiting")
    assert f"/ideas/team/{idea}" in sara.get("/ideas/team/").content.decode()
    assert stranger.get(f"/ideas/{idea}").status_code == 404
    sara.post(f"/ideas/team/{idea}/show", {"shown": "shown", "back": "list"})
    assert stranger.get(f"/ideas/{idea}").status_code == 200
    sara.post(f"/ideas/team/{idea}/show", {"shown": "hidden"})
    assert stranger.get(f"/ideas/{idea}").status_code == 404


def test_voices_come_from_anything_that_was_said(sara: Any, mina: Mina, post: Post) -> None:
    who = (("phone", mina.phone),)
    opened = open_conversation(
        ToOpen(channel="sms", identifiers=who, text="کاش جمعه‌ها هم می‌آوردید"), by=BY, now=NOW
    )
    given = Given(
        id="m-1", occurred_at=NOW, identifiers=who, channel="web", action="Survey Answered",
        text="جمعه هم بیاورید",
    )  # fmt: skip
    moment = record_interactions([draft_of_given(given, source="test")], now=NOW)[0]
    customer = customer_of(moment.profile_id)
    case = open_case(ToOpenCase(title="جمعه", customer_id=customer, key="x"), by=BY, now=NOW)
    origin = f"conversation:{opened.conversation_id}"
    page = sara.get(f"/ideas/team/new?from={origin}").content.decode()
    assert "کاش جمعه‌ها هم می‌آوردید" in page
    sara.post("/ideas/team/new", {"title": "تحویل در روز جمعه", "from": origin, "news": "on"})
    idea = Idea.objects.get()
    voice = Voice.objects.get()
    assert (voice.how, voice.origin, voice.way) == ("team", origin, "sms")
    known = sara.get(f"/ideas/team/new?from={origin}").content.decode()
    assert f"/ideas/team/{idea.pk}" in known
    for other in (f"moment:{moment.id}", f"case:{case}", f"customer:{customer}"):
        page = sara.get(f"/ideas/team/new?from={other}")
        assert page.status_code == 200
        assert other in page.content.decode()
        sara.post(f"/ideas/team/{idea.pk}/voice", {"from": other})
    assert facts_of(idea.pk).votes == 1  # type: ignore[union-attr]
    for nothing in ("conversation:999999", "answer:1", "mention:1", "quote:1", "pigeon:1", "'--"):
        assert sara.get(f"/ideas/team/new?from={nothing}").status_code == 200
    found = sara.get(f"/ideas/team/find?q=جمعه&from={origin}").content.decode()
    assert f"/ideas/team/{idea.pk}/voice" in found
    talk = reverse("conversations:conversation", args=[opened.conversation_id])
    assert talk in sara.get(f"/ideas/team/{idea.pk}/beside").content.decode()


def test_ideas_that_say_the_same_are_joined(sara: Any, person: Person) -> None:
    first, second = make_idea("تحویل روز جمعه"), make_idea("جمعه تحویل بدهید")
    want(first, person("email", "a@example.ir"))
    want(second, person("email", "b@example.ir"))
    page = sara.get(f"/ideas/team/{second}/beside").content.decode()
    assert f'value="{first}"' in page  # it is offered
    assert sara.post(f"/ideas/team/{second}/merge", {"into": first}).url == f"/ideas/team/{first}"
    assert facts_of(first).votes == 2  # type: ignore[union-attr]
    assert sara.get(f"/ideas/{second}").url == f"/ideas/{first}"
    assert sara.post(f"/ideas/team/{first}/merge", {"into": second}).status_code == 302
    assert facts_of(first).merged_into is None  # type: ignore[union-attr]
    sara.post(f"/ideas/team/{second}/part")
    assert [facts_of(one).votes for one in (first, second)] == [1, 1]  # type: ignore[union-attr]
    sara.post(f"/ideas/team/{second}/merge", {"into": first})
    sara.post(undo_in(sara, f"/ideas/team/{first}"))
    assert facts_of(second).merged_into is None  # type: ignore[union-attr]


def test_the_page_says_who_is_told_and_who_not(sara: Any, person: Person, post: Post) -> None:
    idea = make_idea()
    want(idea, person("email", "mina@example.ir", "مینا"))
    want(idea, person("user_id", "u-1", "بی‌نشان"))
    before = sara.get(f"/ideas/team/{idea}/told/people").content.decode()
    assert "مینا" in before
    assert "راهی برای رسیدن به او نداریم" in before
    assert not Telling.objects.exists()
    change(idea, state="done")
    assert sara.get(f"/ideas/team/{idea}/told").status_code == 200
    after = sara.get(f"/ideas/team/{idea}/told/people").content.decode()
    assert "در نوبت" in after
