from datetime import date

import pytest

from hamdel.language.entities import find_entities

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("به sara.k@Example.com بزنید", "email", "sara.k@example.com"),
        ("mail: a+b@x.co.ir.", "email", "a+b@x.co.ir"),
        ("ایمیل(mina@example.com)", "email", "mina@example.com"),
        ("https://x.ir/a?b=1، رو ببین", "url", "https://x.ir/a?b=1"),
        ("(see http://x.com/a_(b))", "url", "http://x.com/a_(b)"),
        ("سایت digikala.com رو", "url", "digikala.com"),
        ("www.Shop.ir/p/09121234567", "url", "www.Shop.ir/p/09121234567"),
    ],
)
def test_reads_addresses(text: str, kind: str, value: str) -> None:
    (one,) = find_entities(text, reference=DAY)
    assert (one.kind, one.value) == (kind, value)
    assert text[one.start : one.end] == one.surface


@pytest.mark.parametrize(
    "text", ["@sara", "a@b", "سلام.خوبی", "file.pdf", "1.5", "ok.thanks", "@@@@"]
)
def test_leaves_what_is_no_address(text: str) -> None:
    assert find_entities(text, reference=DAY) == ()
