"""Trust and effort of a customer on a screen."""

from django.test import Client

from hamdel.platform import followers
from hamdel.trust.usecases.breaking import ring_alarms
from tests.ground.cast import NOW, Player
from tests.trust.conftest import HOUR, Give


def test_trust_and_what_moved_it_stand_beside_a_customer(
    give: Give, profile: int, sara: Player, nima: Player
) -> None:
    give()
    ring_alarms(now=NOW + HOUR)
    while followers.run_once():
        pass
    beside = sara.get(f"/customers/{profile}/trust/beside").content.decode()
    assert "trust-spark" in beside
    assert "قول شکست" in beside
    whole = nima.get(f"/customers/{profile}/trust").content.decode()
    assert "قول شکست" in whole


def test_somebody_to_whom_nothing_happened(profile: int, sara: Player, stranger: Client) -> None:
    beside = sara.get(f"/customers/{profile}/trust/beside").content.decode()
    assert "۶۰" in beside
    assert sara.get("/customers/77/trust").status_code == 404
    assert stranger.get(f"/customers/{profile}/trust").status_code == 302
