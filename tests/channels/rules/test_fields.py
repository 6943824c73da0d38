import pytest

from hamdel.channels.contracts import Unreadable
from hamdel.channels.rules.fields import flat_fields, objects_in


def test_json_forms_and_manager_lines_say_the_same() -> None:
    assert flat_fields(b' {"a": 1, "b": ["x", "y"], "c": null, "d": true}') == [
        {"a": "1", "b": "x", "c": "", "d": "yes"}
    ]
    assert flat_fields(b"a=1&b%5B%5D=x&b%5B%5D=y&c=") == [{"a": "1", "b": "x", "c": ""}]
    assert flat_fields(b"Event: A\nb: x: y\n\nEvent: B\r\n\r\n") == [
        {"Event": "A", "b": "x: y"},
        {"Event": "B"},
    ]


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b"[1]",
        b"\xff\xfe=1",
        b"   ",
        b"hello",
        b"[" * 100_000,
        b"&".join([b"a=1"] * 300),
    ],
)
def test_what_says_nothing_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        flat_fields(body)


def test_objects_are_objects() -> None:
    assert objects_in(b'[{"a": {"b": 1}}]') == [{"a": {"b": 1}}]
    with pytest.raises(Unreadable):
        objects_in(b"3")
