"""What crosses the face of the demo."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

SEED: Final = 1405
SMALL: Final = 400  # people
WHOLE: Final = 5_000
FIRST_PART: Final = 250  # people who are there before the first page opens
PASSWORD: Final = "rekab-demo-1405"  # noqa: S105 - of people who do not exist, on loopback


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody who serves the demo company's customers."""

    email: str
    name: str
    role: str


SIGN_INS: Final = (
    SignIn("leila@rekab.example", "لیلا شریفی", "admin"),
    SignIn("reza@rekab.example", "رضا مرادی", "supervisor"),
    SignIn("sara@rekab.example", "سارا نوری", "agent"),
    SignIn("nima@rekab.example", "نیما کاظمی", "analyst"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the company has been filled: people of all `people`, events recorded so far."""

    people: int
    people_done: int
    events: int
    made_at: datetime
    finished: bool
    removing: bool

    @property
    def percent(self) -> int:
        """0…100."""
        return self.people_done * 100 // self.people
