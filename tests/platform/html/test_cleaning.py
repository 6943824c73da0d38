"""What of others' HTML is kept."""

import pytest

from hamdel.platform.html.cleaning import TooMuch, clean


def cleaned(html: str) -> str:
    return clean(html, picture=lambda address: address)


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<b id=a class=b data-x=c name=d onclick=e hx-get=f>x</b>", "<b>x</b>"),
        ("<script>a()</script><style>b{}</style><svg><a>c</a></svg>x", "x"),
        ("<form action=//evil><input name=a><button>x</button></form>", "x"),
        ("<iframe src=//evil></iframe><object data=x></object><embed src=x>", ""),
        (
            "<base href=//evil><meta http-equiv=refresh content=0>x<link rel=stylesheet href=x>",
            "x",
        ),
        ("<!-- x --><p>a", "<p>a</p>"),
        ('<td background="http://evil/x">x</td>', "x"),
        ('<p dir="rtl" lang="fa">می‌رسد</p>', '<p dir="rtl" lang="fa">می‌رسد</p>'),
    ],
)
def test_what_is_kept(html: str, kept: str) -> None:
    assert cleaned(html) == kept


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x",
        "JaVa\tscript:x",
        "data:text/html,x",
        "\\\\evil",
        "/x",
        "cid:x",
        "x",
        "http:x",
    ],
)
def test_links_that_are_none_are_left_out(address: str) -> None:
    assert "href" not in cleaned(f'<a href="{address}">x</a>')


@pytest.mark.parametrize("address", ["https://x.ir/?a=b", "mailto:a@x.ir", "tel:+98212345"])
def test_links_open_elsewhere(address: str) -> None:
    shown = cleaned(f'<a href="{address}">x</a>')
    assert f'href="{address}"' in shown
    assert 'target="_blank"' in shown
    assert "noopener noreferrer nofollow" in shown


@pytest.mark.parametrize(
    "html", ["<div>" * 201, "x" * 1_000_001, "&" * 250_000, "<font size=1>" * 300]
)
def test_what_costs_too_much_is_not_looked_at(html: str) -> None:
    with pytest.raises(TooMuch):
        cleaned(html)


def test_an_address_without_a_scheme_gets_one() -> None:
    assert 'href="https://x.ir/a"' in cleaned("<a href=//x.ir/a>x</a>")
    assert cleaned("<img src=//x.ir/a>") == '<img src="https://x.ir/a">'


@pytest.mark.parametrize(
    "hidden", ["bcc=v@x.ir", "subject=x&bcc=v@x.ir", "CC=v@x.ir", "%62cc=v@x.ir"]
)
def test_a_link_begins_no_mail_to_others_in_secret(hidden: str) -> None:
    assert 'href="mailto:a@x.ir"' in cleaned(f'<a href="mailto:a@x.ir?{hidden}">x</a>')
    assert 'subject=x"' in cleaned('<a href="mailto:a@x.ir?subject=x">x</a>')
