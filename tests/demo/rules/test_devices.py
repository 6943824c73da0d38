from random import Random

from hamdel.demo.rules.devices import laptop, mobile, tablet
from hamdel.interactions.rules.devices import device_of_agent


def test_browsers_are_what_they_say() -> None:
    dice = Random(1)
    for make, kind in ((mobile, "mobile"), (laptop, "laptop")):
        assert {device_of_agent(make(dice, "x").agent) for _ in range(40)} == {kind}
    assert device_of_agent(tablet("x").agent) == "tablet"


def test_most_phones_are_android() -> None:
    dice = Random(1)
    systems = [mobile(dice, "x").os for _ in range(400)]
    assert 0.65 < systems.count("Android") / 400 < 0.83


def test_an_app_tells_its_system_and_a_browser_its_page() -> None:
    phone = mobile(Random(1), "x", android=1)
    assert phone.context("app", None)["os"] == {"name": "Android"}
    assert phone.context("web", {"path": "/a"})["page"] == {"path": "/a"}
