from hamdel.platform.web.rule_forms import (
    Node,
    Piece,
    changed,
    choice,
    line_of,
    place_of,
    read_form,
)


def begin(kind):
    return Node(kind, {}, [Node("leaf")] if kind == "any" else [])


def test_parts_are_added_and_dropped_where_it_was_pressed() -> None:
    root = Node("all", {}, [Node("leaf")])
    changed(root, "add:r", "any", begin=begin)
    changed(root, "add:r-1", "seen", begin=begin)
    assert [one.kind for one in root.children] == ["leaf", "any"]
    assert [one.kind for one in root.children[1].children] == ["leaf", "seen"]
    changed(root, "drop:r-1-0", "", begin=begin)
    assert [one.kind for one in root.children[1].children] == ["seen"]
    for nowhere in (
        "add:r-9",
        "drop:r",
        "drop:r-7-1",
        "dance:r",
        "add:r-0",
        "add:a",
        f"add:r-0-{'9' * 5_000}",
    ):
        changed(root, nowhere, "seen", begin=begin)
    assert [one.kind for one in root.children] == ["leaf", "any"]


def test_a_form_is_read_by_the_names_of_its_fields() -> None:
    said = {
        "r.rule": "any", "r-0.rule": "seen", "r-0.days": " 3 ", "r-1.rule": "all",
        "r-1-0.rule": "leaf", "a.rule": "all", "name": "x",
    }  # fmt: skip
    root = read_form(said)
    assert (root.kind, [one.kind for one in root.children]) == ("any", ["seen", "all"])
    assert root.children[0].values == {"days": "3"}
    assert [one.kind for one in root.children[1].children] == ["leaf"]
    assert read_form(said, at="a").children == []


def test_a_refusal_leads_to_its_row() -> None:
    assert [place_of(name) for name in ("rule", "rule.of[1].days", "rule.of[1].of[0]")] == [
        "r", "r-1", "r-1-0",
    ]  # fmt: skip
    assert place_of("actions[2].text", at="a") == "a-2"


def test_a_line_is_words_and_fields_in_the_order_of_its_language() -> None:
    line = line_of("در {days} روز", lambda name: Piece(name=name))
    assert [one.text or one.name for one in line] == ["در", "days", "روز"]


def test_what_was_chosen_stays_a_choice_though_it_is_gone() -> None:
    assert choice([("a", "A")], "b") == (("a", "A"), ("b", "b"))
    assert choice([("a", "A")], "") == (("a", "A"),)
