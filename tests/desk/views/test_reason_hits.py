"""The report of foreseen reasons, and saying that it was none of them."""

import pytest

from hamdel.interactions.models import LearnedWeights, ReasonSaid
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


def test_empty_it_says_what_to_do(nima: Player) -> None:
    page = nima.get("/customers/reasons/").content.decode()
    assert "هنوز نظری داده نشده" in page
    assert "آنچه آموخته شد" not in page


def test_words_of_people_are_counted(sara: Player, mina_id: int, nima: Player) -> None:
    for right in ("yes", "no"):
        sara.post(
            f"/customers/{mina_id}/reasons/said",
            {"kind": "failed", "topic": "Transfer", "right": right},
        )
    said = sara.post(f"/customers/{mina_id}/reasons/none")
    assert "هیچ‌کدام نبود" in said.headers["HX-Trigger"].encode().decode("unicode-escape")
    LearnedWeights.objects.create(
        at=NOW, until=1, said=20, held_out=4, loss=0.5, loss_before=0.75, stands=True, weights="{}"
    )
    page = nima.get("/customers/reasons/").content.decode()
    assert "حواله ناموفق" in page
    assert "۵۰٪" in page
    assert "۰٫۷۵ → ۰٫۵" in page
    assert ReasonSaid.objects.get(kind="none").probability < 1


def test_strangers_see_nothing(stranger: Player) -> None:
    assert stranger.get("/customers/reasons/").status_code == 302
