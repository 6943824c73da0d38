"""Where the program may go out to, however the address is written."""

import re
from collections.abc import Callable
from ipaddress import ip_address

import pytest

from hamdel.platform.reaching import (
    MayNotReach,
    Place,
    checked,
    is_public,
    mail_place,
    named_places,
    place_of,
)
from tests.ground.corpora import Corpus


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://api.telegram.org/bot1:x/getMe", Place("https", "api.telegram.org", 443)),
        ("http://Example.COM/x?y=z@w", Place("http", "example.com", 80)),
        ("https://پیامک.ایران/send", Place("https", "xn--mgb4drisgqg.xn--mgba3a4f16a", 443)),
        ("http://[2606:4700::1111]/", Place("http", "2606:4700::1111", 80)),
        ("http://8.8.8.8:443/", Place("http", "8.8.8.8", 443)),
    ],
)
def test_an_address_leads_to_a_place(url: str, place: Place) -> None:
    assert place_of(url) == place


@pytest.mark.parametrize(
    "url",
    [
        "", "example.com", "ftp://example.com/", "http:///x", "http://user@example.com/",
        "http://example.com\\@127.0.0.1/", " http://example.com/", "http://exam\u00adple.com/",
        "http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://a..b/", "http://[v1.x]/",
        "http://example.com:0/", "http://example.com:6379/", "http://example.com:99999/",
        "http://exa mple.com/", "http://example.com%00.x/", "http://①②⑦.⓪.⓪.①/", "http://[fe80::1%25e]/",
        "http://example.com/\n", "http://" + "a" * 5_000,
    ],
)  # fmt: skip
def test_what_is_not_plainly_written_leads_nowhere(url: str) -> None:
    with pytest.raises(MayNotReach):
        place_of(url)


def test_an_operator_may_name_places() -> None:
    named = named_places(" 127.0.0.1:8081, Gateway.lan:80 ,")
    assert place_of("http://127.0.0.1:8081/x", named=named).port == 8081
    assert checked(
        ["127.0.0.1"], place=place_of("http://127.0.0.1:8081", named=named), named=named
    )
    assert checked(["10.0.0.3"], place=place_of("http://gateway.lan/"), named=named)
    with pytest.raises(MayNotReach, match=r"HAMDEL_REACH names 127\.0\.0\.1:80"):
        checked(["127.0.0.1"], place=place_of("http://127.0.0.1/"), named=named)


def test_an_operator_may_name_all_ports_of_a_host() -> None:
    named = named_places("mail.lan:*, [::1]:*")
    assert place_of("http://mail.lan:8025/", named=named).port == 8025
    for host, found in (("mail.lan", "10.0.0.3"), ("::1", "::1"), ("[::1]", "::1")):
        place = mail_place(host, 10_993, scheme="imap", named=named)
        assert checked([found], place=place, named=named)
    for other in ("x.mail.lan", "lan", "*"):
        with pytest.raises(MayNotReach):
            mail_place(other, 10_993, scheme="imap", named=named)


def test_mail_goes_to_the_ports_of_mail() -> None:
    assert mail_place("Mail.Example", 587, scheme="smtp") == Place("smtp", "mail.example", 587)
    assert mail_place("8.8.8.8", 993, scheme="imap").name == "8.8.8.8:993"
    for port, scheme in ((6379, "smtp"), (80, "smtp"), (993, "smtp"), (25, "imap"), (0, "imap")):
        with pytest.raises(MayNotReach, match=f"Port {port} is not gone to"):
            mail_place("mail.example", port, scheme=scheme)


@pytest.mark.parametrize(
    "host", ["", " ", "127.1", "2130706433", "0x7f.1", "a\n.example", "u@mail.example", "a/b", "[", "①"]
)  # fmt: skip
def test_a_mail_server_that_is_not_plainly_written_is_none(host: str) -> None:
    with pytest.raises(MayNotReach):
        mail_place(host, 25, scheme="smtp")


def test_a_name_that_stands_for_a_private_address_too_is_a_trick() -> None:
    place = place_of("https://example.com/")
    assert [str(one) for one in checked(["93.184.216.34"], place=place)] == ["93.184.216.34"]
    for found in (["93.184.216.34", "169.254.169.254"], ["::1"], ["fe80::1%eth0"], []):
        with pytest.raises(MayNotReach):
            checked(found, place=place)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.1", "198.18.0.1",
        "192.88.99.1", "::", "::1", "fc00::1", "fe80::1", "ff02::1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:53aa::1", "2001:db8::1", "::127.0.0.1",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


def test_an_address_that_is() -> None:
    for address in ("8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"):
        assert is_public(ip_address(address))


def test_no_form_of_the_corpus_is_a_mail_server_inside(corpus: Callable[[str], Corpus]) -> None:
    rows = corpus("urls-ssrf-redirect").rows("own-ip-forms.jsonl")
    wrong = []
    for row in rows:
        host = re.sub(r"^[a-z]+://|:[0-9]+(?=/)|/.*$", "", row["url"])
        try:
            place = mail_place(host, 25, scheme="smtp")
            checked([str(ip_address(place.host))], place=place)
        except ValueError:  # refused, or a name: what it stands for is judged when it is looked up
            continue
        wrong += [row] * (row["target_class"] != "public-ok")
    assert len(rows) > 100
    assert wrong == []


def test_every_form_of_the_corpus_is_refused_or_is_what_it_says(
    corpus: Callable[[str], Corpus],
) -> None:
    wrong = []
    forms = corpus("urls-ssrf-redirect")
    for row in forms.rows("own-ip-forms.jsonl") + forms.rows("own-url-cases.jsonl"):
        try:
            place = place_of(row["url"])
            ip = ip_address(place.host)
            checked([str(ip)], place=place)
        except MayNotReach:
            continue
        except ValueError:  # a name: what it stands for is judged when it is looked up
            continue
        if row["verdict"] == "refuse":
            wrong.append(row)
    assert wrong == []
