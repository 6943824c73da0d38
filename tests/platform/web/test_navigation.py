import pytest

from hamdel.platform.web import navigation


@pytest.fixture(autouse=True)
def only_these(monkeypatch):
    monkeypatch.setattr(navigation, "_entries", {})
    navigation.register("", "Home", "web:preferences", "home", order=10)
    navigation.register("Settings", "Parts", "web:design", "layers", ("admin",), 900, key="g p")


def labels(sections: list[navigation.Section]) -> list[tuple[str, list[str]]]:
    return [(section.name, [item.label for item in section.items]) for section in sections]


def test_a_person_sees_the_screens_of_their_role():
    assert labels(navigation.menu(role="agent", user_id=1, path="/")) == [("", ["Home"])]
    assert labels(navigation.menu(role="admin", user_id=1, path="/")) == [
        ("", ["Home"]),
        ("Settings", ["Parts"]),
    ]


def test_the_screen_that_is_open_is_marked_and_no_other():
    sections = navigation.menu(role="admin", user_id=1, path="/design/")
    assert [item.current for section in sections for item in section.items] == [False, True]


def test_a_long_section_lies_folded_with_its_picture_and_what_waits_in_it(monkeypatch):
    monkeypatch.setattr(navigation, "_icons", {})
    navigation.register_section("Voice", "voice")
    for n in range(navigation.MOST_OPEN + 1):
        monkeypatch.setitem(
            navigation._entries, f"n{n}",
            navigation.Entry("Voice", f"{n}", "web:preferences", "x", frozenset(), 50, "", lambda _: 2),
        )  # fmt: skip
    navigation.forget_counts()
    (_, voice) = navigation.menu(role="agent", user_id=1, path="/")
    assert (voice.folds, voice.icon, voice.here) == (True, "voice", False)
    assert voice.waiting == 2 * (navigation.MOST_OPEN + 1)
    assert not navigation.Section("Settings").folds


def test_the_longest_address_wins():
    navigation.register("", "Below", "api", "code", order=5)
    assert navigation._current(
        ["/", "/customers/", "/customers/merges/"], "/customers/merges/3"
    ) == ("/customers/merges/")
    assert navigation._current(["/", "/customers/"], "/teams/") == ""


def test_a_screen_the_program_is_wired_without_is_left_out():
    navigation.register("", "Nowhere", "nowhere:at-all", "x")
    assert labels(navigation.menu(role="agent", user_id=1, path="/")) == [("", ["Home"])]


def test_what_waits_is_counted_for_the_person():
    navigation.register("", "Home", "web:preferences", "home", count=lambda user_id: user_id * 2)
    assert navigation.menu(role="agent", user_id=4, path="/")[0].items[0].count == 8


def test_a_long_section_lies_folded_unless_one_is_there():
    def item(*, current):
        return navigation.Item("a", "/a", "x", current, "", 0)

    short = navigation.Section("More", [item(current=False)] * navigation.MOST_OPEN)
    assert not short.folds
    long = navigation.Section("More", [*short.items, item(current=True)])
    assert (long.folds, long.here, short.here) == (True, True, False)
    assert not navigation.Section("", long.items).folds


def test_counts_are_believed_for_a_moment_or_until_somebody_does_something(monkeypatch):
    asked = []
    clock = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])

    def waiting(user_id):
        asked.append(user_id)
        return len(asked)

    navigation.register("", "Home", "web:preferences", "home", count=waiting)

    def count(user_id):
        return navigation.menu(role="agent", user_id=user_id, path="/")[0].items[0].count

    assert (count(4), count(4), count(5)) == (1, 1, 2)
    navigation.forget_counts()
    assert count(4) == 3
    clock[0] += navigation.FRESH + 1
    assert count(4) == 4
