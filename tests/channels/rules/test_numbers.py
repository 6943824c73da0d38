import pytest

from hamdel.channels.rules.numbers import number_of


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("0912 345 67 89", "+989123456789"),
        ("989123456789", "+989123456789"),
        (" 4915112345678 ", "+4915112345678"),
        ("+98 912 345 6789", "+989123456789"),
        ("+493055571600", "+493055571600"),
        ("99999999999999", None),
        ("anonymous", None),
        ("101", None),
        ("12345", None),
        ("Bank Melli", None),
        ("", None),
    ],
)
def test_a_number_is_known_as_programs_write_it(said: str, number: str | None) -> None:
    assert number_of(said) == number
