"""Sources are asked for what is new; what fails is asked less often, and shown."""

from datetime import timedelta
from typing import Any

import pytest

from hamdel.listening.contracts import Refused
from hamdel.listening.models import Mention, Source
from hamdel.listening.queries.sources import source
from hamdel.listening.usecases.fetching import fetch_due
from hamdel.listening.usecases.sources import SourceDraft, ask_at_once, save_source, turn_source
from tests.ground.cast import NOW
from tests.listening.conftest import BY
from tests.listening.stand_in import StandIn, item, rss, status

QUARTER = timedelta(minutes=15)


def health(row: Source) -> str:
    facts = source(row.pk)
    assert facts is not None
    return facts.health


def test_a_feed_is_asked_only_for_what_is_new(feed: Source, stand_in: StandIn) -> None:
    stand_in.feed = rss(item(1), item(2, at="Sat, 21 Nov 2099 10:00:00 GMT"))
    assert health(feed) == "new"
    assert fetch_due(now=NOW) == 1
    assert fetch_due(now=NOW) == 0
    found = {one.ref: one for one in Mention.objects.all()}
    assert set(found) == {"1", "2"}
    assert found["2"].posted_at == NOW
    assert (found["1"].network, found["1"].kind, found["1"].source_id) == (
        "reviews",
        "review",
        feed.pk,
    )
    assert fetch_due(now=NOW + QUARTER) == 1
    assert stand_in.asked[-1][2]["if-none-match"] == '"1"'
    stand_in.etag, stand_in.feed = '"2"', rss(item(1), item(2), item(3))
    fetch_due(now=NOW + 2 * QUARTER)
    assert Mention.objects.count() == 3
    assert health(feed) == "well"


def test_what_fails_waits_longer_and_longer_and_is_shown(feed: Source, stand_in: StandIn) -> None:
    stand_in.trouble, stand_in.headers = 503, {"Retry-After": "7200"}
    fetch_due(now=NOW)
    feed.refresh_from_db()
    assert (feed.failures, feed.due_at) == (1, NOW + timedelta(hours=2))
    assert health(feed) == "shaky"
    stand_in.headers = {}
    fetch_due(now=feed.due_at)
    assert health(feed) == "troubled"
    feed.refresh_from_db()
    assert feed.due_at == NOW + timedelta(hours=3)
    assert "503" in feed.error
    stand_in.trouble, stand_in.feed = None, rss(item(1))
    assert ask_at_once(source_id=feed.pk, now=NOW)
    fetch_due(now=NOW)
    assert health(feed) == "well"
    stand_in.trouble = 410
    fetch_due(now=NOW + QUARTER)
    assert health(feed) == "off"
    assert fetch_due(now=NOW + timedelta(days=30)) == 0
    turn_source(source_id=feed.pk, on=True, by=BY, now=NOW)
    assert health(feed) == "well"


@pytest.mark.parametrize("content", [b"x" * 5_100_000, b"<html>"])
def test_what_is_too_long_or_no_feed_is_trouble(
    feed: Source, stand_in: StandIn, content: bytes
) -> None:
    stand_in.feed = content
    fetch_due(now=NOW)
    feed.refresh_from_db()
    assert (feed.failures, Mention.objects.count()) == (1, 0)
    assert feed.error


def test_redirects_are_followed_and_judged(feed: Source, stand_in: StandIn, settings: Any) -> None:
    stand_in.feed = rss(item(1))
    Source.objects.filter(pk=feed.pk).update(url=f"{stand_in.url}/moved")
    fetch_due(now=NOW)
    assert Mention.objects.count() == 1
    settings.REACH = set()
    fetch_due(now=NOW + QUARTER)
    feed.refresh_from_db()
    assert feed.failures == 1


def test_a_server_is_read_page_by_page_from_where_we_were(
    mastodon: Source, stand_in: StandIn
) -> None:
    stand_in.statuses = [status(n, f"رکاب {n}") for n in range(1, 4)]
    boost = status(4, reblog={"id": "1"})
    stand_in.statuses += [boost, status(5, account={"acct": "us"}), status(6, visibility="direct")]
    stand_in.notifications = [
        {"id": "1", "type": "mention", "status": status(7, "@us جواب بدهید")}
    ]
    fetch_due(now=NOW)
    assert sorted(one.ref for one in Mention.objects.all()) == ["1", "2", "3", "7"]
    mina = Mention.objects.get(ref="7")
    assert (mina.handle, mina.reach, mina.text) == ("@mina@127.0.0.1", 12, "@us جواب بدهید")
    assert all(one[2]["authorization"] == "Bearer secret-token" for one in stand_in.asked)
    stand_in.statuses += [status(n, f"رکاب {n}") for n in range(10, 95)]
    fetch_due(now=NOW + QUARTER)
    assert Mention.objects.count() == 4 + 85
    tags = [path for _, path, _, _ in stand_in.asked if "timelines" in path]
    assert "min_id=6" in tags[1]
    assert len(tags) == 1 + 3


@pytest.mark.parametrize("trouble", [401, 500, 0])
def test_a_server_in_trouble_is_told(mastodon: Source, stand_in: StandIn, trouble: int) -> None:
    stand_in.trouble = trouble or None
    stand_in.statuses = [] if trouble else [{"id": "8", "account": 5}, {"id": "9"}]
    fetch_due(now=NOW)
    mastodon.refresh_from_db()
    assert (mastodon.failures == 0) == (trouble == 0)
    assert not Mention.objects.exists()


def test_a_token_goes_to_no_other_address_and_lies_sealed(mastodon: Source) -> None:
    assert "secret-token" not in mastodon.token
    draft = SourceDraft(kind="mastodon", name="x", network="mastodon", url="https://m.example")
    with pytest.raises(Refused) as refused:
        save_source(draft, source_id=mastodon.pk, by=BY, now=NOW)
    assert refused.value.field == "token"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"url": "file:///etc/passwd"}, "url"),
        ({"url": "http://127.0.0.1:9/"}, "url"),
        ({"name": " "}, "name"),
        ({"network": ""}, "network"),
        ({"every_minutes": 1}, "every_minutes"),
        ({"says": "x"}, "says"),
        ({"kind": "x"}, "kind"),
    ],
)
def test_what_can_be_no_source_is_refused(db: None, change: dict[str, str], field: str) -> None:
    given = {"kind": "feed", "name": "x", "network": "x", "url": "https://f.example/", **change}
    with pytest.raises(Refused) as refused:
        save_source(SourceDraft(**given), by=BY, now=NOW)  # type: ignore[arg-type]
    assert refused.value.field == field
