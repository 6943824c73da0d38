"""`POST /sla/due`."""

import json

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

HOURS = {day: [["09:00", "13:00"], ["14:00", "24:00"]] for day in ("sat", "sun", "mon", "tue")}


@pytest.fixture
def ask(server_key):
    def ask(**changed):
        calendar = {"time_zone": "Asia/Tehran", "hours": HOURS, "holidays": ["2026-11-22"]}
        body = {
            "calendar": {**calendar, **changed.pop("calendar", {})},
            "start": "2026-11-21T12:00:00+03:30",
            "minutes": 90,
            **changed,
        }
        return Client().post(
            "/api/v1/sla/due", json.dumps(body), content_type="application/json",
            headers={"Authorization": f"Bearer {server_key}"},
        )  # fmt: skip

    return ask


@pytest.mark.parametrize(
    ("minutes", "due"),
    [
        (0, "2026-11-21T08:30:00.000Z"),
        (60, "2026-11-21T09:30:00.000Z"),
        (90, "2026-11-21T11:00:00.000Z"),
        (60 + 600, "2026-11-21T20:30:00.000Z"),
        (60 + 601, "2026-11-23T05:31:00.000Z"),
    ],
)
def test_minutes_are_counted_by_the_calendar(ask, minutes, due):
    answer = ask(minutes=minutes)
    assert (answer.status_code, answer.json()) == (200, {"due": due})


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"calendar": {"time_zone": "Mars/Base"}}, "calendar.time_zone"),
        ({"calendar": {"time_zone": "../../etc/passwd"}}, "calendar.time_zone"),
        ({"calendar": {"hours": {"sat": [["9", "17:00"]]}}}, "calendar.hours.sat"),
        ({"calendar": {"hours": {"sat": [["17:00", "09:00"]]}}}, "calendar.hours.sat"),
        ({"calendar": {"hours": {"sat": [["09:00", "12:00"], ["11:00", "13:00"]]}}}, "calendar.hours.sat"),
        ({"calendar": {"hours": {"sat": [["09:00", "24:01"]]}}}, "calendar.hours.sat"),
        ({"calendar": {"hours": {}}}, "minutes"),
        ({"minutes": -1}, "minutes"),
        ({"start": "2026-11-21T12:00:00"}, "start"),
        ({"color": 1}, "color"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(ask, changed, field):
    answer = ask(**changed)
    assert answer.status_code == 400
    assert answer.json()["field"] == field
