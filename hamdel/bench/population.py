"""A simulated population: people, the traces they leave, and everything that misleads.

The same seed gives the same population. What misleads: shared devices, family and office phones,
placeholder e-mails, typing errors, several spellings of a name, several devices and channels.
"""

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Final

SHARED_DEVICES: Final = 0.02
SHARED_PHONES: Final = 0.03
PLACEHOLDERS: Final = 0.01
TYPING_ERRORS: Final = 0.015
ERROR_IS_SOMEBODYS: Final = 0.1  # share of mistyped numbers that another customer has
TRACES_A_PERSON: Final = 4.0
OFFICE: Final = 12
FAMILY: Final = 3
_MAIL: Final = ("gmail.com", "yahoo.com", "chmail.ir", "outlook.com", "mail.ir")
_WAYS: Final = ("plain", "arabic letters", "space", "together", "title", "family", "typing error")
_OFTEN: Final = (52, 20, 10, 10, 2, 3, 3)
_NOBODYS: Final = ("test@test.com", "none@none.com", "test@gmail.com", "noemail@mail.ir")

Identifiers = tuple[tuple[str, str, bool], ...]


@dataclass(slots=True)
class Person:
    """Somebody, as they are; traces show parts of it."""

    id: int
    given: str
    family: str
    phone: str
    email: str
    user: str | None
    crm: str | None
    devices: list[str] = field(default_factory=list)
    shared_phone: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a trace, which is `person`'s.

    `stands`: its row's profile is the trace's. On one's own device that is the anonymous row, on
    somebody else's the row that says who it is: the device's own trace is its owner's.
    """

    at: float
    trace: int
    person: int
    identifiers: Identifiers
    name: str = ""
    stands: bool = True


class Population:
    """People and their traces; `profiles` is how many traces there are at least."""

    def __init__(self, *, profiles: int, seed: int, claimed: float = 0.0) -> None:
        self.rng = random.Random(seed)
        self.claimed = claimed
        self.traces = 0
        words = tomllib.loads(files("hamdel.bench").joinpath("names.toml").read_text("utf-8"))
        self._given: list[str] = words["given"]
        self._families = [s + e for s in words["stems"] for e in words["ends"]]
        self._latin: dict[str, str] = words["latin"]
        self.people = [self._person(n) for n in range(int(profiles / TRACES_A_PERSON))]
        self._share_phones()
        self._share_devices()

    def events(self) -> list[Event]:
        """All events, in the order in which they happen."""
        found = [event for person in self.people for event in self._life(person)]
        found.sort(key=lambda event: (event.at, event.trace))
        return found

    def _person(self, number: int) -> Person:
        rng = self.rng
        devices = [
            f"d{number}-{n}-{rng.getrandbits(48):x}" for n in range(rng.choice((1, 1, 2, 3)))
        ]
        return Person(
            id=number,
            given=rng.choice(self._given),
            family=rng.choice(self._families),
            phone=f"09{rng.choice((12, 13, 35, 19, 90))}{1000000 + number:07d}",
            email=f"p{number}.{rng.randrange(100)}@{rng.choice(_MAIL)}",
            user=f"user-{number}" if rng.random() < 0.7 else None,  # noqa: PLR2004 - a share
            crm=f"C{number:07d}" if rng.random() < 0.35 else None,  # noqa: PLR2004
            devices=devices,
        )

    def _share_phones(self) -> None:
        """A family's line at home, an office's switchboard: several people say it is theirs."""
        left = int(len(self.people) * SHARED_PHONES)
        number = 0
        while left > 0:
            office = self.rng.random() < 0.25  # noqa: PLR2004
            size = self.rng.randint(FAMILY, OFFICE) if office else self.rng.randint(2, 4)
            some = self.rng.sample(self.people, size)
            number += 1
            for one in some:
                one.shared_phone = f"021{22000000 + number:08d}"
                if not office:
                    one.family = some[0].family
            left -= size

    def _share_devices(self) -> None:
        """A computer at home on which several people sign in."""
        for _ in range(int(len(self.people) * SHARED_DEVICES / 2)):
            owner, other = self.rng.sample(self.people, 2)
            other.devices.append(owner.devices[0])

    def _life(self, person: Person) -> Iterator[Event]:
        for device in person.devices:
            yield from self._on_device(person, device)
        yield from self._elsewhere(person)

    def _on_device(self, person: Person, device: str) -> Iterator[Event]:
        """Anonymous first; most sign in or leave an address some time; then both come."""
        rng = self.rng
        trace = self._trace()
        at = rng.random()
        alone: Identifiers = (("anonymous_id", device, False),)
        own = device.startswith(f"d{person.id}-")
        yield Event(at, trace, person.id, alone, stands=own)
        if not own or rng.random() < 0.95:  # noqa: PLR2004
            said = self._says_who(person, device)
            name = self._named(person, 0.4)
            yield Event(at + rng.random() / 10, trace, person.id, said, name, stands=not own)
        yield Event(at + rng.random() / 5, trace, person.id, alone, stands=False)

    def _says_who(self, person: Person, device: str) -> Identifiers:
        verified = self.rng.random() >= self.claimed
        said: list[tuple[str, str, bool]] = [("anonymous_id", device, verified)]
        if person.user is not None:
            said.append(("user_id", person.user, verified))
        # Most sign in with a code sent to their phone.
        if self.rng.random() < 0.6:  # noqa: PLR2004
            said.append(("phone", self._number(person), verified))
        else:
            said.append(("email", self._mail(person), verified))
        return tuple(said)

    def _elsewhere(self, person: Person) -> Iterator[Event]:
        """Calls, the branch's list, orders: no device, typed by somebody."""
        rng = self.rng
        for _ in range(rng.choice((1, 2, 2, 3, 4))):
            said: list[tuple[str, str, bool]] = [("phone", self._number(person), True)]
            if person.crm is not None and rng.random() < 0.6:  # noqa: PLR2004
                said.append(("crm_id", person.crm, True))
            if rng.random() < 0.5:  # noqa: PLR2004
                said.append(("email", self._mail(person), True))
            name = self._named(person, 0.8)
            yield Event(rng.random(), self._trace(), person.id, tuple(said), name)

    def _trace(self) -> int:
        self.traces += 1
        return self.traces - 1

    def _number(self, person: Person) -> str:
        """One of their numbers in one of its written forms, now and then mistyped."""
        rng = self.rng
        number = person.phone
        if person.shared_phone is not None and rng.random() < 0.5:  # noqa: PLR2004
            number = person.shared_phone
        if rng.random() < TYPING_ERRORS:
            number = self._mistyped(number)
        form = rng.randrange(5)
        if form == 0:
            return f"+98{number[1:]}"
        if form == 1:
            return f"{number[:4]} {number[4:7]} {number[7:]}"
        if form == 2:  # noqa: PLR2004
            return number.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
        return number

    def _mistyped(self, number: str) -> str:
        if self.rng.random() < ERROR_IS_SOMEBODYS:
            return self.rng.choice(self.people).phone
        at = self.rng.randrange(4, len(number))
        return number[:at] + str((int(number[at]) + 5) % 10) + number[at + 1 :]

    def _mail(self, person: Person) -> str:
        if self.rng.random() < PLACEHOLDERS:
            return self.rng.choice(_NOBODYS)
        if self.rng.random() < TYPING_ERRORS:
            local, _, domain = person.email.partition("@")
            return f"{local}{self.rng.randrange(10)}@{domain}"
        return person.email.upper() if self.rng.random() < 0.05 else person.email  # noqa: PLR2004

    def _named(self, person: Person, share: float) -> str:
        """Their name in one of its spellings, or "" where it is not said."""
        if self.rng.random() > share:
            return ""
        return self._spelled(f"{person.given} {person.family}")

    def _spelled(self, name: str) -> str:
        rng = self.rng
        way = rng.choices(_WAYS, weights=_OFTEN)[0]
        if way == "typing error":
            at = rng.randrange(1, len(name) - 1)
            return name[:at] + name[at + 1 :]
        return {
            "arabic letters": name.replace("ی", "ي").replace("ک", "ك"),
            "space": name.replace("\u200c", " "),
            "together": name.replace("\u200c", ""),
            "title": f"آقای {name}",
            "family": name.rsplit(maxsplit=1)[-1],
        }.get(way, name)


def traces_of(events: Sequence[Event]) -> dict[int, int]:
    """Whose each trace is."""
    return {event.trace: event.person for event in events}
