from collections import Counter

from hamdel.demo.rules.people import person_of
from hamdel.demo.rules.plan import Plan
from hamdel.language.emails import parse_email
from hamdel.language.phones import parse_phone

PLAN = Plan(seed=7, now=1_795_422_600_000_000, people=1_000)
PEOPLE = [person_of(PLAN, number) for number in range(1, 601)]


def test_names_are_wide_and_of_both_sexes() -> None:
    assert len({person.name for person in PEOPLE}) > 560
    assert 200 < sum(person.sex == "female" for person in PEOPLE) < 400
    assert not any(char.isascii() and char.isalpha() for p in PEOPLE for char in p.name)


def test_phones_and_emails_are_in_their_written_form_valid() -> None:
    assert all(parse_phone(person.phone) for person in PEOPLE)
    assert all(parse_email(person.email) == person.email for person in PEOPLE)


def test_nobody_has_a_number_that_an_operator_gave_out() -> None:
    assert {person.phone[:4] for person in PEOPLE} <= {
        "0906", "0907", "0908", "0926", "0927", "0928", "0929",
    }  # fmt: skip


def test_families_share_a_phone_and_a_name() -> None:
    shared = Counter(person.phone for person in PEOPLE)
    together = [p for p in PEOPLE if shared[p.phone] > 1]
    assert 0.03 < len(together) / len(PEOPLE) < 0.12
    for phone in {person.phone for person in together}:
        assert len({p.family for p in together if p.phone == phone}) == 1
        assert len({p.user_id for p in together if p.phone == phone}) > 1


def test_emails_are_one_persons() -> None:
    assert len({person.email for person in PEOPLE}) == len(PEOPLE)


def test_some_are_in_the_books_twice_nearly_the_same() -> None:
    twins = [person for person in PEOPLE if person.twin]
    assert 10 < len(twins) < 40
    assert all(p.twin and p.twin.user_id != p.user_id for p in twins)


def test_some_never_say_who_they_are() -> None:
    assert 0.08 < sum(p.joined_at is None for p in PEOPLE) / len(PEOPLE) < 0.35
