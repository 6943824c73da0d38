"""Integers of more than 64 bits are found wherever they stand, and nothing else is taken for one."""

import pytest

from hamdel.interactions.contracts import Refused
from hamdel.interactions.rules.integers import refuse_huge

HUGE = b"9" * 5_000


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (b'{"properties":{"total":%s}}' % HUGE, "properties.total"),
        (b'{"properties":{"products":[{},{"price":-%s}]}}' % HUGE, "properties.products.1.price"),
        (b'{"userId":9223372036854775808}', "userId"),
        (b'{"a":-9223372036854775809}', "a"),
        (HUGE, "event"),
    ],
)
def test_an_integer_past_64_bits_is_refused_by_its_place(given, field):
    with pytest.raises(Refused) as refused:
        refuse_huge(given)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "given",
    [
        b'{"a":9223372036854775807,"b":-9223372036854775808}',
        b'{"iban":"IR820540102680020817909002"}',
        b'{"text":"%s"}' % HUGE,
        b'{"a":0.12345678901234567890123456789}',
        b'{"a":12345678901234567890.5}',
        b"9" * 30 + b"x",
        b'["\xff%s"]' % HUGE,
        b"{}",
    ],
)
def test_all_else_passes(given):
    refuse_huge(given)
