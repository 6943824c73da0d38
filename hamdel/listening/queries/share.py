"""How often each rule was said, over time: share of voice, and counts a day for spikes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ..contracts import MOOD_EDGE
from ..models import Hit, WordRule

Week = tuple[datetime, datetime]


@dataclass(slots=True)
class Voice:
    """One brand's part: mentions in each span, how many people may have seen them, and how they sound."""

    rule_id: int
    name: str
    side: str
    counts: list[int]
    reach: int = 0
    positive: int = 0
    negative: int = 0

    @property
    def total(self) -> int:
        """Its mentions in all spans."""
        return sum(self.counts)


@dataclass(slots=True)
class ShareOfVoice:
    """Brands beside each other: ours and competitors', over spans of time, oldest first."""

    spans: list[Week]
    voices: list[Voice] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All mentions of all brands."""
        return sum(one.total for one in self.voices)

    def share(self, voice: Voice, span: int | None = None) -> float | None:
        """A brand's part of all mentions, of a span or of all; None where there is none."""
        whole = self.total if span is None else sum(one.counts[span] for one in self.voices)
        own = voice.total if span is None else voice.counts[span]
        return own / whole if whole else None


def share_of_voice(spans: Sequence[Week]) -> ShareOfVoice:
    """Mentions of each brand in each span; a mention that means two brands counts for each."""
    found = ShareOfVoice(list(spans))
    rules = list(WordRule.objects.filter(on=True, side__in=("ours", "theirs")).order_by("pk"))
    rules.sort(key=lambda one: one.side)
    rows: list[tuple[int, datetime, int | None, float | None]] = []
    if rules and spans:
        hits = Hit.objects.filter(
            rule__in=rules,
            mention__posted_at__gte=spans[0][0],
            mention__posted_at__lt=spans[-1][1],
        )
        rows = list(
            hits.values_list(
                "rule_id", "mention__posted_at", "mention__reach", "mention__sentiment"
            )
        )
    found.voices = [Voice(one.pk, one.name, one.side, [0] * len(spans)) for one in rules]
    by_rule = {one.rule_id: one for one in found.voices}
    for rule, at, reach, mood in rows:
        voice = by_rule[rule]
        place = next((n for n, (start, end) in enumerate(spans) if start <= at < end), None)
        if place is None:
            continue
        voice.counts[place] += 1
        voice.reach += reach or 0
        voice.positive += mood is not None and mood >= MOOD_EDGE
        voice.negative += mood is not None and mood <= -MOOD_EDGE
    return found


def counts_by_day(
    *, last: date, days: int, zone: ZoneInfo
) -> dict[int, tuple[list[int], list[int]]]:
    """Of each rule that is on, mentions a day and negative ones, oldest first, up to `last`."""
    first = last - timedelta(days=days - 1)
    start = datetime.combine(first, time(), tzinfo=zone).astimezone(UTC)
    end = datetime.combine(last + timedelta(days=1), time(), tzinfo=zone).astimezone(UTC)
    rows = Hit.objects.filter(
        rule__on=True, mention__posted_at__gte=start, mention__posted_at__lt=end
    ).values_list("rule_id", "mention__posted_at", "mention__sentiment")
    found: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([0] * days, [0] * days))
    for rule, at, mood in rows:
        place = (at.astimezone(zone).date() - first).days
        found[rule][0][place] += 1
        found[rule][1][place] += mood is not None and mood <= -MOOD_EDGE
    return dict(found)
