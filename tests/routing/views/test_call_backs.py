"""A call back is written down on a screen, and waits where the caller stood."""

from datetime import timedelta

import pytest
from django.test import Client

from hamdel.conversations.models import Conversation
from hamdel.platform.instants import system_now
from tests.ground.cast import Player

BACK = "/calls/back"


@pytest.mark.django_db
def test_it_keeps_the_place_and_says_what_is_wrong(
    sara: Player, nima: Player, team_id: int, stranger: Client
) -> None:
    page = sara.get(f"{BACK}?phone=09123456789&name=مینا", headers={"accept-language": "en"})
    assert "0 wait on the line now." in page.content.decode()
    assert 'value="09123456789"' in page.content.decode()
    assert sara.post(BACK, {"phone": "پنجره"}).status_code == 422
    given = {"phone": "۰۹۱۲ ۳۴۵ ۶۷۸۹", "name": "مینا", "about": "حواله", "minutes": "7"}
    made = sara.post(BACK, {**given, "team": str(team_id)})
    (row,) = Conversation.objects.all()
    assert made.headers["Location"] == f"/inbox/{row.pk}"
    assert (row.channel, row.subject, row.team_id) == ("phone", "حواله", team_id)
    waited = system_now() - (row.waiting_since or system_now())
    assert timedelta(minutes=7) <= waited < timedelta(minutes=9)
    assert BACK in sara.get("/inbox/?queue=calls").content.decode()
    assert nima.get(BACK).status_code == 403
    assert stranger.get(BACK).status_code in {302, 403}
