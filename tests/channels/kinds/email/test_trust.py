"""Only what our own server found counts, and only above what anybody else wrote."""

import pytest

from hamdel.channels.kinds.email.trust import verdict

OURS = "mx.shop.ir; spf=pass smtp.mailfrom=a.ir; dmarc=pass (p=none; a (b) c) header.from=a.ir"


def of(*results: str, domain: str = "a.ir", servers: tuple[str, ...] = ("MX.shop.ir",)) -> str:
    return verdict(results, servers=servers, domain=domain)


def test_our_server_s_word_counts() -> None:
    assert of(OURS) == "pass"
    assert of("mx.shop.ir 1; dmarc=fail header.from=a.ir") == "fail"
    assert of("mx.shop.ir; none") == "none"


@pytest.mark.parametrize(
    "forged",
    [
        ("mx.evil.example; dmarc=pass header.from=a.ir",),
        ("mx.evil.example; x=y", OURS),
        ("mx.shop.ir.evil.example; dmarc=pass header.from=a.ir",),
        ("mx.shop.ir; dmarc=pass header.from=b.ir",),
        ("mx.shop.ir; dmarc=pass",),
        ("mx.shop.ir; spf=pass smtp.mailfrom=a.ir",),
        ("mx.shop.ir; dkim=pass header.d=b.ir",),
        ("mx.shop.ir; x=(dmarc=pass header.from=a.ir) none",),
        # A sender writes into the quotes of an address what they like.
        ('mx.shop.ir; spf=pass smtp.mailfrom="x; dkim=pass header.d=a.ir"@evil.example',),
        ('mx.shop.ir; spf=pass smtp.mailfrom="x; dmarc=pass header.from=a.ir"@evil.example',),
        ('mx.shop.ir; spf=pass smtp.mailfrom="x\\"; dkim=pass header.d=a.ir"@evil.example',),
        ('mx.shop.ir; spf=pass smtp.mailfrom="x; dkim=pass header.d=a.ir',),
        ("mx.shop.ir; dmarc=none", "mx.shop.ir; dkim=pass header.d=a.ir"),
        ("mx.shop.ir; dmarc=none header.from=a.ir", OURS),
        ("",),
        (),
    ],
)
def test_nobody_else_s_does(forged: tuple[str, ...]) -> None:
    assert of(*forged) == "none"


def test_what_one_of_our_headers_denies_another_can_not_grant() -> None:
    assert of("mx.shop.ir; dmarc=fail header.from=a.ir", OURS) == "fail"
    assert of(OURS, "mx.shop.ir; dmarc=fail header.from=a.ir") == "fail"


def test_without_dmarc_the_domain_s_own_signature_counts() -> None:
    assert of("mx.shop.ir; dkim=fail header.d=a.ir; dkim=pass header.d=a.ir") == "pass"


def test_plain_words_may_be_quoted() -> None:
    assert of('mx.shop.ir; dmarc=pass header.from="a.ir"') == "pass"


def test_without_a_name_of_ours_nobody_is_trusted() -> None:
    assert of(OURS, servers=()) == "none"
    assert of("; dmarc=pass header.from=a.ir", servers=("",)) == "none"
    assert of(OURS, domain="") == "none"
