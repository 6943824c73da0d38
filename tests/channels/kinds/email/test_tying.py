"""Ids and tokens of a mail."""

import time

from hamdel.channels.kinds.email.tying import answered, own_id, tokens

TOKEN = "c12-abcdefgh234567ab"


def test_the_nearest_answered_comes_first() -> None:
    assert answered("<c@x>", "<a@x> <b@x>\r\n <c@x>") == ("<c@x>", "<b@x>", "<a@x>")
    assert answered("no id at all", "") == ()


def test_an_own_id_is_in_brackets_or_gets_them() -> None:
    assert own_id(" <a@x> (comment)") == "<a@x>"
    assert own_id("a@x") == "<a@x>"
    assert own_id("two words") == own_id("") == ""


def test_tokens_of_addresses_come_before_those_of_ids_and_of_the_text() -> None:
    other, last = "c13-abcdefgh234567ab", "c14-abcdefgh234567ab"
    found = tokens([f"S <support+{TOKEN.upper()}@x>"], [f"<{other}@x>"], f"ref [{last}] {TOKEN}")
    assert found == (TOKEN, other, last)
    assert tokens(["support+c12-short@x"], [], "xc12-abcdefgh234567abz") == ()


def test_half_a_million_references_take_no_time() -> None:
    began = time.process_time()
    answered("", "<a@x>" * 100_000)
    answered("", "<" * 500_000)
    assert time.process_time() - began < 0.5
