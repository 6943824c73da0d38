"""What we post goes out once; what nobody knows is shown, and repeated by nobody but a person."""

from datetime import timedelta

import pytest

from hamdel.listening.contracts import Refused
from hamdel.listening.models import Mention, Post, Source
from hamdel.listening.usecases.posting import (
    LEASE,
    ToPost,
    cancel_post,
    change_post,
    restore_post,
    say_it_appeared,
    send_again,
    send_due,
    write_post,
)
from hamdel.platform.jobs import claim_due
from tests.ground.cast import NOW
from tests.listening.conftest import BY, Hear
from tests.listening.stand_in import StandIn

HOUR = timedelta(hours=1)


def written(source: Source, text: str = "سلام به همه", **more: object) -> Post:
    wanted = ToPost(source_id=source.pk, text=text, **more)  # type: ignore[arg-type]
    return Post.objects.get(pk=write_post(wanted, by=BY, now=NOW))


def test_a_post_goes_out_at_its_time_once(mastodon: Source, stand_in: StandIn) -> None:
    post = written(mastodon, at=NOW + HOUR, key="k")
    assert written(mastodon, at=NOW + HOUR, key="k").pk == post.pk
    assert send_due(now=NOW) == 0
    assert change_post(post_id=post.pk, text="درود به همه", at=NOW + HOUR, by=BY, now=NOW)
    assert cancel_post(post_id=post.pk, by=BY, now=NOW)
    assert send_due(now=NOW + HOUR) == 0
    assert restore_post(post_id=post.pk, by=BY, now=NOW)
    assert send_due(now=NOW + HOUR) == 1
    assert send_due(now=NOW + 2 * HOUR) == 0
    post.refresh_from_db()
    assert (post.state, post.ref, post.sent_at) == ("sent", "900", NOW + HOUR)
    assert post.url == f"{stand_in.url}/@us/900"
    _, path, headers, body = stand_in.asked[-1]
    assert (path, headers["idempotency-key"]) == ("/api/v1/statuses", "k")
    assert body == {"status": "درود به همه", "visibility": "public"}
    assert not change_post(post_id=post.pk, text="x", at=None, by=BY, now=NOW)
    assert not cancel_post(post_id=post.pk, by=BY, now=NOW)


def test_an_answer_answers_the_mention(mastodon: Source, stand_in: StandIn, hear: Hear) -> None:
    mention = hear(ref="77", handle="@mina@127.0.0.1")
    with pytest.raises(Refused):
        written(mastodon, mention_id=mention.pk)
    Mention.objects.filter(pk=mention.pk).update(source=mastodon)
    written(mastodon, "پی می‌گیریم", mention_id=mention.pk)
    send_due(now=NOW)
    assert stand_in.asked[-1][3]["in_reply_to_id"] == "77"
    mention.refresh_from_db()
    assert (mention.state, mention.answer) == ("replied", "@mina پی می‌گیریم")


def test_what_broke_off_is_unknown_and_stays_so(mastodon: Source, stand_in: StandIn) -> None:
    stand_in.trouble = 0  # it takes the post, and breaks off
    post = written(mastodon)
    send_due(now=NOW)
    post.refresh_from_db()
    assert post.state == "unknown"
    for hours in range(1, 50):
        assert send_due(now=NOW + hours * HOUR) == 0
    assert len(stand_in.posted) == 1
    stand_in.trouble = None
    assert send_again(post_id=post.pk, by=BY, now=NOW)
    send_due(now=NOW)
    post.refresh_from_db()
    assert (post.state, len(stand_in.posted)) == ("sent", 1)
    assert not send_again(post_id=post.pk, by=BY, now=NOW)


@pytest.mark.parametrize(
    ("trouble", "state", "waits"), [(500, "unknown", 0), (422, "refused", 0), (429, "waiting", 3)]
)
def test_each_answer_means_what_it_says(
    mastodon: Source, stand_in: StandIn, trouble: int, state: str, waits: int
) -> None:
    stand_in.trouble, stand_in.headers = trouble, {"Retry-After": str(waits * 3600)}
    post = written(mastodon)
    send_due(now=NOW)
    post.refresh_from_db()
    assert post.state == state
    assert str(trouble) in post.problem
    if waits:
        assert post.due_at == NOW + waits * HOUR
    elif state == "unknown":
        assert say_it_appeared(post_id=post.pk, by=BY, now=NOW)
        assert not say_it_appeared(post_id=post.pk, by=BY, now=NOW)


def test_whoever_dies_while_sending_leaves_it_unknown(mastodon: Source) -> None:
    post = written(mastodon)
    claim_due(Post, now=NOW, limit=1, lease=LEASE)
    Post.objects.filter(pk=post.pk).update(state="sending")
    assert send_due(now=NOW + HOUR) == 0
    post.refresh_from_db()
    assert post.state == "unknown"


def test_a_server_that_is_away_is_tried_again_five_times(
    mastodon: Source, stand_in: StandIn
) -> None:
    stand_in.end()
    post, now = written(mastodon), NOW
    for _ in range(5):
        now += timedelta(days=1)
        assert send_due(now=now) == 1
    post.refresh_from_db()
    assert (post.state, send_due(now=now + timedelta(days=1))) == ("refused", 0)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text": "  "}, "text"),
        ({"text": "x" * 501}, "text"),
        ({"at": NOW - HOUR}, "at"),
        ({"at": NOW + timedelta(days=900)}, "at"),
        ({"source_id": 0}, "source_id"),
    ],
)
def test_what_can_not_be_posted_is_refused(
    mastodon: Source, change: dict[str, object], field: str
) -> None:
    wanted = ToPost(**{"source_id": mastodon.pk, "text": "سلام", **change})  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        write_post(wanted, by=BY, now=NOW)
    assert refused.value.field == field
