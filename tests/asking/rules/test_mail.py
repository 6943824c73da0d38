"""The mail's links choose an answer and hold nothing that was not meant."""

from selectolax.lexbor import LexborHTMLParser

from hamdel.asking.rules.mail import Choice, Mail, html_of

MAIL = Mail(
    greeting="سلام <مینا>\nیک پرسش داریم.", question="چقدر & چرا؟", link="https://h.example/s/T0k",
    button="پاسخ", note="از رکاب", named="score", low="هرگز", high="حتماً",
    choices=[Choice(value=str(n), label=f"{n}") for n in range(11)],
)  # fmt: skip


def test_each_score_is_a_link_that_opens_the_page_with_it() -> None:
    page = LexborHTMLParser(html_of(MAIL))
    links = [one.attributes["href"] for one in page.css("a")]
    assert links == [f"https://h.example/s/T0k?score={n}" for n in range(11)] + [
        "https://h.example/s/T0k"
    ]
    body = page.body
    assert body is not None
    assert "سلام <مینا>" in body.text()
    assert "چقدر & چرا؟" in body.text()
    assert [one.attributes["dir"] for one in page.css("div")] == ["rtl"]
    assert not page.css("form, img, script")


def test_without_choices_there_is_the_one_link() -> None:
    plain = Mail(greeting="", question="?", link="https://h.example/s/a", button="b", note="n")
    assert html_of(plain).count("<a ") == 1
