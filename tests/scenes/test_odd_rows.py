"""Rows that an older version let in: every screen, the API, exports and followers read them."""

import json
from pathlib import Path
from typing import Final

import pytest
from django.test import Client

from hamdel.commands.files.writing import write_rows
from hamdel.commands.rows_of_interactions import COLUMNS, interaction_rows
from hamdel.interactions.models import Interaction, Presence
from hamdel.interactions.public import newest_position
from hamdel.platform import followers
from hamdel.platform.models import Cursor, RestingRow
from tests.architecture.test_pages import ask
from tests.ground.addresses import addresses
from tests.ground.company import Company, Values, a_moment

HUGE: Final = "9" * 5_000
# One ends the session, the other says 503 where no worker runs.
NOT_ASKED: Final = {"account_logout", "readyz"}
PAYLOADS: Final = (
    f'{{"event":"Order Completed","properties":{{"order_id":"h","total":{HUGE}}}}}',
    f'{{"event":"E","properties":{{"text":"سلام","n":{HUGE}}}}}',
    '{"event":"E","properties":{"total":1e400,"currency":"IRR","n":NaN}}',
    '{"event":"E","properties":{"text":"خرید \\ud83d","name":"\\ude00"}}',
    "[]",
)


# The ends of what Python counts: no zone shows them all.
ENDS: Final = (-62_135_596_800_000_000, 253_402_300_799_999_999)


@pytest.fixture
def odd(company: Company) -> Interaction:
    """Mina's newest moments, all of them odd, are the newest of the company too."""
    mina = a_moment()
    newest = Interaction.objects.filter(kind__isnull=False).order_by("-pk")[: len(PAYLOADS)]
    for row, payload in zip(newest, PAYLOADS, strict=True):
        row.profile, row.payload = mina.profile, payload
        row.save(update_fields=["profile", "payload"])
    ends = Interaction.objects.filter(kind__isnull=False, profile=mina.profile).order_by("-pk")
    for row, at in zip(ends[2:4], ENDS, strict=True):
        Interaction.objects.filter(pk=row.pk).update(occurred_at=at)
        Presence.objects.update(first_at=ENDS[0], last_at=ENDS[1])
    return mina


def failing(client: Client, values: Values) -> list[str]:
    """The addresses that answer somebody signed in with a failure."""
    client.raise_request_exception = False
    asked = [one for one in addresses() if one.name not in NOT_ASKED]
    paths = [one.path(values) for one in asked if values.keys() >= set(one.parameters)]
    return [path for path in paths if ask(client, path).status_code >= 500]


@pytest.mark.timeout(300)
def test_every_screen_shows_it(odd: Interaction, company: Company, values: Values) -> None:
    assert failing(company.clients["admin"], values) == []


@pytest.mark.timeout(300)
def test_the_api_and_the_exports_tell_it(
    odd: Interaction, company: Company, admin_key: str, tmp_path: Path
) -> None:
    client = Client(headers={"Authorization": f"Bearer {admin_key}"})
    address = f"/api/v1/customers/{odd.profile.customer_id}"
    for path in (address, f"{address}/story", f"{address}/export"):
        answer = client.get(path)
        assert answer.status_code == 200
        json.loads(answer.content)
    screen = company.clients["admin"].get(f"/customers/{odd.profile.customer_id}/export")
    assert json.loads(screen.content, parse_constant=pytest.fail)
    for ending in ("jsonl", "csv", "parquet"):
        assert write_rows(tmp_path / f"log.{ending}", COLUMNS, interaction_rows())


@pytest.mark.timeout(300)
def test_followers_digest_it_and_go_on(odd: Interaction) -> None:
    Cursor.objects.all().delete()
    for _ in range(50):
        if not followers.run_once():
            break
    assert list(RestingRow.objects.values_list("follower", "error")) == []
    positions = Cursor.objects.filter(failures=0).values_list("name", "position")
    assert {name for name, at in positions if at == newest_position()} >= {
        "interactions.presence", "interactions.purchases", "reading.messages", "touchpoints.days",
    }  # fmt: skip
