"""Feedback of others comes in by file."""

import json
from io import BytesIO
from typing import Any

import pytest

from hamdel.listening.models import Mention, Source
from tests.ground.cast import Mina, Player
from tests.listening.rules.test_telegram_export import EXPORT

CSV = (
    "متن نظر,امتیاز,تاریخ,کد,موبایل\n"
    "دوچرخه خیلی خوب بود و راضی هستم,۵,۱۴۰۵/۰۸/۱۲,1,0912 345 67 89\n"
    "پیک سه روز دیر آمد و کسی جواب نداد,1,2026-11-02,2,\n"
    ",,,3,\n"
    "امتیازش معلوم نیست,نه,1405/01/01,4,\n"
)


def brought(client: Player, content: bytes) -> Any:
    file = BytesIO(content)
    file.name = "reviews.csv"
    return client.post("/mentions/import/", {"file": file})


def test_a_table_is_guessed_judged_and_taken_in_once(
    leila: Player, mina: Mina, profile: int
) -> None:
    at = brought(leila, CSV.encode("utf-8-sig")).headers["Location"]
    page = leila.get(at).content.decode()
    assert page.count('value="text" selected') == 1
    assert "۹۵٪" in page
    chosen = {
        "name": "دیجی‌نظر", "network": "digi", "says": "review",
        "target": ["text", "rating", "posted_at", "ref", "phone"],
    }  # fmt: skip
    judged = leila.post(at, chosen).content.decode()
    assert "“نه” is no rating of 5." in judged
    assert not Mention.objects.exists()
    done = leila.post(f"{at}/run", chosen).content.decode()
    assert "/mentions/?tab=all&amp;network=digi" in done
    good, bad = Mention.objects.order_by("-rating")
    assert (good.network, good.rating, good.profile_id) == ("digi", 5.0, profile)
    assert bad.profile_id is None
    assert Source.objects.get().name == "دیجی‌نظر"
    assert leila.get(at).status_code == 404
    at = brought(leila, CSV.encode("cp1256", "replace")).headers["Location"]
    leila.post(f"{at}/run", chosen)
    assert Mention.objects.filter(rating=5.0).count() == 1


def test_a_chat_of_telegram_makes_nobody_a_customer(leila: Player, profile: int) -> None:
    at = brought(leila, json.dumps(EXPORT).encode()).headers["Location"]
    assert "دوچرخه‌سواران تهران" in leila.get(at).content.decode()
    leila.post(f"{at}/run", {})
    assert {row.network for row in Mention.objects.all()} == {"telegram"}
    assert not Mention.objects.exclude(profile=None).exists()


@pytest.mark.parametrize("content", [b"", b"one line", b'{"messages": 5}', b"\x00\xff\xd8"])
def test_what_is_no_feedback_is_said(leila: Player, content: bytes) -> None:
    assert brought(leila, content).status_code == 422


def test_agents_bring_no_files(sara: Player, leila: Player) -> None:
    assert brought(sara, CSV.encode()).status_code == 403
    assert leila.get("/mentions/import/no-such-token").status_code == 404
