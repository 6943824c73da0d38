"""Which link gives way to a contradiction."""

from itertools import count

from hamdel.customers.rules.book import Book
from hamdel.customers.rules.parting import namesake, part_from_conflicts, part_from_names


def chain(*kinds, source="event"):
    """Profiles in a row, linked by identifiers of these kinds."""
    ids = count(1)
    book = Book(new_id=lambda: next(ids))
    people = [book.add_profile(at=0) for _ in range(len(kinds) + 1)]
    for n, kind in enumerate(kinds):
        book.link(people[n], people[n + 1], source=source, key=(kind, f"v{n}", True), at=0)
    return book, people


def test_the_weakest_link_on_the_way_gives_way():
    book, (a, b, c, d) = chain("email", "anonymous_id", "phone")
    book.add_row(("user_id", "1", True), d, home=True)
    assert part_from_conflicts(book, a, {"user_id": {"2"}})
    assert book.same(a, b)
    assert book.same(c, d)
    assert not book.same(b, c)
    assert ("anonymous_id", "v1", True) in book.shared


def test_what_a_person_or_a_strong_id_has_joined_does_not_give_way():
    for kind, source in (("email", "person"), ("crm_id", "event")):
        book, (a, b) = chain(kind, source=source)
        book.add_row(("user_id", "1", True), b, home=True)
        assert not part_from_conflicts(book, a, {"user_id": {"2"}})
        assert book.same(a, b)


def test_a_second_name_parts():
    book, (a, b, c) = chain("phone", "email")
    book.add_name(a, "علی رضایی")
    book.add_name(c, "مریم صادقی")
    part_from_names(book, c)
    assert not book.same(a, c)
    assert book.same(b, c)


def test_a_namesake_must_be_one():
    book, (a, b) = chain("phone")
    book.add_name(a, "علی رضایی")
    assert namesake(book, [a, b], ["علي رضائي"]) == a
    other = book.add_profile(at=0)
    book.add_name(other, "علی رضایی")
    assert namesake(book, [a, b, other], ["علي رضائي"]) is None
