"""How promises were kept, over the API."""

from datetime import timedelta

import pytest

from hamdel.conversations.public import close
from hamdel.platform.instants import system_now
from tests.ground.cast import Player
from tests.sla.conftest import LEILA, Begin, Promise, every

pytestmark = pytest.mark.django_db


def test_the_share_that_was_met_and_what_was_broken(
    promise: Promise, begin: Begin, sara: Player
) -> None:
    promise("همه", minutes={"resolution": every(60)}, now=system_now() - timedelta(days=9))
    day = system_now() - timedelta(days=2)
    ids = [begin(day + timedelta(minutes=n)) for n in range(4)]
    for one, minutes in zip(ids[:3], (5, 10, 90), strict=True):
        close(conversation_id=one, by=LEILA, now=day + timedelta(minutes=minutes))
    told = sara.get("/api/v1/sla/report").json()
    assert (told["all"]["n"], told["all"]["met"], told["all"]["share"]) == (4, 2, 0.5)
    (channel,) = told["by"]["channel"]
    assert (channel["key"], channel["broken"]) == ("phone", 2)
    assert [one["key"] for one in told["by"]["target"]] == ["resolution"]
    first = sara.get("/api/v1/sla/breaches?limit=1").json()
    second = sara.get(f"/api/v1/sla/breaches?limit=1&cursor={first['next']}").json()
    found = [page["items"][0] for page in (first, second)]
    assert [one["subject_id"] for one in found] == [str(ids[3]), str(ids[2])]
    assert [one["verdict"] for one in found] == ["broken", "broken"]
    assert second["next"] is None
    nothing = sara.get("/api/v1/sla/report?target=queue").json()["all"]
    assert (nothing["n"], nothing["share"]) == (0, None)


def test_a_time_that_ends_before_it_begins_is_refused(sara: Player) -> None:
    answer = sara.get("/api/v1/sla/report?from=2026-11-02&to=2026-11-01")
    assert (answer.status_code, answer.json()["field"]) == (400, "to")
