"""By what an interaction of a known profile is recorded."""

import pytest

from hamdel.customers.public import identifier_kinds, naming_of, recognize_customer
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def known(*identifiers: tuple[str, str], verified: bool = True) -> int:
    return recognize_customer(
        identifiers=identifiers, attributes={}, source="test", now=NOW, verified=verified
    )


def test_a_profile_is_named_by_what_leads_back_to_it() -> None:
    for identifiers in ([("phone", "09123456789")], [("email", "a@b.ir"), ("user_id", "u-1")]):
        profile = known(*identifiers)
        ((kind, value, verified),) = naming_of(profile)
        assert known((kind, value), verified=verified) == profile


def test_what_is_only_claimed_names_too_and_a_national_id_never() -> None:
    claimed = known(("phone", "09120001122"), verified=False)
    assert naming_of(claimed) == (("phone", "+989120001122", False),)
    assert naming_of(known(("national_id", "0499370899"))) == ()
    assert naming_of(10**9) == ()


def test_kinds_of_identifiers_are_told_once_each() -> None:
    profile = known(("phone", "09123456789"), ("phone", "09351112233"), ("email", "a@b.ir"))
    assert identifier_kinds(profile) == {"phone", "email"}
    assert identifier_kinds(10**9) == set()
