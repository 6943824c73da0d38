"""One form a person, never one form two people."""

import pytest

from hamdel.customers.rules.identifiers import canonical, identifies_nobody


def form(kind, raw):
    return canonical(kind, raw, secret=b"secret")


@pytest.mark.parametrize(
    "raw", ["0912 123 4567", "+98 (912) 123-4567", "۰۹۱۲۱۲۳۴۵۶۷", "٠٩١٢١٢٣٤٥٦٧", "98 912 1234567"]
)
def test_phones_meet(raw):
    assert form("phone", raw) == "+989121234567"


@pytest.mark.parametrize(
    ("kind", "raw"),
    [("phone", "12"), ("email", "a@"), ("national_id", "1111111112"), ("shoe", "42"),
     ("user_id", "  "), ("telegram", "!!"), ("user_id", "")],
)  # fmt: skip
def test_what_is_none_of_its_kind_is_none(kind, raw):
    assert form(kind, raw) is None


def test_a_national_id_is_kept_only_as_a_hash_under_the_secret():
    kept = form("national_id", "۰۰۱۳۵۴۲۴۱۹")
    assert kept == form("national_id", "0013542419")
    assert kept != canonical("national_id", "0013542419", secret=b"other")
    assert "0013542419" not in kept


@pytest.mark.parametrize("other", ["U1", "u1 ", "u\u200c1", "u\u0661", "\u03c51"])
def test_ids_of_other_systems_count_to_the_letter(other):
    assert form("user_id", other) == other
    assert form("user_id", other) != form("user_id", "u1")


def test_ids_that_no_column_holds_become_hashes_that_stay_apart():
    long = "x" * 400
    assert len(form("user_id", long)) < 320
    assert form("user_id", long) != form("user_id", long + "x")
    assert form("user_id", "a\x00") != form("user_id", "a")
    assert "\x00" not in form("user_id", "a\x00")


def test_messengers_count_without_their_sign_and_case():
    assert form("telegram", "@Mina_K") == form("telegram", "mina_k") == "mina_k"
    assert form("bale", "۱۲۳۴") == "1234"


@pytest.mark.parametrize(
    ("kind", "value"),
    [("phone", "+989120000000"), ("email", "test@test.com"), ("email", "noreply@mail.ir"),
     ("email", "asdf@gmail.com"), ("user_id", "undefined"), ("anonymous_id", "NULL"),
     ("crm_id", "n/a"), ("user_id", "[object Object]")],
)  # fmt: skip
def test_placeholders_identify_nobody(kind, value):
    assert identifies_nobody(kind, value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [("phone", "+989121234567"), ("email", "test@example.com"), ("email", "mina@mina.ir"),
     ("user_id", "u1"), ("user_id", "01"), ("telegram", "none")],
)  # fmt: skip
def test_ordinary_ones_identify_somebody(kind, value):
    assert not identifies_nobody(kind, value)
