"""A map as Mermaid's text."""

from hamdel.maps.contracts import Drawing, Stage, Step
from hamdel.maps.rules.mermaid import mermaid_of


def test_a_journey():
    way = Drawing(
        name="From: look; to buy",
        stages=(
            Stage(
                key="a",
                name="Look, see",
                steps=(
                    Step(key="s1", touchpoint="website", emotion=1.6),
                    Step(key="s2", action="Asks #1: why?\nnow", emotion=-2.0),
                    Step(key="s3"),
                ),
            ),
        ),
    )
    text = mermaid_of(way, {"website": "وب‌سایت"}, actor="Niloofar")
    assert text.splitlines() == [
        "journey",
        "    title From\u2236 look؛ to buy",
        "    section Look، see",
        "      وب‌سایت: 5: Niloofar",
        "      Asks ♯1\u2236 why? now: 1: Niloofar",
        "      s3: 3: Niloofar",
    ]
    assert "Niloofar" not in mermaid_of(way, {})
