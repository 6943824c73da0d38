"""On which channels and devices people are at each stage, and where they turn to us. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hamdel.platform.intervals import share_interval


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """Moments of a stage ("" where they are on no touchpoint) on one channel and device.

    `contact`: in these the customer turned to the company. `ended` of them say how they ended.
    """

    stage: str
    channel: str
    device: str
    contact: bool
    seen: int
    succeeded: int
    ended: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A channel or a device in a stage: its moments, those in which somebody turned to us, how they ended."""

    key: str
    seen: int
    contacts: int
    succeeded: int
    ended: int
    of: int

    @property
    def share(self) -> float:
        """Its share of the stage's moments, 0…1."""
        return self.seen / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of that share."""
        return share_interval(self.seen, self.of)

    @property
    def success_rate(self) -> float | None:
        """The share that succeeded of those that say how they ended."""
        return self.succeeded / self.ended if self.ended else None


@dataclass(frozen=True, kw_only=True, slots=True)
class StageMix:
    """A stage: its moments by channel and by device, the most frequent first."""

    stage: str
    seen: int
    contacts: int
    channels: tuple[Part, ...]
    devices: tuple[Part, ...]

    @property
    def busiest(self) -> Part | None:
        """The channel on which people most turn to us at this stage; None where nobody does."""
        return max(
            (one for one in self.channels if one.contacts),
            key=lambda one: one.contacts,
            default=None,
        )


def mix_of(ways: Iterable[Way], stages: Sequence[str]) -> list[StageMix]:
    """The stages in their order (and "" last, if anything is there) by channel and device."""
    listed = list(ways)
    found = [_stage(key, [one for one in listed if one.stage == key]) for key in [*stages, ""]]
    return [one for one in found if one.seen or one.stage]


def _stage(key: str, ways: Sequence[Way]) -> StageMix:
    return StageMix(
        stage=key,
        seen=sum(one.seen for one in ways),
        contacts=sum(one.seen for one in ways if one.contact),
        channels=_parts([(one.channel, one) for one in ways]),
        devices=_parts([(one.device, one) for one in ways]),
    )


def _parts(named: Sequence[tuple[str, Way]]) -> tuple[Part, ...]:
    seen, contacts, succeeded, ended = (Counter[str]() for _ in range(4))
    for key, one in named:
        seen[key] += one.seen
        contacts[key] += one.seen if one.contact else 0
        succeeded[key] += one.succeeded
        ended[key] += one.ended
    return tuple(
        Part(
            key=key,
            seen=count,
            contacts=contacts[key],
            succeeded=succeeded[key],
            ended=ended[key],
            of=seen.total(),
        )
        for key, count in sorted(seen.items(), key=lambda one: (-one[1], one[0]))
    )
