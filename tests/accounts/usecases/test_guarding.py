"""Guesses are counted."""

from datetime import timedelta

from hamdel.accounts.usecases.guarding import (
    PER_ACCOUNT,
    PER_NETWORK,
    begin_reset,
    begin_sign_in,
    forgive_account,
    give_back,
)
from tests.ground.cast import NOW

HOUR = timedelta(hours=1)


def guess(number=0, *, email="sara@hamdel.example", device="", now=NOW):
    address = f"198.51.{number % 50}.{number % 7}"
    return begin_sign_in(email=email, address=address, device=device, now=now)


def test_ten_thousand_guesses_scaled_down_twenty_are_evaluated(db):
    """1,000 guesses within an hour, from 50 networks: at most 20 reach the password."""
    moments = [NOW + HOUR * number / 1000 for number in range(1000)]
    evaluated = sum(guess(number, now=at).allowed for number, at in enumerate(moments))
    assert evaluated == PER_ACCOUNT
    assert 2 * PER_ACCOUNT <= 20  # the worst hour touches two windows
    assert guess(now=NOW + HOUR + timedelta(seconds=1)).allowed


def test_a_known_browser_is_not_locked_out_by_strangers(db):
    for number in range(50):
        guess(number)
    assert not guess().allowed
    assert guess(device="leila's laptop").allowed
    for _ in range(PER_ACCOUNT):
        guess(device="leila's laptop")
    assert not guess(device="leila's laptop").allowed


def test_every_writing_of_an_e_mail_counts_as_one(db):
    for number in range(PER_ACCOUNT):
        guess(email=("SARA@hamdel.example", "sara@HAMDEL.example")[number % 2])
    assert not guess().allowed
    assert guess(email="reza@hamdel.example").allowed


def test_one_network_can_not_try_everybody(db):
    answers = [
        begin_sign_in(email=f"p{n}@x.ir", address=f"203.0.113.{n}", device="", now=NOW).allowed
        for n in range(PER_NETWORK + 20)
    ]
    assert sum(answers) == PER_NETWORK
    assert guess().allowed


def test_guesses_at_one_account_leave_the_network_open(db):
    for _ in range(PER_NETWORK * 2):
        begin_sign_in(email="sara@x.ir", address="203.0.113.5", device="", now=NOW)
    assert begin_sign_in(email="b@x.ir", address="203.0.113.6", device="", now=NOW).allowed


def test_what_succeeds_is_not_counted(db):
    for _ in range(PER_ACCOUNT * 3):
        attempt = guess()
        assert attempt.allowed
        give_back(attempt)


def test_a_new_password_by_mail_opens_the_account_again(db):
    for number in range(PER_ACCOUNT + 1):
        guess(number)
    forgive_account("Sara@hamdel.example")
    assert guess().allowed


def test_letters_are_few(db):
    asked = [
        begin_reset(email="sara@x.ir", address=f"198.51.{n}.1", now=NOW).allowed for n in range(9)
    ]
    assert sum(asked) == 5
