"""Rules of pages: bounded, and on the paths that they name."""

import time

import pytest

from hamdel.asking.rules.page_rules import PageRule, kept, on_path, read_page_rule


@pytest.mark.parametrize(
    ("path", "on", "off"),
    [
        ("", ["/", "/x"], []),
        ("/cart", ["/cart"], ["/cart/", "/"]),
        ("/cart*", ["/cart", "/cart/1"], ["/car"]),
        ("/*/done", ["/a/done", "/a/b/done"], ["/done", "/a/done/"]),
        ("*a*a", ["aa", "/a/a"], ["a", "/a/"]),
        ("/a.c", ["/a.c"], ["/abc"]),
    ],
)
def test_paths(path: str, on: list[str], off: list[str]) -> None:
    rule = PageRule(path=path)
    assert [one for one in on if not on_path(rule, one)] == []
    assert [one for one in off if on_path(rule, one)] == []


def test_a_rule_of_many_stars_costs_no_time() -> None:
    began = time.process_time()
    assert not on_path(PageRule(path="*a" * 150), "/" + "a" * 140 + "b" * 5_000)
    assert time.process_time() - began < 0.1


def test_what_is_kept_says_only_what_was_said_within_its_bounds() -> None:
    rule = read_page_rule({"path": "/x" * 400, "seconds": 10**9, "scroll": -4, "leaving": 1})
    assert kept(rule) == {"path": ("/x" * 400)[:300], "seconds": 3_600, "leaving": True}
