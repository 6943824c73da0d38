"""The people every test knows.

sara (agent), reza (supervisor), leila (admin) and the analyst nima are signed-in clients;
`stranger` is a client nobody signed in; `mina` is the customer they all speak of.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from hamdel.platform import keys

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)  # 1 Azar 1405, 12:00 in Tehran: a Sunday
PASSWORD = "boro-be-daryā-7"  # of people who do not exist


class Player(Client):
    """A test client that a person is signed in with."""

    def __init__(self, *, email: str, name: str, role: str, language: str = "") -> None:
        super().__init__()
        self.email = email
        self.name = name
        self.user = get_user_model().objects.create(
            email=email, name=name, role=role, language=language, created_at=NOW
        )
        self.user_id: int = self.user.pk
        self.force_login(self.user)

    def set_password(self) -> str:
        """Give the person a password (slow: Argon2), for tests of signing in; returns it."""
        self.user.set_password(PASSWORD)
        self.user.save(update_fields=["password"])
        return PASSWORD


@dataclass(frozen=True, kw_only=True)
class Mina:
    """What is known of mina, the customer, in the forms in which she would write it."""

    name: str = "مینا کاظمی"
    phone: str = "0912 345 67 89"
    phone_e164: str = "+989123456789"
    email: str = "mina.kazemi@example.ir"
    user_id: str = "mina-1001"
    anonymous_id: str = "mina-laptop-7f3a"


@pytest.fixture
def now() -> datetime:
    """The instant at which tests happen: 1 Azar 1405, noon in Tehran."""
    return NOW


@pytest.fixture
def sara(db: None) -> Player:
    """An agent, signed in."""
    return Player(email="sara@hamdel.example", name="سارا احمدی", role="agent")


@pytest.fixture
def reza(db: None) -> Player:
    """A supervisor, signed in."""
    return Player(email="reza@hamdel.example", name="رضا مرادی", role="supervisor")


@pytest.fixture
def leila(db: None) -> Player:
    """An admin, signed in."""
    return Player(email="leila@hamdel.example", name="لیلا نوری", role="admin")


@pytest.fixture
def nima(db: None) -> Player:
    """An analyst, signed in."""
    return Player(email="nima@hamdel.example", name="نیما شریفی", role="analyst")


@pytest.fixture
def stranger(db: None) -> Client:
    """Somebody nobody knows: what this client sees, everybody sees."""
    return Client()


@pytest.fixture
def mina() -> Mina:
    """The customer."""
    return Mina()


@pytest.fixture
def server_key(db: None) -> str:
    """A key of a server: it reads, writes, and what it says is verified."""
    return keys.create_key(name="server", scopes=("ingest", "read", "write"), now=NOW)[1]


@pytest.fixture
def browser_key(db: None) -> str:
    """A key of a web page: it only takes in, and what it says is claimed."""
    return keys.create_key(name="browser", scopes=("ingest",), now=NOW)[1]


@pytest.fixture
def admin_key(db: None) -> str:
    """A key that may do everything."""
    return keys.create_key(name="admin", scopes=("ingest", "read", "write", "admin"), now=NOW)[1]
