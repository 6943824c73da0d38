"""The public board in a browser without script: suggest, prove, vote, take back."""

import hashlib
import hmac
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hamdel.customers.public import find_by_identifier
from hamdel.ideas.models import Idea, Proof, Visitor, Voice
from hamdel.interactions.public import user_hash_key
from hamdel.platform import options
from tests.ground.cast import NOW
from tests.ideas.conftest import Post, change, make_idea, want

pytestmark = pytest.mark.django_db
Person = Callable[..., int]


def code_in(post: Post) -> str:
    """The code that came last, written in Persian digits as people type them."""
    post.deliver(NOW.replace(year=2100))
    found = re.search(r"\b\d{6}\b", post.out[-1][1].text)
    assert found
    return found[0].translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))


def prove(client: Client, post: Post, answer: Any) -> Any:
    """Type the code that came, where an answer leads to; what comes of it."""
    return client.post(answer.url, {"code": code_in(post)}, follow=True)


def test_somebody_suggests_and_is_known_from_then_on(post: Post, stranger: Any) -> None:
    page = stranger.get("/ideas/").content.decode()
    assert 'dir="rtl"' in page
    assert "/ideas/suggest" in page
    given = {
        "title": "سبد جلوی تاشو",
        "text": "برای خرید روزانه",
        "address": "Mina@Example.ir",
        "news": "on",
    }
    sent = stranger.post("/ideas/suggest", given)
    assert sent.status_code == 302
    assert sent.url.startswith("/ideas/code/")
    # Typing an address made nobody, and says nothing of whether we know it.
    assert not Idea.objects.exists()
    assert not find_by_identifier("email", "mina@example.ir")
    wrong = stranger.post(sent.url, {"code": "000000"})
    assert wrong.status_code == 422
    assert not Visitor.objects.exists()
    done = prove(stranger, post, sent)
    idea = Idea.objects.get()
    assert done.request["PATH_INFO"] == f"/ideas/{idea.pk}"
    assert "سبد جلوی تاشو" in done.content.decode()
    voice = Voice.objects.get()
    assert (voice.how, voice.way, voice.wants_news) == ("suggested", "email", True)
    assert find_by_identifier("email", "mina@example.ir") == [voice.profile.customer_id]
    assert stranger.post(sent.url, {"code": "000000"}).status_code == 404  # a code works once


def test_who_is_known_votes_by_one_press(post: Post, stranger: Any) -> None:
    idea = make_idea("سبد جلوی تاشو")
    prove(stranger, post, stranger.post("/ideas/enter", {"address": "mina@example.ir"}))
    other = make_idea("زنگ بلندتر")
    stranger.post(f"/ideas/{other}/vote", {"back": "/ideas/?sort=new"})
    stranger.post(f"/ideas/{other}/vote")
    assert Voice.objects.filter(idea=other, taken_back_at=None).count() == 1
    stranger.post(f"/ideas/{other}/take-back")
    assert Voice.objects.filter(idea=other, taken_back_at=None).count() == 0
    like = stranger.post("/ideas/suggest", {"title": "سبدِ جلو تاشو شود"})
    assert like.status_code == 200
    assert f"/ideas/{idea}" in like.content.decode()
    mine = {"title": "سبدِ جلو تاشو شود", "different": "yes"}
    assert stranger.post("/ideas/suggest", mine).status_code == 302
    stranger.post(f"/ideas/{idea}/vote")
    assert "سبد جلوی تاشو" in stranger.get("/ideas/mine").content.decode()
    stranger.post("/ideas/leave")
    assert not Visitor.objects.exists()


def test_votes_wait_for_a_proof_and_codes_are_few(post: Post, stranger: Any) -> None:
    idea = make_idea()
    asked = stranger.post(f"/ideas/{idea}/vote")
    assert asked.url == f"/ideas/enter?idea={idea}"
    assert stranger.post("/ideas/enter", {"address": "نه", "idea": idea}).status_code == 422
    sent = stranger.post("/ideas/enter", {"address": "۰۹۱۲۱۲۳۴۵۶۷", "idea": idea, "news": "on"})
    code = code_in(post)
    for _ in range(5):
        stranger.post(sent.url, {"code": "12"})
    assert stranger.post(sent.url, {"code": code}).status_code == 422  # guessed too often
    for _ in range(3):
        sent = stranger.post("/ideas/enter", {"address": "09121234567", "idea": idea})
    assert prove(stranger, post, sent).status_code == 200
    assert Voice.objects.filter(idea=idea).count() == 1
    assert stranger.post("/ideas/enter", {"address": "09121234567"}).status_code == 422
    assert Client(enforce_csrf_checks=True).post(f"/ideas/{idea}/vote").status_code == 403


def test_who_the_company_signed_for_is_let_in(post: Post, stranger: Any) -> None:
    idea = make_idea()
    right = hmac.new(user_hash_key().encode(), b"u-1", hashlib.sha256).hexdigest()
    stranger.post("/ideas/signed", {"user_id": "u-2", "user_hash": right})
    assert not Visitor.objects.exists()
    page = Client(enforce_csrf_checks=True)
    assert page.post("/ideas/signed", {"user_id": "u-1", "user_hash": right}).status_code == 302
    stranger.cookies = page.cookies
    stranger.post(f"/ideas/{idea}/vote")
    assert find_by_identifier("user_id", "u-1") == [Voice.objects.get().profile.customer_id]


def test_hostile_words_wait_and_stay_words(post: Post, stranger: Any, person: Person) -> None:
    script = '<script>alert(1)</script> "><img src=x onerror=alert(1)>'
    idea = make_idea(script, text=script)
    for path in ("/ideas/", f"/ideas/{idea}", "/ideas/roadmap", "/ideas/similar?title=script"):
        page = stranger.get(path).content.decode()
        assert not re.search("<script>alert|<img src=x", page), path
    assert stranger.get("/ideas/?q=alert&sort=new&state=new&cursor=nonsense").status_code == 200
    sent = stranger.post(
        "/ideas/suggest", {"title": "خرید از spam-shop.ir", "address": "a@example.ir"}
    )
    prove(stranger, post, sent)
    spam = Idea.objects.latest("pk")
    assert (spam.shown, spam.why_waiting) == ("waiting", "link")
    assert stranger.get(f"/ideas/{spam.pk}").status_code == 200  # its author sees it
    assert Client().get(f"/ideas/{spam.pk}").status_code == 404
    assert "spam-shop" not in Client().get("/ideas/").content.decode()
    assert stranger.post(f"/ideas/{spam.pk}/vote").status_code == 404
    options.set("ideas.look_first", value=True, who="leila", now=NOW)
    stranger.post("/ideas/suggest", {"title": "چیزی دیگر"})
    assert Idea.objects.latest("pk").why_waiting == "always"


def test_what_became_of_it_is_told(post: Post, stranger: Any, person: Person) -> None:
    first, second = make_idea("جمعه‌ها هم بیاورید"), make_idea("تحویل روز جمعه")
    want(first, person("email", "mina@example.ir"))
    change(first, state="declined", reason="پیک نداریم", answer="سال آینده دوباره می‌بینیم")
    page = stranger.get(f"/ideas/{first}").content.decode()
    assert "پیک نداریم" in page
    assert "سال آینده" in page
    assert f"/ideas/{first}/vote" not in page
    change(second, state="planned")
    assert "تحویل روز جمعه" in stranger.get("/ideas/roadmap").content.decode()
    found = stranger.get("/ideas/?q=جمعه ها").content.decode()
    assert "جمعه‌ها هم" in found
    stranger.cookies["django_language"] = "en"
    english = stranger.get("/ideas/").content.decode()
    assert 'dir="ltr"' in english
    assert "What should we do next?" in english
    assert not Proof.objects.exists()
