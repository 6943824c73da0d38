"""The book: what is known and what a group of events changes of it."""

from itertools import count

import pytest

from hamdel.customers.rules.book import Book, made_by

PHONE = ("phone", "+989131112233", True)


@pytest.fixture
def book():
    ids = count(1)
    return Book(new_id=lambda: next(ids))


def people(book, number):
    return [book.add_profile(at=0) for _ in range(number)]


def test_a_link_moves_the_whole_customer(book):
    a, b, c = people(book, 3)
    book.link(b, c, source="event", key=PHONE, at=0)
    book.link(a, b, source="event", key=PHONE, at=0)
    assert sorted(book.cluster(c).members) == [a, b, c]
    assert book.changes.moved == {b, c}


def test_taking_a_link_back_parts_both_sides(book):
    a, b, c = people(book, 3)
    book.link(a, b, source="event", key=PHONE, at=0)
    book.link(b, c, source="event", key=("email", "x", True), at=0)
    first = book.edges_of([a])[0]
    book.undo([first])
    assert not book.same(a, b)
    assert book.same(b, c)


def test_sharing_takes_back_only_what_this_identifier_joined_by_itself(book):
    a, b, c, d = people(book, 4)
    for one in (a, b, c, d):
        book.add_row(PHONE, one, home=one == a)
    book.add_row(("user_id", "u", True), a, home=True)
    book.link(a, b, source="event", key=PHONE, at=0)
    book.link(a, c, source="event", key=("email", "x", True), at=0)
    book.link(a, d, source="person", key=PHONE, at=0)
    book.share(PHONE, "conflict")
    assert not book.same(a, b)
    assert book.same(a, c)
    assert book.same(a, d)
    assert PHONE not in book.homes


def test_a_profile_that_is_nothing_but_the_number_stays_its_home(book):
    (a,) = people(book, 1)
    book.add_row(PHONE, a, home=True)
    book.share(PHONE, "many")
    assert book.homes[PHONE] == a


def test_people_are_counted_as_if_the_number_joined_nobody(book):
    some = people(book, 4)
    for n, one in enumerate(some):
        book.add_row(PHONE, one, home=False)
        book.add_row(("email", f"e{n}", True), one, home=True)
        if n:
            book.link(some[0], one, source="event", key=PHONE, at=0)
    assert book.people_of(PHONE) == 4


def test_a_second_voice_makes_a_claim_nobodys(book):
    a, device = people(book, 2)
    book.hear(a, device)
    assert book.facts[a].voice == device
    book.hear(a, device)
    book.hear(a, 99)
    assert book.facts[a].voice == 0


def test_a_link_is_an_identifiers_only_on_the_same_face(book):
    a, b = people(book, 2)
    book.link(a, b, source="claim", key=("phone", "+1", False), at=0)
    edge = book.edges_of([a])[0]
    assert made_by(edge, ("phone", "+1", False))
    assert not made_by(edge, ("phone", "+1", True))
