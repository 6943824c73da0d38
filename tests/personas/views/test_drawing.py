"""A persona on screens: begun with a segment, changed, put away, brought back."""

from django.test import Client

from hamdel.personas.models import Persona
from hamdel.segments.public import STARTING, make_segment
from tests.ground.cast import NOW, Player


def test_a_persona_begins_with_a_segment(reza: Player, sara: Player, stranger: Client) -> None:
    made = make_segment(STARTING[2], who="reza", now=NOW)
    assert f"segment={made.id}" in reza.get("/personas/").content.decode()
    assert STARTING[2].name_fa in reza.get(f"/personas/new/?segment={made.id}").content.decode()
    given = {"name": "نیلوفر", "segment": str(made.id), "goals": "الف\n\nب", "channels": ["web"]}
    assert reza.post("/personas/new/", {**given, "name": ""}).status_code == 422
    assert sara.post("/personas/new/", given).status_code == 403
    assert reza.post("/personas/new/", given).status_code == 302
    row = Persona.objects.get()
    assert (row.goals, row.channels, row.segment_id) == (["الف", "ب"], ["web"], made.id)
    here = f"/personas/{row.pk}/"
    reza.post(f"{here}edit/", {**given, "name": "نازنین", "ideal": "on"})
    page = sara.get(here).content.decode()
    assert "نازنین" in page
    reza.post(f"{here}gone")
    assert sara.get(here).status_code == 404
    reza.post(f"{here}gone?undo")
    assert "نازنین" in sara.get("/personas/").content.decode()
    assert stranger.get("/personas/").status_code == 302
