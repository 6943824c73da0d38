"""The names of what can be set of improvements."""

from typing import Final

PEOPLE: Final = "improvements.people"
DAYS_EACH: Final = "improvements.days_each"
BUDGET: Final = "improvements.budget_toman"
DAY: Final = "improvements.day_toman"
