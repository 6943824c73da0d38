"""Words of people, and words that are typed."""

import pytest

from hamdel.customers.rules.searching import terms_of, words_of_name, words_sought


def found(typed, terms):
    return all(
        any(term.startswith(form) for form in forms for term in terms)
        for forms in words_sought(typed)
    )


@pytest.mark.parametrize(
    "typed", ["0912", "۰۹۱۲۱۲۳", "+98912", "0098912", "912123", "4567", "1234567"]
)
def test_a_phone_is_found_by_its_beginning_and_its_end(typed):
    assert found(typed, terms_of("phone", "+989121234567"))


@pytest.mark.parametrize("typed", ["علیرضا", "علی‌رضا", "علی رضا", "رضایي علي", "رضائی"])
def test_a_name_is_found_as_people_type(typed):
    assert found(typed, words_of_name("علی‌رضا رضایی"))


def test_an_address_is_found_whole_and_in_parts():
    terms = terms_of("email", "mina.k@mail.ir")
    assert all(found(typed, terms) for typed in ("mina.k@mail.ir", "mina", "mail.ir", "MINA"))
    assert not found("kazemi", terms)


def test_devices_and_hashes_are_not_searched():
    assert list(terms_of("anonymous_id", "a")) == []
    assert list(terms_of("national_id", "0" * 64)) == []


def test_nothing_typed_seeks_nothing():
    assert words_sought("   ") == []
