import re

import pytest

from hamdel.conversations.rules.threads import conversation_in, thread_token

SECRET = b"a secret"


@pytest.mark.parametrize("conversation", [1, 12, 2**62])
def test_a_token_leads_back(conversation: int) -> None:
    token = thread_token(conversation, secret=SECRET)
    assert re.fullmatch(r"c[0-9]+-[a-z2-7]{16}", token)
    assert conversation_in(token, secret=SECRET) == conversation
    assert conversation_in(f" {token.upper()}\n", secret=SECRET) == conversation


def test_no_other_token_leads_anywhere() -> None:
    token = thread_token(12, secret=SECRET)
    other = token.replace("c12", "c13")
    for forged in (
        "",
        "c12",
        other,
        token[:-1],
        token + "a",
        "c" + "9" * 30 + token[3:],
        "call:7",
    ):
        assert conversation_in(forged, secret=SECRET) is None
    assert conversation_in(token, secret=b"another") is None
