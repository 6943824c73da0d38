"""One person's three months being written: every moment becomes a Segment call."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Any, Final

from .calendar import Calendar, calendar_of
from .devices import Device
from .people import Person
from .plan import DAY, MINUTE, SECOND, Plan

BROWSER: Final = "browser"  # what a page or an app says by itself: claimed
SIGNED: Final = "signed"  # the same with the company's signed user hash: verified
SERVER: Final = "server"  # the company's own programs: verified
_LATE: Final = 0.012  # share of app events that wait on the phone for a network


@dataclass(slots=True)
class DemoEvent:
    """One call; it happened `at`, came in `arrives` (microseconds since 1970 UTC)."""

    at: int
    arrives: int
    sender: str
    call: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a moment happens: a channel on a person's device, or on the company's side."""

    channel: str
    device: Device | None = None
    seen_as: str = "unknown"


PHONE: Final = Place("phone", None, "phone line")
EMAIL: Final = Place("email")
SMS: Final = Place("sms", None, "mobile")
TELEGRAM: Final = Place("telegram", None, "mobile")
BALE: Final = Place("bale", None, "mobile")
KIOSK: Final = Place("in-person", None, "kiosk")
COUNTER: Final = Place("in-person")
MESSENGERS: Final = {"telegram": TELEGRAM, "bale": BALE}


@dataclass(frozen=True, slots=True)
class Signs:
    """What a moment showed beside the deed itself."""

    outcome: str | None = None
    sentiment: float | None = None
    emotion: str | None = None
    effort: float | None = None
    text: str = ""


PLAIN: Final = Signs()
DONE: Final = Signs(outcome="success")
FAILED: Final = Signs(outcome="failure", sentiment=-0.45, emotion="anger", effort=4.5)
LEFT: Final = Signs(outcome="abandoned", sentiment=-0.15)


@dataclass(slots=True)
class Life:
    """Collects one person's events; `dice` are the person's own."""

    plan: Plan
    person: Person
    dice: Random = field(init=False)
    calendar: Calendar = field(init=False)
    events: list[DemoEvent] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.dice = self.plan.chance("life", self.person.number)
        self.calendar = calendar_of(self.plan)

    @property
    def app(self) -> Place:
        """The app on the phone in the pocket."""
        return Place("app", self.person.mobile)

    @property
    def web(self) -> Place:
        """The site, on the laptop or in the phone's browser."""
        devices = self.person.devices
        return Place(
            "web", devices[-1] if len(devices) > 1 and self.dice.random() < 0.6 else devices[0]
        )

    def known(self, at: int) -> bool:
        """Whether the company knows the person by then."""
        return self.person.joined_at is not None and self.person.joined_at <= at

    def track(
        self,
        at: int,
        name: str,
        place: Place,
        properties: Mapping[str, Any] | None = None,
        signs: Signs = PLAIN,
    ) -> None:
        """Write a deed."""
        self._put(at, {"type": "track", "event": name}, place, properties, signs)

    def page(
        self, at: int, name: str, place: Place, properties: Mapping[str, Any] | None = None
    ) -> None:
        """Write a page or a screen being looked at."""
        kind = "screen" if place.channel == "app" else "page"
        self._put(at, {"type": kind, "name": name}, place, properties, PLAIN)

    def identify(
        self, at: int, place: Place, traits: Mapping[str, Any], *, sender: str = ""
    ) -> None:
        """Write who the person says to be."""
        self._put(
            at, {"type": "identify", "traits": dict(traits)}, place, None, PLAIN, sender=sender
        )

    def after(self, at: int, least: int, most: int) -> int:
        """Give an instant between `least` and `most` microseconds later."""
        return at + self.dice.randrange(least, most)

    def _put(
        self, at: int, call: dict[str, Any], place: Place, properties: Mapping[str, Any] | None,
        signs: Signs, *, sender: str = "",
    ) -> None:  # fmt: skip
        if at >= self.plan.now or at < self.calendar.start:
            return
        who, speaks = self._speaker(at, place)
        call |= who
        call["messageId"] = (
            f"rekab-{self.plan.seed}-{self.person.number:05d}-{len(self.events):04d}"
        )
        if properties:
            call["properties"] = dict(properties)
        call["context"] = self._context(at, place, call, signs)
        arrives = self._arrival(at, place)
        if arrives > at + MINUTE:
            call["originalTimestamp"], call["sentAt"] = instant(at), instant(arrives)
        else:
            call["timestamp"] = instant(at)
        self.events.append(DemoEvent(at, arrives, sender or speaks, call))

    def _speaker(self, at: int, place: Place) -> tuple[dict[str, str], str]:
        device = place.device
        if device is None:
            if self.known(at):
                return {"userId": self.person.user_id}, SERVER
            return {"anonymousId": self._line(place)}, SERVER
        who = {"anonymousId": device.anonymous_id}
        if device.signed_in_at is not None and device.signed_in_at <= at:
            return who | {"userId": self.person.user_id}, SIGNED
        return who, BROWSER

    def _line(self, place: Place) -> str:
        """What the company calls somebody it does not know on its own lines."""
        if place.channel in MESSENGERS:
            return f"{place.channel}-{self.person.chat_id}"
        return f"line-{self.person.phone}"

    def _context(
        self, at: int, place: Place, call: dict[str, Any], signs: Signs
    ) -> dict[str, Any]:
        ours: dict[str, Any] = {"channel": place.channel}
        if place.device is None:
            ours["device"] = place.seen_as
            context: dict[str, Any] = {}
            traits = self._traits(at, place)
            if traits:
                context["traits"] = traits
        else:
            path = (
                {"path": f"/{call['name'].lower().replace(' ', '-')}"}
                if call["type"] == "page"
                else None
            )
            context = place.device.context(place.channel, path)
        for name in ("outcome", "sentiment", "emotion", "effort", "text"):
            value = getattr(signs, name)
            if value:
                ours[name] = value
        context["hamdel"] = ours
        return context

    def _traits(self, at: int, place: Place) -> dict[str, str]:
        if place.channel in MESSENGERS:
            return {place.channel: self.person.chat_id}
        return (
            {"phone": self.person.phone} if place.channel == "phone" and not self.known(at) else {}
        )

    def _arrival(self, at: int, place: Place) -> int:
        if place.channel == "app" and self.dice.random() < _LATE:
            return min(self.after(at, 20 * MINUTE, 2 * DAY), self.plan.now - SECOND)
        return at + self.dice.randrange(SECOND // 10, 2 * SECOND)


def instant(at: int) -> str:
    """Write an instant as Segment's clients do."""
    whole = datetime.fromtimestamp(at // SECOND, UTC)
    return f"{whole:%Y-%m-%dT%H:%M:%S}.{at % SECOND // 1000:03d}Z"
