"""Tables of any file are text that can be kept and shown, whatever the file holds."""

import pytest

from hamdel.platform.tables import Unreadable, read_table

HUGE = "9" * 5_000
UTF7 = "نام,شهر,نشانی\nمینا,تهران,خیابان\n".encode("utf-7")


@pytest.mark.parametrize(
    ("content", "cells"),
    [
        (b'{"name":"\\ud83d mina","n":%s}' % HUGE.encode(), ("\ufffd mina", HUGE)),
        (b'{"name":1e400,"n":NaN}', ("1e400", "NaN")),
        (
            b'{"name":["\\udc00"],"n":{"a":%s}}' % HUGE.encode(),
            ('["\ufffd"]', f'{{"a": "{HUGE}"}}'),
        ),
    ],
)
def test_json_lines_are_read_whatever_they_hold(content, cells):
    table = read_table(content)
    assert table.columns == ("name", "n")
    assert table.rows[0].cells == cells
    str(table).encode()


def test_names_of_columns_are_text_too():
    assert read_table(b'{"a\\ud83d":1}').columns == ("a\ufffd",)


def test_half_a_character_of_utf_7_is_shown_as_such():
    table = read_table(UTF7 + b"+2D0-,a,b")
    assert table.encoding == "utf-7"
    assert table.rows[-1].cells == ("\ufffd", "a", "b")


@pytest.mark.parametrize("content", [b'{"a":' * 100_000, b'{"a":1}\n[1]', b'{"a":1}\n{'])
def test_json_lines_that_are_none_are_refused(content):
    with pytest.raises(Unreadable):
        read_table(content)
