"""Lists of web sites, as people write them."""

import pytest

from hamdel.channels.rules.origins import frame_ancestors, origins_of


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://shop.example", "https://shop.example"),
        (" https://Shop.Example/cart?a=1 ", "https://shop.example"),
        ("https://shop.example:443", "https://shop.example"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_an_address_is_brought_to_its_origin(written: str, meant: str) -> None:
    assert origins_of(written) == (meant,)


@pytest.mark.parametrize(
    "written",
    [
        "", "shop.example", "javascript://shop.example", "https://", "https://a.example:port",
        "https://a.example; script-src *", "https://me@shop.example", "https://فروشگاه.example", "'none'",
    ],
)  # fmt: skip
def test_what_is_no_origin_is_left_out(written: str) -> None:
    assert origins_of(written) == ()


def test_a_list_keeps_its_order_and_says_each_once() -> None:
    lines = "https://b.example\nnonsense\nhttps://a.example/x\nhttps://b.example/y"
    assert origins_of(lines) == ("https://b.example", "https://a.example")


def test_who_may_frame() -> None:
    assert frame_ancestors(()) == "*"
    assert frame_ancestors(("https://a.example",)) == "'self' https://a.example"
