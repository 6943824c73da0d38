"""Rows of the log."""

from hamdel.interactions.recorder import key_of


def test_a_key_has_sixteen_bytes_whatever_the_id() -> None:
    ids = ["", "a", "ی" * 5000, "\ud800"]
    assert {len(key_of(one)) for one in ids} == {16}
    assert len({key_of(one) for one in ids}) == len(ids)
