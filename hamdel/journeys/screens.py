"""What the screen of friction draws."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from hamdel.interactions.public import moments_by_id
from hamdel.platform.web.formats import show_percent

from .offers import Offer
from .rules.friction import Sore
from .words import SIGN_ICONS, SIGN_WORDS, SURENESS_WORDS, name_of_step, step_names

_WIDE, _HIGH, _AIR = 110, 28, 2.0  # of a small curve, in units of its own
_QUOTED: Final = 160  # letters
_BOX: Final = 40.0  # of the picture of pain × volume


@dataclass(frozen=True, slots=True)
class SignShown:
    """A sign with how many of the moments show it."""

    icon: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class SoreShown:
    """A line of the list. `line`: the curve, as the points of an SVG; `pain`, `volume`: 0…40, of a box."""

    place: int
    name: str
    url: str
    touchpoint_url: str
    sore: Sore
    signs: tuple[SignShown, ...]
    quote: str
    change: str
    line: str
    sure: str
    volume: str
    pain: str
    up: str
    offers: tuple[Offer, ...] = ()


def sores_shown(
    sores: tuple[Sore, ...],
    *,
    query: dict[str, str],
    offers: Mapping[str, tuple[Offer, ...]],
) -> list[SoreShown]:
    """The list, with people's own words: three questions, however long it is."""
    names = step_names()
    spoken = moments_by_id([one.worst_id for one in sores if one.worst_id])
    most = max((one.now.seen for one in sores), default=1)
    worst = max((one.now.share for one in sores), default=1.0) or 1.0
    return [
        SoreShown(
            place=place,
            name=name_of_step(one.step, names),
            url=f"{reverse('journeys:hurting')}?{urlencode({**query, 'step': one.step})}",
            touchpoint_url=reverse("journeys:touchpoint", args=[one.step])
            if one.step in names
            else "",
            sore=one,
            signs=signs_shown(one),
            quote=_cut(spoken[one.worst_id].text) if one.worst_id in spoken else "",
            change="" if one.change is None else show_percent(one.change, signed=True),
            line=_line(one.curve),
            sure=str(SURENESS_WORDS[one.sureness]),
            volume=f"{_BOX * (one.now.seen / most) ** 0.5:.1f}",
            pain=f"{_BOX * one.now.share / worst:.1f}",
            up=f"{_BOX - _BOX * one.now.share / worst:.1f}",
            offers=offers.get(one.step, ()),
        )
        for place, one in enumerate(sores, 1)
    ]


def signs_shown(sore: Sore) -> tuple[SignShown, ...]:
    """The signs that there are, the most frequent first."""
    found = sorted(sore.now.signs.items(), key=lambda one: -one[1])
    return tuple(
        SignShown(SIGN_ICONS[name], str(SIGN_WORDS[name]), count) for name, count in found if count
    )


def _cut(text: str) -> str:
    one = " ".join(text.split())
    return one if len(one) <= _QUOTED else f"{one[:_QUOTED].rstrip()}…"


def _line(curve: tuple[int, ...]) -> str:
    """The curve of moments that hurt, oldest first; pages turn it for right-to-left."""
    high = max(curve, default=0) or 1
    step = _WIDE / max(len(curve) - 1, 1)
    return " ".join(
        f"{at * step:.1f},{_HIGH - _AIR - (_HIGH - 2 * _AIR) * value / high:.1f}"
        for at, value in enumerate(curve)
    )
