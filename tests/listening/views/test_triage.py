"""Mentions on a screen."""

from datetime import timedelta

import pytest
from django.test import Client

from hamdel.listening.models import Mention, Source
from hamdel.listening.rules.wording import Wording
from hamdel.listening.usecases.ruling import RuleDraft, save_rule
from hamdel.listening.usecases.spiking import notice_spikes
from tests.ground.cast import NOW, Player
from tests.listening.conftest import BY, Hear


def test_an_empty_list_invites(sara: Player) -> None:
    page = sara.get("/mentions/").content.decode()
    assert "/mentions/sources/" in page
    assert "data-rows" not in page


def test_what_waits_is_listed_filtered_and_paged(sara: Player, hear: Hear) -> None:
    for number in range(33):
        hear(f"رکاب شماره {number}", ref=str(number), posted_at=NOW - timedelta(minutes=number))
    copy = "همین نوشته را بسیاری از مردم شهر دوباره نوشتند"
    hear(copy, ref="a", network="x"), hear(copy, ref="b", network="x", handle="@b")
    page = sara.get("/mentions/").content.decode()
    assert page.count("data-row ") == 30
    more = page.split('hx-get="/mentions/?')[1].split('"')[0].replace("&amp;", "&")
    rest = sara.get(f"/mentions/?{more}").content.decode()
    assert rest.count("data-row ") == 4
    assert "<html" not in rest
    found = sara.get("/mentions/?q=شماره ۷&tab=all").content.decode()
    assert found.count("data-row ") == 1
    assert sara.get("/mentions/?network=x").content.decode().count("data-row ") == 1
    assert sara.get("/mentions/?network=x&tab=all").content.decode().count("data-row ") == 2
    assert sara.get("/mentions/?mood=anger&rule=x&kind=y&tab=z").status_code == 200
    assert sara.get("/mentions/?cursor=x").status_code == 404


def test_what_is_heard_meanwhile_is_told_and_moves_nothing(sara: Player, hear: Hear) -> None:
    first = hear("سلام", ref="1", network="x")
    page = sara.get("/mentions/?network=x").content.decode()
    address = page.split('hx-get="/mentions/news?')[1].split('"')[0].replace("&amp;", "&")
    assert f"have={first.pk}" in address
    assert "live:mentions" in page
    assert "شنیده شد" not in sara.get(f"/mentions/news?{address}").content.decode()
    hear("دیگری", ref="2", network="x", posted_at=NOW - timedelta(days=400))
    hear("جای دیگر", ref="3", network="y")
    news = sara.get(f"/mentions/news?{address}").content.decode()
    assert ("۱ تا همین حالا" in news, "network=x" in news) == (True, True)
    assert sara.get("/mentions/news?have=x&tab=all").status_code == 200


def test_one_is_closed_answered_elsewhere_and_opened_again(sara: Player, hear: Hear) -> None:
    row = hear("<b>سلام</b>", url="https://m.example/1", title="یک عنوان")
    page = sara.get(f"/mentions/{row.pk}").content.decode()
    assert "&lt;b&gt;سلام" in page
    assert "https://m.example/1" in page
    assert f"/mentions/{row.pk}/settle" in page
    back = f"/mentions/{row.pk}?tab=new"
    gone = sara.post(
        f"/mentions/{row.pk}/settle", {"state": "closed", "seen": "new", "back": back}
    )
    assert gone.headers["Location"] == back
    assert Mention.objects.get().state == "closed"
    slower = sara.post(
        f"/mentions/{row.pk}/settle", {"state": "closed", "seen": "new"}, follow=True
    )
    assert "همکاری زودتر رسید" in slower.content.decode()
    sara.post(f"/mentions/{row.pk}/undo/new")
    assert Mention.objects.get().state == "new"
    sara.post(f"/mentions/{row.pk}/settle", {"state": "replied", "answer": "پی می‌گیریم"})
    assert "پی می‌گیریم" in sara.get(f"/mentions/{row.pk}").content.decode()
    assert sara.post(f"/mentions/{row.pk}/settle", {"state": "x"}).status_code == 404
    assert sara.get("/mentions/987654").status_code == 404


def test_whose_it_is_is_found_confirmed_and_taken_back(
    sara: Player, hear: Hear, profile: int
) -> None:
    row = hear()
    who = sara.get(f"/mentions/{row.pk}/who").content.decode()
    assert "تنها نامش همانند است" in who
    assert f'value="{profile}"' in who
    assert "مینا کاظمی" in sara.get(f"/mentions/{row.pk}/find?q=مینا").content.decode()
    sara.post(f"/mentions/{row.pk}/decline", {"customer": profile})
    assert f'value="{profile}"' not in sara.get(f"/mentions/{row.pk}/who").content.decode()
    sara.post(f"/mentions/{row.pk}/undecline/{profile}")
    sara.post(f"/mentions/{row.pk}/confirm", {"customer": profile})
    assert f"/customers/{profile}" in sara.get(f"/mentions/{row.pk}").content.decode()
    sara.post(f"/mentions/{row.pk}/part")
    assert Mention.objects.get().profile_id is None
    odd = sara.post(f"/mentions/{row.pk}/confirm", {"customer": "x"}, follow=True)
    assert "چنین مشتری‌ای نیست" in odd.content.decode()


def test_it_is_handed_over(sara: Player, hear: Hear) -> None:
    row = hear("پیک نیامد")
    assert "پیک نیامد" in sara.get(f"/mentions/{row.pk}/hand-over").content.decode()
    refused = sara.post(f"/mentions/{row.pk}/hand-over", {"owner": "999999"})
    assert refused.status_code == 422
    sara.post(f"/mentions/{row.pk}/hand-over", {"to": "case", "title": "پیک", "priority": "high"})
    row.refresh_from_db()
    assert f"/cases/{row.case_id}" in sara.get(f"/mentions/{row.pk}").content.decode()


def test_where_we_can_post_the_answer_goes_there(
    sara: Player, hear: Hear, mastodon: Source
) -> None:
    row = hear(ref="77")
    Mention.objects.filter(pk=row.pk).update(source=mastodon)
    assert f"/mentions/{row.pk}/reply" in sara.get(f"/mentions/{row.pk}").content.decode()
    sara.post(f"/mentions/{row.pk}/reply", {"answer": "پی می‌گیریم"})
    assert "پی می‌گیریم" in sara.get(f"/mentions/{row.pk}").content.decode()
    empty = sara.post(f"/mentions/{row.pk}/reply", {"answer": " "}, follow=True)
    assert "چیزی بنویسید" in empty.content.decode()


def test_a_spike_stands_above_until_it_is_seen(sara: Player, hear: Hear) -> None:
    words = Wording(any=("رکاب",))
    save_rule(RuleDraft(name="رکاب ما", side="ours", words=words), by=BY, now=NOW)
    for number in range(6):
        hear(f"رکاب {number}", ref=str(number))
    assert notice_spikes(now=NOW)
    page = sara.get("/mentions/").content.decode()
    assert "رکاب ما" in page
    see = page.split('action="/mentions/spikes/')[1].split('"')[0]
    answer = sara.post(f"/mentions/spikes/{see}", {"to": "list"}, follow=True).content.decode()
    assert "/mentions/spikes/" in answer  # the way back
    assert 'name="to" value="list"' not in answer
    assert "EARS C2" in sara.get("/mentions/share/?by=month").content.decode()


@pytest.mark.parametrize("deed", ["settle", "reply", "confirm", "part", "decline"])
def test_the_analyst_looks_on_and_the_stranger_not(
    nima: Player, stranger: Client, hear: Hear, deed: str
) -> None:
    row = hear()
    assert nima.get(f"/mentions/{row.pk}").status_code == 200
    assert nima.post(f"/mentions/{row.pk}/{deed}").status_code == 403
    assert stranger.get(f"/mentions/{row.pk}").status_code == 302
