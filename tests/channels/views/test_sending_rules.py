"""Settings → Channels → Rules of sending."""

import pytest
from django.test import Client

from hamdel.platform import audit, options
from tests.ground.cast import Player

pytestmark = pytest.mark.django_db
RULES = "/settings/channels/sending"
GIVEN = {
    "sending-quiet_hours": "۲۲:۰۰-۰۷:۳۰",
    "sending-most_per_day": "2",
    "sending-automatic_answers_per_day": "1",
    "sending-automatic_answers_per_hour": "200",
    "sending-undo_seconds": "30",
    "sending-working_hours_only": "on",
}


def test_an_admin_says_how_messages_go_out(leila: Player) -> None:
    page = leila.get(RULES).content.decode()
    for name in GIVEN:
        assert f'name="{name}"' in page
    assert RULES in leila.get("/settings/channels/").content.decode()
    assert leila.post(RULES, GIVEN).status_code == 302
    held = {one.name: options.get(one.name) for one in options.declared()}
    assert held["sending.quiet_hours"] == "22:00-07:30"
    assert (held["sending.most_per_day"], held["sending.undo_seconds"]) == (2, 30)
    assert held["sending.working_hours_only"] is True
    changed = [one.subject for one in audit.entries() if one.act == "option set"]
    assert sorted(changed) == [
        "option:sending.most_per_day", "option:sending.quiet_hours",
        "option:sending.undo_seconds", "option:sending.working_hours_only",
    ]  # fmt: skip
    without = {name: value for name, value in GIVEN.items() if "only" not in name}
    leila.post(RULES, without | {"sending-quiet_hours": ""})
    assert options.get("sending.working_hours_only") is False
    assert options.get("sending.quiet_hours") == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"sending-quiet_hours": "at night"},
        {"sending-undo_seconds": "61"},
        {"sending-most_per_day": "x"},
    ],
)
def test_what_does_not_fit_changes_nothing(wrong: dict[str, str], leila: Player) -> None:
    before = options.get("sending.most_per_day"), options.get("sending.quiet_hours")
    assert leila.post(RULES, GIVEN | wrong).status_code == 422
    assert (options.get("sending.most_per_day"), options.get("sending.quiet_hours")) == before


def test_nobody_else_does(reza: Player, stranger: Client) -> None:
    assert reza.post(RULES, GIVEN).status_code == 403
    assert stranger.post(RULES, GIVEN).status_code == 302
    assert options.get("sending.undo_seconds") == 10
