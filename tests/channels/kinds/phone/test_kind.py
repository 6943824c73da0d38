import pytest

from hamdel.channels.kinds.phone.kind import number_of


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("09123456789", "+989123456789"),
        ("989123456789", "+989123456789"),
        ("493055571600", "+493055571600"),
        ("+493055571600", "+493055571600"),
        ("101", None),
        ("anonymous", None),
        ("", None),
        ("99999999999999", None),
    ],
)
def test_numbers_are_read_as_exchanges_write_them(said: str, number: str | None) -> None:
    assert number_of(said) == number
