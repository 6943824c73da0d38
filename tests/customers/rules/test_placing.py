"""Placing events in a book, in memory: the same rules without any database."""

from itertools import count

import pytest

from hamdel.customers.rules.beside import Limits, Said
from hamdel.customers.rules.book import Book
from hamdel.customers.rules.placing import Placing


class Street:
    """Events said one after another, into one book."""

    def __init__(self):
        ids = count(1)
        self.book = Book(new_id=lambda: next(ids))
        self.placing = Placing(self.book, Limits())

    def say(self, *keys, device=None, vouched=True, name=""):
        pairs = tuple((kind, value, vouched) for kind, value in keys)
        devices = () if device is None else (("anonymous_id", device, False),)
        return self.placing.place(Said(pairs, devices, vouched, name))


@pytest.fixture
def street():
    return Street()


def test_the_strongest_identifier_has_the_row(street):
    mail = street.say(("email", "e"))
    user = street.say(("user_id", "u"))
    assert street.say(("user_id", "u"), ("email", "e")) == user
    assert street.book.same(mail, user)


def test_what_is_unknown_is_put_on_the_strongest(street):
    user = street.say(("user_id", "u"), ("phone", "+1"), device="d")
    assert street.say(("phone", "+1")) == user
    assert street.say(device="d") == user


def test_a_stronger_identifier_does_not_swallow_what_was_said_before_it(street):
    before = street.say(device="d")
    user = street.say(("user_id", "u"), device="d")
    assert user != before
    assert street.book.same(user, before)


def test_a_name_finds_whose_the_shared_number_is(street):
    ali = street.say(("user_id", "1"), ("phone", "+1"), name="علی رضایی")
    sara = street.say(("user_id", "2"), ("phone", "+1"), name="سارا رضایی")
    assert street.say(("phone", "+1"), name="سارا رضائي") == sara
    assert street.say(("phone", "+1"), name="علي رضايي") == ali
    assert street.say(("phone", "+1")) not in (ali, sara)


def test_a_second_user_id_found_later_takes_the_weak_link_back(street):
    street.say(("phone", "+1"), device="d")
    one = street.say(("user_id", "1"), device="d")
    street.say(("phone", "+1"), ("crm_id", "c"))
    assert street.book.same(one, street.say(("crm_id", "c")))
    street.say(("user_id", "2"), ("crm_id", "c"))
    assert not street.book.same(one, street.say(("crm_id", "c")))


def test_nothing_said_is_a_person_of_its_own(street):
    assert street.say() != street.say()
    assert street.say(vouched=False) != street.say(vouched=False)
