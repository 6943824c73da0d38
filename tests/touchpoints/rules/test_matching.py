import time

import pytest

from hamdel.touchpoints.rules.matching import Rule, compile_rules, touchpoint_of


def place(rules, channel, device, action):
    compiled = compile_rules(Rule(i, *rule) for i, rule in enumerate(rules, start=1))
    return touchpoint_of(rules=compiled, channel=channel, device=device, action=action)


@pytest.mark.parametrize(
    ("pattern", "action", "fits"),
    [
        ("Ad *", "Ad Clicked", True),
        ("Ad *", "ad  clicked!", True),
        ("Ad *", "Address Changed", False),
        ("Ad *", "Ad", False),
        ("Viewed Blog*", "Viewed Blog", True),
        ("Viewed Blog*", "Viewed Blogging Tips", True),
        ("*Failed", "Transfer Failed", True),
        ("*Failed", "Failed Transfer", False),
        ("Order * Late", "Order 12 Late", True),
        ("Order * Late", "Order Late", False),
        ("a*b*c", "a1b2b3c", True),
        ("a*b*c", "acb", False),
        ("Newsletter_Signed-Up", "newsletter signed up", True),
        ("ثبت سفارش", "ثبت سفارش", True),
        ("پيگيري كالا ۱۲", "پیگیری کالا 12", True),
        ("پی‌گیری *", "پی‌گیری حواله", True),
        ("Order", "Order Completed", False),
    ],
)
def test_action_patterns(pattern, action, fits):
    assert (place([("*", "*", pattern)], "web", "mobile", action) == 1) is fits


def test_channel_and_device_are_asked():
    rules = [("In_Person", "kiosk", "Order *")]
    assert place(rules, "in-person", "Kiosk", "Order Completed") == 1
    assert place(rules, "web", "kiosk", "Order Completed") is None
    assert place(rules, "in-person", "mobile", "Order Completed") is None


def test_more_exact_rule_wins_whatever_the_order():
    rules = [
        ("*", "*", "Order *"),
        ("*", "*", "Order Completed"),
        ("in-person", "*", "Order Completed"),
    ]
    assert place(rules, "in-person", "kiosk", "Order Completed") == 3
    assert place(rules, "web", "mobile", "Order Completed") == 2
    assert place(rules, "web", "mobile", "Order Cancelled") == 1


def test_equally_exact_rules_go_by_the_catalogues_order():
    assert place([("*", "*", "Chat *"), ("*", "*", "Chat *")], "web", "mobile", "Chat Ended") == 1


def test_a_hostile_pattern_stays_quick():
    begun = time.perf_counter()
    assert place([("*", "*", "*a" * 149)], "web", "mobile", "a" * 148 + "b" * 152) is None
    assert time.perf_counter() - begun < 0.05
