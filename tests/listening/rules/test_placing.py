"""Where a mention has its place."""

import pytest

from hamdel.listening.contracts import MENTION_KINDS
from hamdel.listening.rules.placing import channel_of, touchpoint_of


@pytest.mark.parametrize(
    ("kind", "channel", "touchpoint"),
    [
        ("post", "social", "social_media"),
        ("message", "social", "social_media"),
        ("review", "web", "product_reviews"),
        ("comment", "web", ""),
        ("article", "web", ""),
    ],
)
def test_each_kind_has_its_place(kind: str, channel: str, touchpoint: str) -> None:
    assert kind in MENTION_KINDS
    assert (channel_of(kind), touchpoint_of(kind)) == (channel, touchpoint)
