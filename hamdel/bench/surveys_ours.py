"""The page of results over many answers, measured in the database that Django is set up for.

Beside it stands one that fetches every answer. Both count the same: the score with its groups, by stage, by month. The plain one is what one would write
first: all rows through the ORM, counted in Python.
"""

import random
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from statistics import median
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from hamdel.customers.public import recognize_customer
from hamdel.platform.instants import to_micros
from hamdel.platform.rawdb import of_django
from hamdel.surveys.public import ToRecord, ToSave, record_response, save_survey

ROUNDS: Final = 15
MOST: Final = 300.0  # milliseconds at the server
_SEED: Final = 1
_DAYS: Final = 360
_STAGES: Final = ("awareness", "research", "nurture", "support")
_COPY: Final = (
    "INSERT INTO surveys_response (survey_id, version_id, profile_id, key, score, comment, answers, channel,"
    " device, touchpoint, stage, language, started_at, answered_at, received_at, complete)"
    " SELECT survey_id, version_id, profile_id, ?, ?, '', '{}', channel, device, ?, ?, language, ?, ?, ?, complete"
    " FROM surveys_response WHERE id = ?"
)
_ALL: Final = (
    "SELECT stage, score, answered_at, comment, answers FROM surveys_response WHERE survey_id = ?"
)


def measure_surveys(*, answers: int) -> bool:
    """Fill the database that Django is set up for, ask for the pages, print; whether they keep the bound."""
    now = timezone.now()
    survey = fill(answers, now=now)
    client = _signed_in(now)
    pages = {
        "the page of one survey": f"/voice/surveys/{survey}?period=this_year",
        "its results over the API": f"/api/v1/surveys/{survey}/results",
        "the overview of all stages": "/voice/?period=this_year",
    }
    plain = _times(lambda: plainly(survey))
    found = {name: _times(_opening(client, path)) for name, path in pages.items()}
    _print(answers, found, plain)
    return found["the page of one survey"][0] <= MOST


def fill(answers: int, *, now: datetime) -> int:
    """Make a survey with so many answers over a year; returns its id."""
    wanted = ToSave(kind="nps", title="bench", stage="support")
    survey = save_survey(wanted, by="bench", now=now, state="open")
    person = recognize_customer(
        identifiers=[("email", "bench@example.com")], attributes={}, source="bench", now=now
    )
    first = record_response(
        ToRecord(survey_id=survey, profile_id=person, score=9, key="first"), now=now
    ).id
    dice = random.Random(_SEED)
    rows: list[tuple[Any, ...]] = []
    for number in range(answers - 1):
        at = to_micros(now - timedelta(seconds=dice.randrange(_DAYS * 86_400)))
        rows.append(
            (
                f"bench:{number}", min(max(int(dice.gauss(8, 2.5)), 0), 10),
                f"place-{dice.randrange(8)}", dice.choice(_STAGES), at, at, at, first,
            )
        )  # fmt: skip
    with transaction.atomic():
        of_django().executemany(_COPY, rows)
    return survey


def plainly(survey: int) -> dict[str, tuple[int, int]]:
    """Fetch every answer and count: promoters and detractors by stage and by month of the calendar."""
    counted: dict[str, tuple[int, int]] = {}
    rows = of_django().execute(_ALL, (survey,)).fetchall()
    for stage, score, at, _comment, _answers in rows:
        month = datetime.fromtimestamp(at / 1_000_000, tz=timezone.get_default_timezone())
        for key in ("", stage, f"{month:%Y-%m}"):
            up, down = counted.get(key, (0, 0))
            counted[key] = (up + (score >= 9), down + (score <= 6))  # noqa: PLR2004 - NPS
    return counted


def _signed_in(now: datetime) -> Client:
    person = get_user_model().objects.create(
        email="bench@hamdel.example", name="Bench", role="admin", created_at=now
    )
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person)
    return client


def _opening(client: Client, path: str) -> Callable[[], None]:
    def open_it() -> None:
        status = client.get(path).status_code
        if status != 200:  # noqa: PLR2004
            raise RuntimeError(f"{path}: {status}")

    return open_it


def _times(ask: Callable[[], object]) -> tuple[float, float]:
    """The median in milliseconds, by the wall and of the processor; the first time is not counted."""
    ask()
    walls, spent = [], []
    for _ in range(ROUNDS):
        wall, own = time.perf_counter(), time.process_time()
        ask()
        walls.append(1000 * (time.perf_counter() - wall))
        spent.append(1000 * (time.process_time() - own))
    return median(walls), median(spent)


def _print(
    answers: int, found: dict[str, tuple[float, float]], plain: tuple[float, float]
) -> None:
    table = Table(
        title=f"{answers:,} answers; medians of {ROUNDS}, in milliseconds", title_justify="left"
    )
    for name in ("", "wall", "processor", "beside fetching every answer"):
        table.add_column(name, justify="left" if not name else "right")
    for name, (wall, spent) in found.items():
        table.add_row(name, f"{wall:.0f}", f"{spent:.0f}", f"{plain[0] / wall:.1f} times as fast")
    table.add_row(
        "fetching every answer, counting alone", f"{plain[0]:.0f}", f"{plain[1]:.0f}", "1"
    )
    Console().print(table)
