"""`Idempotency-Key`: sent twice, done once."""

import hashlib
from datetime import timedelta

import pytest
from django.http import HttpResponse

from hamdel.platform.api import idempotency
from hamdel.platform.api.idempotency import Given, answer_once
from hamdel.platform.models import Bucket, Idempotency
from hamdel.platform.problems import Problem
from tests.ground.cast import NOW

KEY = {"Idempotency-Key": "order-17"}


def test_sent_twice_is_done_once_and_answered_alike(program):
    first = program.ask("POST", "/notes", {"text": "a"}, **KEY)
    again = program.ask("POST", "/notes", {"text": "a"}, **KEY)
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert first.status_code == 201
    assert Bucket.objects.count() == 1


def test_the_same_key_with_another_request_is_refused(program, refused):
    program.ask("POST", "/notes", {"text": "a"}, **KEY)
    assert refused(program.ask("POST", "/notes", {"text": "b"}, **KEY))[0] == 422
    assert Bucket.objects.count() == 1


def test_keys_of_two_callers_are_two(program, program_with):
    program.ask("POST", "/notes", {"text": "a"}, **KEY)
    other = program_with("write")
    assert other.ask("POST", "/notes", {"text": "b"}, **KEY).status_code == 201


def test_while_the_first_is_worked_on_the_second_is_refused(program, refused, monkeypatch):
    answers: list[HttpResponse] = []
    work = Bucket.save

    def save(self, *args, **kwargs):
        if not answers:
            answers.append(program.ask("POST", "/notes", {"text": "a"}, **KEY))
        work(self, *args, **kwargs)

    monkeypatch.setattr(Bucket, "save", save)
    assert program.ask("POST", "/notes", {"text": "a"}, **KEY).status_code == 201
    assert refused(answers[0])[0] == 409


def test_what_was_refused_may_be_sent_again(program):
    assert program.ask("POST", "/notes", {"text": "taken"}, **KEY).status_code == 409
    assert program.ask("POST", "/notes", {"text": "a"}, **KEY).status_code == 201


def test_what_broke_left_nothing_and_may_be_sent_again(program):
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            program.ask("POST", "/notes", {"text": "broken"}, **KEY)
    assert Bucket.objects.count() == 0
    assert Idempotency.objects.count() == 0


@pytest.mark.parametrize("key", ["", " ", "سلام", "a b", "x" * 256])
def test_what_is_no_key(program, refused, key):
    response = program.ask("POST", "/notes", {"text": "a"}, **{"Idempotency-Key": key})
    assert refused(response)[0] == 400


def test_a_get_does_not_care(program):
    assert program.ask("GET", "/notes", **KEY).status_code == 200
    assert Idempotency.objects.count() == 0


def once(now, *, work=lambda: Given(200, b"{}")):
    return answer_once(caller="key:1", key="k", request=b"r", work=work, now=now)


def test_after_a_day_the_key_is_new_again(db):
    runs = []

    def work():
        runs.append(1)
        return Given(200, b"{}")

    once(NOW, work=work)
    once(NOW + timedelta(hours=23), work=work)
    once(NOW + timedelta(hours=25), work=work)
    assert len(runs) == 2


def test_a_claim_whose_process_died_is_given_up(db):
    Idempotency.objects.create(
        caller="key:1", key="k", fingerprint=hashlib.sha256(b"r").hexdigest(), at=NOW
    )
    with pytest.raises(Problem) as refusal:
        once(NOW + timedelta(minutes=1))
    assert refusal.value.status == 409
    assert once(NOW + timedelta(minutes=3)).status == 200


def test_old_answers_are_forgotten(db):
    once(NOW)
    assert idempotency.forget_old_answers(now=NOW + timedelta(hours=23)) == 0
    assert idempotency.forget_old_answers(now=NOW + timedelta(hours=25)) == 1
