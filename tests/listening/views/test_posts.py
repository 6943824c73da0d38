"""What we post, on a screen."""

from hamdel.listening.models import Post, Source
from hamdel.listening.usecases.posting import send_due
from tests.ground.cast import NOW, Player
from tests.listening.stand_in import StandIn


def test_a_post_is_planned_changed_and_taken_back(sara: Player, mastodon: Source) -> None:
    given = {"source": mastodon.pk, "text": "شنبه باز هستیم", "at": "پس‌فردا ساعت ۱۰"}
    assert sara.post("/mentions/posts/new", given).status_code == 302
    row = Post.objects.get()
    assert "شنبه باز هستیم" in sara.get("/mentions/posts/").content.decode()
    changed = {**given, "text": "یکشنبه باز هستیم", "at": ""}
    sara.post(f"/mentions/posts/{row.pk}", changed)
    due = row.due_at
    row.refresh_from_db()
    assert (row.text, row.due_at) == ("یکشنبه باز هستیم", due)
    sara.post(f"/mentions/posts/{row.pk}/cancel")
    assert Post.objects.get().state == "cancelled"
    sara.post(f"/mentions/posts/{row.pk}/restore")
    assert Post.objects.get().state == "waiting"
    for wrong in ({"at": "سلام"}, {"text": "x" * 501}, {"source": "7"}):
        assert sara.post("/mentions/posts/new", {**given, **wrong}).status_code == 422


def test_what_nobody_knows_waits_for_a_word(
    sara: Player, nima: Player, mastodon: Source, stand_in: StandIn
) -> None:
    sara.post("/mentions/posts/new", {"source": mastodon.pk, "text": "سلام"})
    stand_in.trouble = 500
    send_due(now=NOW.replace(year=2099))
    row = Post.objects.get()
    assert f"/mentions/posts/{row.pk}/decide" in sara.get("/mentions/posts/").content.decode()
    assert nima.post(f"/mentions/posts/{row.pk}/decide", {"there": "1"}).status_code == 403
    sara.post(f"/mentions/posts/{row.pk}/decide", {})
    assert Post.objects.get().state == "waiting"
    send_due(now=NOW.replace(year=2099))
    sara.post(f"/mentions/posts/{row.pk}/decide", {"there": "1"})
    assert Post.objects.get().state == "sent"
    assert sara.get("/mentions/posts/777").status_code == 404


def test_without_an_account_it_says_what_is_missing(sara: Player) -> None:
    assert "/mentions/sources/" in sara.get("/mentions/posts/").content.decode()
    assert sara.get("/mentions/posts/new").status_code == 200
