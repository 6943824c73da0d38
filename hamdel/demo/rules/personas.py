"""The five kinds of people whom the company serves, and how much of what each does."""

from dataclasses import dataclass
from typing import Final

from .chance import Weighted


@dataclass(frozen=True, slots=True)
class Persona:
    """Means of a person with activity 1 over three months; shares are 0…1."""

    key: str
    name_fa: str
    bike: str
    weather: float  # looks at the weather in the app
    habit: str  # when: a habit of the calendar
    visits: float  # visits of the site
    buys: float  # share of visits that aim at buying
    wallet: float  # payments and transfers
    social: float  # moments on social networks
    plus: float  # share who pay for the better forecast
    newsletter: float  # share who read it
    laptop: float  # share who have one
    categories: tuple[str, ...]
    born: tuple[int, int]  # Jalali years


PERSONAS: Final = (
    Persona(
        "commuter", "رکابِ هرروزه", "شهری", 30, "commute", 4, 0.35, 6, 1.0, 0.3, 0.4, 0.6,
        ("نور", "قفل", "پوشاک", "قطعه", "حمل بار", "لوازم"), (1355, 1382),
    ),
    Persona(
        "mountain", "کوه‌رکابِ آخر هفته", "کوهستان", 15, "leisure", 7, 0.4, 2.5, 2.2, 0.35, 0.5, 0.7,
        ("قطعه", "ایمنی", "ابزار", "پوشاک", "دوچرخه", "لوازم"), (1350, 1380),
    ),
    Persona(
        "parent", "پدر و مادر", "کودک", 8, "reading", 5, 0.5, 4.5, 1.4, 0.08, 0.35, 0.5,
        ("کودک", "کودک", "ایمنی", "قفل"), (1350, 1372),
    ),
    Persona(
        "courier", "پیک دوچرخه‌ای", "باری", 46, "commute", 3, 0.5, 18, 0.8, 0.2, 0.1, 0.1,
        ("حمل بار", "قطعه", "قطعه", "ابزار", "نور", "پوشاک"), (1365, 1386),
    ),
    Persona(
        "bargain", "شکارچی تخفیف", "شهری", 7, "shop", 11, 0.3, 4, 3.2, 0.04, 0.6, 0.55,
        ("نور", "قفل", "ایمنی", "پوشاک", "لوازم", "ابزار"), (1355, 1385),
    ),
)  # fmt: skip
PERSONA: Final = {persona.key: persona for persona in PERSONAS}
OF_PEOPLE: Final = Weighted(PERSONAS, (34, 17, 18, 9, 22))
