import pytest

from hamdel.channels.rules.returning import allowed_return, is_address

ALLOWED = "https://shop.example/thanks\n/portal/\n//evil\njavascript:x\n/a\\b\nhttps://a b"


@pytest.mark.parametrize("asked", ["https://shop.example/thanks", "/portal/"])
def test_what_is_allowed_to_the_letter_is_taken(asked: str) -> None:
    assert allowed_return(asked, allowed=ALLOWED) == asked


@pytest.mark.parametrize(
    "asked",
    [
        "", "/", "/portal", "https://shop.example/thanks/", "HTTPS://shop.example/thanks", "//evil",
        "javascript:x", "/a\\b", "https://a b", "https://shop.example/thanks\n", "\t/portal/",
    ],
)  # fmt: skip
def test_nothing_else_is(asked: str) -> None:
    assert allowed_return(asked, allowed=ALLOWED) == ""


def test_addresses_that_may_be_allowed() -> None:
    assert is_address("https://x.ir/خرید")
    assert not is_address("x.ir")
