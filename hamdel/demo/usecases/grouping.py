"""The company's segments, and its rules on what happens."""

from datetime import datetime
from typing import Final

from hamdel.automations.public import RuleDraft, make_rule, remove_rule, rules
from hamdel.segments.public import STARTING, make_segment, remove_segment, segments

WHO: Final = "hamdel demo"
_RULES: Final = (
    RuleDraft(
        name="رنجیده‌ها زودتر",
        event="message.received",
        conditions={
            "rule": "all",
            "of": [
                {"rule": "mood", "of": ["negative"]},
                {
                    "rule": "any",
                    "of": [
                        {"rule": "intent", "of": ["complaint_staff", "damaged_or_wrong_item"]},
                        {"rule": "segment", "key": "loyal-buyers"},
                    ],
                },
            ],
        },
        actions=[
            {"do": "priority", "priority": "high"},
            {"do": "note", "text": "{name} رنجیده است؛ پیش از پاسخ، داستانش را ببینید."},
        ],
        enabled=True,
        per_day=1,
    ),
    RuleDraft(
        name="کسی برنداشته",
        event="unassigned",
        minutes=120,
        conditions={"rule": "all", "of": [{"rule": "hours", "open": True}]},
        actions=[{"do": "priority", "priority": "high"}],
        enabled=True,
        per_day=1,
    ),
    RuleDraft(
        name="بیرون از ساعت کار",
        event="conversation.opened",
        conditions={"rule": "all", "of": [{"rule": "hours", "open": False}]},
        actions=[
            {
                "do": "reply",
                "text": "{name} گرامی، پیامتان رسید. نخستین ساعت کاری پاسخ می‌دهیم.",
            }
        ],
        per_day=1,
    ),
    RuleDraft(
        name="بستن گفتگوهای خاموش",
        event="silent",
        minutes=7 * 24 * 60,
        conditions={"rule": "none", "of": [{"rule": "priority", "of": ["urgent"]}]},
        actions=[{"do": "note", "text": "یک هفته پاسخی نیامد."}, {"do": "close"}],
        per_day=1,
    ),
)


def prepare_groups(*, now: datetime) -> None:
    """Make the segments to begin with, and four rules: two are on, two wait to be tried."""
    for one in STARTING:
        make_segment(one, who=WHO, now=now)
    for rule in _RULES:
        make_rule(rule, who=WHO, now=now)


def take_groups_back(*, now: datetime) -> None:
    """Remove the segments and rules that the demo made."""
    for rule in rules():
        if rule.made_by == WHO:
            remove_rule(rule.id, who=WHO, now=now)
    for one in segments():
        if one.made_by == WHO:
            remove_segment(one.id, who=WHO, now=now)
