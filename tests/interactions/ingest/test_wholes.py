"""How much is kept of what was refused whole."""

import pytest

from hamdel.interactions.ingest.wholes import AT_ONCE, EACH, LONGEST, Quota, whole_refusal


def taken(quota, *, key=1, now=0.0, tries=AT_ONCE * 2):
    return sum(quota.takes(key, now=now) for _ in range(tries))


def test_some_at_once_then_few():
    quota = Quota()
    assert taken(quota) == AT_ONCE
    assert taken(quota, now=EACH * 2.5) == 2
    assert taken(quota, now=EACH * 3.5) == 1
    assert taken(quota, now=EACH * 9_999) == AT_ONCE


def test_one_key_does_not_use_up_another_s():
    quota = Quota()
    taken(quota)
    assert taken(quota, key=2) == AT_ONCE


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        (b"{]", "{]"),
        (b"a\0b\xff", "a\\x00b\\xff"),
        (b"x" * LONGEST, "x" * LONGEST),
        (b"x" * (LONGEST + 5), "x" * LONGEST + "…"),
    ],
)
def test_the_body_is_kept_as_text_and_cut(body, kept):
    refusal = whole_refusal(7, "The body can not be read.", body)
    assert (refusal.key_id, refusal.payload) == (7, kept)
