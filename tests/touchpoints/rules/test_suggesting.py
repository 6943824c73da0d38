from hamdel.touchpoints.rules.suggesting import Known, resembling, suggestions

KNOWN = resembling(
    [
        Known(1, frozenset({"web"}), ("Newsletter", "خبرنامه", "Newsletter Subscribed")),
        Known(2, frozenset({"app"}), ("Billing", "Invoice Paid", "صورتحساب و پرداخت")),
        Known(3, frozenset({"web"}), ("Product catalog", "Product Viewed", "کاتالوگ محصول‌ها")),
    ]
)


def test_shared_words_rank():
    assert suggestions(action="Newsletter Form Filled", channel="web", known=KNOWN) == [1]


def test_persian_spellings_are_one():
    assert suggestions(action="ديدن محصول", channel="web", known=KNOWN) == [3]


def test_nothing_alike_suggests_nothing():
    assert suggestions(action="Zebra Jumped", channel="web", known=KNOWN) == []


def test_grammar_words_do_not_count():
    assert suggestions(action="Viewed Zebra", channel="web", known=KNOWN) == []
