import pytest

from hamdel.channels.contracts import Setting
from hamdel.channels.rules.settings_given import WrongSetting, fitting

DECLARED = (
    Setting(name="url", label="URL", needed=True),
    Setting(name="key", label="Key", kind="secret"),
    Setting(name="limit", label="Limit", kind="number", default="30", least=1, most=100),
    Setting(name="quiet", label="Quiet", kind="switch"),
    Setting(name="shape", label="Shape", kind="choice", default="a", choices=(("a", "A"),)),
)


def test_what_is_given_stands_in_place_of_what_is_kept() -> None:
    values = fitting(DECLARED, {"url": " x ", "quiet": "on"}, kept={"key": "old", "limit": "7"})
    assert values == {"url": "x", "key": "old", "limit": "7", "quiet": "yes", "shape": "a"}


def test_an_empty_secret_keeps_the_one_there_is() -> None:
    kept = {"url": "x", "key": "old"}
    assert fitting(DECLARED, {"key": ""}, kept=kept)["key"] == "old"
    assert fitting(DECLARED, {"key": "new"}, kept=kept)["key"] == "new"


def test_a_kept_secret_goes_to_nobody_else() -> None:
    declared = (
        Setting(name="url", label="URL"),
        Setting(name="key", label="Key", kind="secret", sent_to="url"),
    )
    kept = {"url": "https://a.example", "key": "old"}
    assert fitting(declared, {"url": "https://a.example"}, kept=kept)["key"] == "old"
    for given in ({"url": "https://b.example"}, {"url": "https://b.example", "key": " "}):
        with pytest.raises(WrongSetting) as refused:
            fitting(declared, given, kept=kept)
        assert (refused.value.name, refused.value.reason) == ("key", "again")
    assert fitting(declared, {"url": "https://b.example", "key": "new"}, kept=kept)["key"] == "new"
    assert fitting(declared, {"url": "https://b.example"}, kept={"url": "https://a.example"})


@pytest.mark.parametrize(
    ("given", "name", "reason"),
    [
        ({}, "url", "needed"),
        ({"url": "x", "color": "red"}, "color", "unknown"),
        ({"url": "x", "limit": "0"}, "limit", "number"),
        ({"url": "x", "limit": "101"}, "limit", "number"),
        ({"url": "x", "limit": "-3"}, "limit", "number"),
        ({"url": "x", "limit": "9" * 40}, "limit", "number"),
        ({"url": "x", "shape": "b"}, "shape", "choice"),
    ],
)
def test_what_does_not_fit_is_named(given: dict[str, str], name: str, reason: str) -> None:
    with pytest.raises(WrongSetting) as refused:
        fitting(DECLARED, given, kept={})
    assert (refused.value.name, refused.value.reason) == (name, reason)
