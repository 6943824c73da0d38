"""The HTML of mails."""

from selectolax.lexbor import LexborHTMLParser

from hamdel.channels.kinds.email.pages import page_of

MIXED = "سلام مینا\n\nYour order has been sent.\nتست فارسی و English با هم <b>&"


def test_each_paragraph_has_its_own_direction_and_language() -> None:
    tree = LexborHTMLParser(page_of(MIXED))
    found = [
        (one.attributes["dir"], one.attributes.get("lang"), one.text()) for one in tree.css("p")
    ]
    assert found == [
        ("rtl", "fa", "سلام مینا"),
        ("ltr", "en", "Your order has been sent."),
        ("rtl", "fa", "تست فارسی و English با هم <b>&"),
    ]
    root = tree.css_first("html")
    assert root is not None
    assert (root.attributes["dir"], root.attributes["lang"]) == ("rtl", "fa")


def test_a_signature_stands_below() -> None:
    tree = LexborHTMLParser(page_of("Hello", signature="سارا\nHamdel Ltd"))
    body = tree.body
    assert body is not None
    assert body.attributes["dir"] == "ltr"
    assert [one.attributes["dir"] for one in tree.css("div p")] == ["rtl", "ltr"]


def test_rich_text_keeps_its_tags_and_its_own_directions() -> None:
    html = '<p>سلام <b>مینا</b></p><ul><li>first one</li><li dir="rtl">two</li></ul>'
    tree = LexborHTMLParser(page_of("سلام", html=html))
    assert [one.attributes["dir"] for one in tree.css("p,li")] == ["rtl", "ltr", "rtl"]
    assert tree.css_first("b") is not None
