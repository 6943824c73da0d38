from typing import Any

import pytest

from hamdel.channels.kinds.sms.paths import holds, mapping_of, said_in, value_at

SAID = {"return": {"status": 200, "ok": True}, "entries": [{"messageid": 8792343, "x": None}]}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("return.status", "200"),
        ("Return.STATUS", "200"),
        ("return.ok", "true"),
        ("entries.0.messageid", "8792343"),
        ("entries.1.messageid", ""),
        ("entries.-1.messageid", ""),
        ("entries.۰.messageid", ""),
        ("entries.0.x", ""),
        ("entries", ""),
        ("", ""),
        ("return.status.more", ""),
    ],
)
def test_a_value_is_found_by_its_path(path: str, value: str) -> None:
    assert value_at(SAID, path) == value


@pytest.mark.parametrize(
    ("condition", "true"),
    [
        ("return.status = 200", True),
        ("return.status=201 | 200", True),
        ("return.status = 20", False),
        ("return.status != 200", False),
        ("return.status != 418|403", True),
        ("nothing = 1", False),
        ("return.status", False),
    ],
)
def test_a_condition_holds_or_not(condition: str, true: bool) -> None:  # noqa: FBT001 - a case
    assert holds(SAID, condition) is true


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"a": 1}', {"a": 1}),
        (b"[1]", [1]),
        (b"a=1&b=%D8%B3", {"a": "1", "b": "س"}),
        (b" 8792343 \n", {"text": "8792343"}),
        (b"<xml a='b'/>", {"text": "<xml a='b'/>"}),
        (b"\xff\xfe", {"text": "\ufffd\ufffd"}),
        (b"", {"text": ""}),
        (b"[" * 5_000, {"text": "[" * 5_000}),
    ],
)
def test_a_body_says_something_whatever_it_is(body: bytes, said: Any) -> None:
    assert said_in(body) == said


def test_lines_tell_what_states_mean() -> None:
    assert mapping_of("10 = delivered\n\nnonsense\n11=failed") == {
        "10": "delivered",
        "11": "failed",
    }
