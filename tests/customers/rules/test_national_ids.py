"""National ids are known by the name they are told under."""

import pytest

from hamdel.customers.rules.national_ids import hide_national_ids, tells_national_id

ID = "0499370899"


@pytest.mark.parametrize(
    "name",
    [
        "national_id", "nationalId", "National_ID", "national_id ", "کد ملی", "کدملی", "كد ملي", "کد‌ملّی",
        "شماره ملی", "شمارهٔ ملی", "customer.nationalCode", "code_melli", "kodemeli", "identityCard", "ssn",
    ],
)  # fmt: skip
def test_names_that_tell_one(name: str) -> None:
    assert tells_national_id(name, ID)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("nationality", "ایرانی"), ("national_team", 5), ("international_no", "0123"), ("ssn", "12"),
        ("بانک ملی", "شعبهٔ مرکزی"), ("name", ID), ("order_id", ID), ("identity_provider", "google"),
    ],
)  # fmt: skip
def test_names_that_tell_other_things(name: str, value: object) -> None:
    assert not tells_national_id(name, value)


def test_what_is_hidden_in_an_event() -> None:
    said = {"traits": {"کد ملی": ID, "city": "یزد", "list": [{"NationalID": ID}, 1]}}
    shown = {"traits": {"کد ملی": "•••", "city": "یزد", "list": [{"NationalID": "•••"}, 1]}}
    assert hide_national_ids(said) == shown
