"""The screens of follow-ups: what is seen, what is done, what is refused in words."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from hamdel.followups.contracts import FollowUpFilter
from hamdel.followups.queries.followups import list_followups
from tests.followups.conftest import Answer
from tests.ground.cast import Mina, Player

pytestmark = pytest.mark.django_db


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def test_from_the_list_to_the_closed_loop(
    answer: Answer, sara: Player, nima: Player, loft: Any, mina: Mina, today: datetime
) -> None:
    assert "کسی منتظر نیست" in page(sara, "/follow-ups/")
    response = answer(3, "پیک دو ساعت دیر آمد")
    (one,) = list_followups(FollowUpFilter(), now=today)
    for path in ("/follow-ups/", "/follow-ups/?tab=mine", "/follow-ups/waiting"):
        assert mina.name in page(sara, path)
    for path in ("/follow-ups/?tab=late", "/follow-ups/?tab=done", "/follow-ups/?tab=untold"):
        assert mina.name not in page(sara, path)
    address = f"/follow-ups/{one.id}"
    seen = page(sara, address)
    assert "پیک دو ساعت دیر آمد" in seen
    assert "کس دیگری پاسخ‌گو نیست" in seen  # why she has it
    assert "بستن حلقه" not in page(nima, address)
    assert "/follow-ups/" in page(sara, f"/follow-ups/of/response/{response}")
    assert page(sara, "/follow-ups/of/response/999").strip() == ""
    said = {"found": "نشانی نبود", "done": "نشانی درست شد", "message": "", "tell": "yes"}
    assert sara.post(f"{address}/end", said).status_code == 422
    assert sara.post(f"{address}/end", said | {"message": "درست شد"}).status_code == 302
    ended = page(sara, address)
    assert "درست شد" in ended
    assert "سرانجام" in ended
    assert mina.name in page(sara, "/follow-ups/?tab=done")
    assert sara.post(f"{address}/end", said | {"message": "x"}).status_code == 302
    assert sara.post(f"{address}/reopen").status_code == 302
    assert "بستن حلقه" in page(sara, address)
    page(sara, "/follow-ups/999999", 404)
    page(sara, "/follow-ups/?cursor=x", 404)


def test_somebody_else_gets_it_and_nothing_reaches_them(
    answer: Answer, sara: Player, reza: Player, today: datetime
) -> None:
    answer(1)
    (one,) = list_followups(FollowUpFilter(), now=today)
    address = f"/follow-ups/{one.id}"
    sara.post(f"{address}/give", {"owner": str(reza.user_id)})
    (given,) = list_followups(FollowUpFilter(owner_id=reza.user_id), now=today)
    assert given.id == one.id
    said = {"found": "x", "done": "y", "message": "z", "tell": "yes"}
    refused = sara.post(f"{address}/end", said)
    assert refused.status_code == 422
    assert "تلفن کنید" in refused.content.decode()
    assert (
        sara.post(f"{address}/end", said | {"tell": "no", "why": "تلفنی گفتم"}).status_code == 302
    )
    assert "تلفنی گفتم" in page(sara, address)


def test_the_company_says_from_where_on(leila: Player, sara: Player) -> None:
    address = "/settings/follow-ups/"
    form = {
        "followups_nps": "7", "followups_csat": "2", "followups_ces": "5", "followups_stars": "2",
        "followups_sentiment": "-0.5", "followups_hours": "24", "followups_answer_hours": "12",
    }  # fmt: skip
    assert leila.post(address, form).status_code == 302
    assert 'value="7"' in page(leila, address)
    assert leila.post(address, form | {"followups_hours": "0"}).status_code == 422
    assert sara.get(address).status_code == 403
