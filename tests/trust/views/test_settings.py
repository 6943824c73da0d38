"""What is set of trust."""

from django.test import Client

from hamdel.accounts.public import create_team
from hamdel.platform import options
from hamdel.trust.queries.authority import by_role, by_team
from tests.ground.cast import NOW, Player

GIVEN = {
    "trust_tell_before": "on", "trust_tell_before_text": "", "trust_tell_broken_text": "سلام {name}",
    "trust_check_text": "", "trust_recover_failures": "4", "trust_recovery_authority_irr": "100",
    "role_admin": "30", "role_supervisor": "20", "role_agent": "10",
}  # fmt: skip


def test_an_admin_sets_words_and_authority(leila: Player) -> None:
    team = create_team(name="شعبه", who="leila", now=NOW).id
    assert leila.get("/settings/trust/").status_code == 200
    assert leila.post("/settings/trust/", {**GIVEN, f"team_{team}": "50"}).status_code == 302
    assert options.get("trust.tell_before") is True
    assert options.get("trust.recover_anger") is False
    assert options.get("trust.tell_broken_text") == "سلام {name}"
    assert (by_role()["agent"], by_team()) == (10, {team: 50})
    leila.post("/settings/trust/", GIVEN)
    assert by_team() == {}


def test_who_leads_sets_words_and_not_their_own_authority(reza: Player) -> None:
    before = by_role()
    assert reza.post("/settings/trust/", {**GIVEN, "role_supervisor": "900"}).status_code == 302
    assert options.get("trust.tell_broken_text") == "سلام {name}"
    assert by_role() == before


def test_what_does_not_fit_is_said(leila: Player) -> None:
    assert leila.post("/settings/trust/", {**GIVEN, "role_agent": "-5"}).status_code == 422


def test_only_who_leads_may(sara: Player, nima: Player, stranger: Client) -> None:
    assert sara.get("/settings/trust/").status_code == 403
    assert nima.get("/settings/trust/").status_code == 403
    assert stranger.get("/settings/trust/").status_code == 302
