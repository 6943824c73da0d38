"""Labels on screens: put, taken, and lists narrowed by them."""

import re

import pytest

from hamdel.conversations.public import ToOpen, open_conversation
from hamdel.labels.public import labels
from tests.ground.cast import NOW, Player
from tests.labels.conftest import BY

pytestmark = pytest.mark.django_db


def test_one_press_puts_it_and_lists_find_it(
    sara: Player, nima: Player, customer: int, talk: int, about: int
) -> None:
    wanted = ToOpen(channel="chat", customer_id=customer, text="سلام")
    open_conversation(wanted, by=BY, now=NOW)
    for kind, pk, page in (
        ("conversation", talk, f"/inbox/{talk}"),
        ("case", about, f"/cases/{about}/"),
    ):
        here = f"/labels/{kind}/{pk}"
        assert here in sara.get(page).content.decode()
        assert "<bdi>کیف پول</bdi>" in sara.post(here, {"name": "کیف پول"}).content.decode()
        assert "<bdi>کیف پول</bdi>" in nima.get(here).content.decode()
        assert nima.post(here, {"name": "x"}).status_code == 403
        assert "HX-Trigger" in sara.post(here, {"name": "!"}).headers
    (label,) = labels()
    inbox = sara.get(f"/inbox/?queue=all&label={label.id}").content.decode()
    assert re.findall(r'id="row-(\d+)"', inbox) == [str(talk)]
    assert f'<option value="{label.id}" selected>کیف پول</option>' in inbox
    cases = sara.get(f"/cases/?label={label.id}").content.decode()
    assert f"/cases/{about}/" in cases
    assert f"/cases/{about}/" not in sara.get(f"/cases/?label={label.id + 1}").content.decode()
    sara.post(f"/labels/case/{about}", {"label": label.id})
    assert f"/cases/{about}/" not in sara.get(f"/cases/?label={label.id}").content.decode()
    assert sara.get("/labels/case/999999").status_code == 404
