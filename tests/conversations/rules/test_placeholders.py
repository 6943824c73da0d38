"""Ready texts are filled in once, by names that are known."""

from hamdel.conversations.rules.placeholders import fill, unknown_names


def test_known_names_are_filled_in_and_never_read_again() -> None:
    values = {"name": "مینا {agent}", "agent": "سارا"}
    assert fill("سلام {name}، {agent} هستم.", values) == "سلام مینا {agent}، سارا هستم."


def test_what_is_not_known_stays() -> None:
    assert fill("{number} {x} {{name}} {name", {"name": "م"}) == "{number} {x} {م} {name"
    assert unknown_names("{name} {order} {order} {__class__}") == ("order", "__class__")
    assert unknown_names("{name.x} {0} {}") == ()
