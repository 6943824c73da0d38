from hamdel.ideas.rules.tokens import stop_token, telling_in


def test_a_token_is_of_one_telling_and_one_key() -> None:
    token = stop_token(12, key="k")
    assert telling_in(token, key="k") == 12
    _, _, mark = token.partition("-")
    wrong = [token.upper(), f"13-{mark}", f"012-{mark}", token[:-1], f"{token}a", "", "12-"]
    assert [telling_in(one, key="k") for one in wrong] == [None] * len(wrong)
    assert telling_in(token, key="other") is None
    assert telling_in(stop_token(2**63 - 1, key="k"), key="k") is None
