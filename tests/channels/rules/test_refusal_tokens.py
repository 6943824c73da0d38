"""Tokens that refuse."""

from hamdel.channels.rules.refusal_tokens import delivery_in, refusal_token

KEY = "ab" * 32


def test_a_token_is_its_delivery_s() -> None:
    assert delivery_in(refusal_token(12, key=KEY), key=KEY) == 12


def test_no_other_token_is() -> None:
    token = refusal_token(12, key=KEY)
    other = refusal_token(13, key=KEY)
    assert delivery_in(f"13-{token[3:]}", key=KEY) is None
    assert delivery_in(token, key="cd" * 32) is None
    for place in range(len(token)):
        changed = token[:place] + ("a" if token[place] != "a" else "b") + token[place + 1 :]
        assert delivery_in(changed, key=KEY) is None
    for text in ("", "12", token.upper(), f" {token}", token.replace("1", "۱", 1), other[:-1]):
        assert delivery_in(text, key=KEY) is None
