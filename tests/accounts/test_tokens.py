"""Links for a new password, bit by bit."""

from datetime import datetime, timedelta

from hamdel.accounts.tokens import ResetTokens


def test_no_other_token_is_taken(sara):
    tokens = ResetTokens()
    token = tokens.make_token(sara.user)
    assert tokens.check_token(sara.user, token)
    for place, char in enumerate(token):
        for bit in range(7):
            twin = token[:place] + chr(ord(char) ^ (1 << bit)) + token[place + 1 :]
            assert not tokens.check_token(sara.user, twin)


def test_it_is_bound_to_everything_that_makes_the_person(sara, reza):
    tokens = ResetTokens()
    token = tokens.make_token(sara.user)
    assert not tokens.check_token(reza.user, token)
    for name, value in (("password", "x"), ("email", "x@y.ir"), ("is_active", False)):
        before = getattr(sara.user, name)
        setattr(sara.user, name, value)
        assert not tokens.check_token(sara.user, token)
        setattr(sara.user, name, before)
    assert tokens.check_token(sara.user, token)


def test_it_ends_after_four_hours(sara, monkeypatch):
    tokens = ResetTokens()
    made = datetime(2026, 11, 22, 12, 0)  # noqa: DTZ001 - Django's generator counts naive seconds
    monkeypatch.setattr(tokens, "_now", lambda: made)
    token = tokens.make_token(sara.user)
    monkeypatch.setattr(tokens, "_now", lambda: made + timedelta(hours=4))
    assert tokens.check_token(sara.user, token)
    monkeypatch.setattr(tokens, "_now", lambda: made + timedelta(hours=4, seconds=1))
    assert not tokens.check_token(sara.user, token)
