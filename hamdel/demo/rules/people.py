"""Who the customers are: each follows from the plan and a number alone."""

from dataclasses import dataclass
from random import Random
from typing import Final

from .calendar import calendar_of
from .devices import Device, laptop, mobile, tablet
from .names import Name, family_name, given_name, misspelt
from .personas import OF_PEOPLE, Persona
from .plan import DAY, TRANSFER, Plan
from .words import City, cities, words

# Blocks of mobile numbers that no operator has: they read like real ones and reach nobody.
_PREFIXES: Final = ("0906", "0907", "0908", "0926", "0927", "0928", "0929")
_MAILS: Final = (
    "gmail.example",
    "gmail.example",
    "gmail.example",
    "yahoo.example",
    "chmail.example",
    "example.com",
)
_STYLES: Final = ("formal", "colloquial", "colloquial", "colloquial", "finglish", "short")
_CHANNELS: Final = {
    "commuter": ("phone", "chat", "telegram", "app", "email"),
    "mountain": ("telegram", "chat", "phone", "email", "social"),
    "parent": ("phone", "phone", "bale", "sms", "chat"),
    "courier": ("phone", "telegram", "bale", "app", "telegram"),
    "bargain": ("chat", "social", "telegram", "phone", "email"),
}
_FAMILIES: Final = {
    8: 1,
    23: 1,
    24: 2,
    58: 1,
}  # of a hundred: uses the phone of one so many before
_TWINS: Final = (11, 31)  # of fifty: these are in the books twice


@dataclass(frozen=True, slots=True)
class Twin:
    """The same person once more, as a branch wrote them down."""

    user_id: str
    name: str
    phone: str
    email: str


@dataclass(slots=True)
class Person:
    """One customer. `joined_at` None: never says who they are. `left_at`: stays away from then."""

    number: int
    sex: str
    given: Name
    family: Name
    city: City
    area: str
    born: int
    job: str
    persona: Persona
    style: str
    activity: float
    user_id: str
    phone: str
    email: str
    chat_id: str
    channels: tuple[str, ...]
    devices: tuple[Device, ...]
    joined_at: int | None
    known_before: bool
    first_at: int
    left_at: int
    plus: bool
    newsletter: bool
    twin: Twin | None

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given.fa} {self.family.fa}"

    @property
    def mobile(self) -> Device:
        """The phone in the pocket."""
        return self.devices[0]


def person_of(plan: Plan, number: int) -> Person:
    """Make the person of a number."""
    dice = plan.chance("person", number)
    persona = OF_PEOPLE.draw(dice)
    relative = _relative(plan, number)
    city = relative.city if relative else cities().draw(dice)
    sex = (
        dice.choice(("female", "male"))
        if persona.key != "courier"
        else dice.choice(("male",) * 6 + ("female",))
    )
    given = given_name(dice, sex=sex, province=city.province)
    family = relative.family if relative else family_name(dice, province=city.province)
    born = dice.randint(*persona.born)
    joined, known_before, first = _joining(plan, dice)
    phone = relative.phone if relative else _phone(dice)
    person = Person(
        number=number, sex=sex, given=given, family=family, city=city,
        area=relative.area if relative else dice.choice(city.areas), born=born,
        job="پیک" if persona.key == "courier" else dice.choice(words("jobs")),
        persona=persona, style=dice.choice(_STYLES), activity=_activity(dice),
        user_id=f"u-{40_000 + number}", phone=phone, email=_email(dice, given, family, number),
        chat_id=str(dice.randrange(90_000_000, 900_000_000)),
        channels=_CHANNELS[persona.key], devices=_devices(dice, persona, plan, number),
        joined_at=joined, known_before=known_before, first_at=first,
        left_at=_leaving(plan, dice, first), plus=dice.random() < persona.plus,
        newsletter=dice.random() < persona.newsletter, twin=None,
    )  # fmt: skip
    if number % 50 in _TWINS and joined is not None:
        person.twin = _twin(dice, person)
    _sign_in(dice, person)
    return person


def _relative(plan: Plan, number: int) -> Person | None:
    back = _FAMILIES.get(number % 100, 0)
    return person_of(plan, number - back) if back and number - back > TRANSFER else None


def _activity(dice: Random) -> float:
    """A log-normal of mean 1 with a long tail: few use it all the time, most now and then."""
    sigma = 0.95
    return min(dice.lognormvariate(-sigma * sigma / 2, sigma), 9.0)


def _joining(plan: Plan, dice: Random) -> tuple[int | None, bool, int]:
    """When they said who they are, whether before our three months, and when they first came."""
    calendar = calendar_of(plan)
    start, span = calendar.start, plan.now - calendar.start
    lot = dice.random()
    if lot < 0.58:
        return start - dice.randrange(30 * DAY, 700 * DAY), True, start
    first = start + int(span * dice.random())
    if lot > 0.83:
        return None, False, first
    joined = first + int(min(dice.expovariate(1 / 4), 30) * DAY)
    return (joined if joined < plan.now else None), False, first


def _leaving(plan: Plan, dice: Random, first: int) -> int:
    if dice.random() < 0.12:
        return first + int((plan.now - first) * (0.3 + 0.7 * dice.random()))
    return plan.now


def _devices(dice: Random, persona: Persona, plan: Plan, number: int) -> tuple[Device, ...]:
    def name(kind: str) -> str:
        return f"{kind}-{plan.seed}-{number}-{dice.getrandbits(48):012x}"

    held = [mobile(dice, name("m"))]
    if dice.random() < persona.laptop:
        held.append(laptop(dice, name("w")))
    if dice.random() < 0.07:
        held.append(tablet(name("t")))
    return tuple(held)


def _sign_in(dice: Random, person: Person) -> None:
    """Phones are signed in with the account; other devices some days later, or never."""
    if person.joined_at is None:
        return
    person.mobile.signed_in_at = person.joined_at
    for device in person.devices[1:]:
        if dice.random() < 0.75:
            device.signed_in_at = max(person.joined_at, person.first_at) + int(
                dice.expovariate(1 / 6) * DAY
            )


def _phone(dice: Random) -> str:
    return f"{dice.choice(_PREFIXES)}{dice.randrange(1_000_000, 10_000_000)}"


def _email(dice: Random, given: Name, family: Name, number: int) -> str:
    local = dice.choice(
        (
            f"{given.latin}.{family.latin}{number % 1000}",
            f"{given.latin[0]}.{family.latin}{number % 1000}",
            f"{given.latin}{family.latin}{number}",
            f"{family.latin}.{given.latin}{number % 1000}",
            f"{given.latin}_{dice.choice(('bike', 'rekab', 'doosti', 'cyclist'))}{number}",
        )
    )
    return f"{local}@{dice.choice(_MAILS)}"


def _twin(dice: Random, person: Person) -> Twin:
    """Write them down again: another account on the same phone, or a slip in the phone."""
    name = f"{misspelt(person.given.fa, dice)} {misspelt(person.family.fa, dice)}"
    if dice.random() < 0.5:
        return Twin(f"{person.user_id}-b", name, person.phone, "")
    slip = person.phone[:-2] + person.phone[-1] + person.phone[-2]
    return Twin(f"{person.user_id}-b", name, slip, person.email.replace(".", "", 1))
