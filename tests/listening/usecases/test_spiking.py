"""Spikes are noticed once; share of voice is counted."""

from datetime import timedelta

from hamdel.listening.events import SpikeNoticed
from hamdel.listening.models import Spike
from hamdel.listening.queries.share import share_of_voice
from hamdel.listening.queries.spikes import spikes
from hamdel.listening.rules.wording import Wording
from hamdel.listening.usecases.ruling import RuleDraft, save_rule
from hamdel.listening.usecases.spiking import notice_spikes, see_spike, unsee_spike
from hamdel.platform import events
from tests.ground.cast import NOW
from tests.listening.conftest import BY, Hear

DAY = timedelta(days=1)
ANGRY = "افتضاح بود، از دست رکاب عصبانی هستم"


def rule(name: str, side: str) -> int:
    return save_rule(RuleDraft(name=name, side=side, words=Wording(any=(name,))), by=BY, now=NOW)


def test_more_than_usual_is_told_once(
    hear: Hear, django_capture_on_commit_callbacks: object
) -> None:
    told: list[SpikeNoticed] = []
    events.subscribe(SpikeNoticed, told.append)
    ours = rule("رکاب", "ours")
    for day in range(1, 10):
        hear("رکاب آمد", ref=f"a{day}", posted_at=NOW - day * DAY)
    assert notice_spikes(now=NOW) == 0
    for number in range(6):
        hear(f"{ANGRY} {number}", ref=f"b{number}", posted_at=NOW - timedelta(hours=1))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert notice_spikes(now=NOW) == 2
    assert {(one.what, one.count) for one in told if one.rule == "رکاب"} == {
        ("all", 6),
        ("negative", 6),
    }
    hear(f"{ANGRY} باز", ref="c")
    assert notice_spikes(now=NOW) == 0
    assert {row.count for row in Spike.objects.filter(rule=ours)} == {7}
    one = spikes(unseen=True)[0]
    assert see_spike(spike_id=one.id, by=BY, now=NOW)
    assert spikes(unseen=True) == []
    assert unsee_spike(spike_id=one.id)
    assert len(spikes(unseen=True)) == 2
    assert not see_spike(spike_id=10**9, by=BY, now=NOW)
    assert notice_spikes(now=NOW + 5 * DAY) == 0


def test_each_brand_s_part_of_each_week(hear: Hear) -> None:
    rule("رکاب", "ours")
    rule("رقیب", "theirs")
    rule("پیک", "topic")
    spans = [(NOW - 14 * DAY, NOW - 7 * DAY), (NOW - 7 * DAY, NOW + DAY)]
    hear("رکاب", ref="1", posted_at=NOW - 10 * DAY, reach=5)
    hear("رقیب عالی است، ممنون", ref="2", posted_at=NOW - 7 * DAY)
    hear("از رکاب و رقیب و پیک راضی و خوشحالم", ref="3")
    hear("رقیب بد و افتضاح است، عصبانی‌ام", ref="4")
    hear("رکاب", ref="5", posted_at=NOW - 15 * DAY)
    found = share_of_voice(spans)
    ours, theirs = found.voices
    assert (ours.name, ours.counts, ours.reach) == ("رکاب", [1, 1], 5)
    assert (theirs.counts, theirs.negative) == ([0, 3], 1)
    assert found.share(ours) == 2 / 5
    assert [found.share(ours, place) for place in (0, 1)] == [1.0, 1 / 4]
    assert share_of_voice([]).total == 0
