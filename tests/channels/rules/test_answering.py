"""How many automatic answers go out, and to whom."""

from datetime import timedelta

import pytest

from hamdel.channels.rules.answering import bounds_of, site_of, standing_of


def test_who_was_written_to_is_known_and_who_is_vouched_for_is_proven() -> None:
    assert standing_of(written_to=True, vouched=False) == "known"
    assert standing_of(written_to=False, vouched=True) == "proven"
    assert standing_of(written_to=False, vouched=False) == "claimed"


@pytest.mark.parametrize("per_hour", [0, 1, 2, 7, 40, 200, 100_000])
def test_strangers_have_a_tenth_in_six_minutes_and_no_more_in_an_hour(per_hour: int) -> None:
    whole, soon = bounds_of("claimed", per_hour=per_hour)
    assert (whole.most, whole.within) == (per_hour, timedelta(hours=1))
    assert soon.within * 10 == whole.within
    assert soon.most <= whole.most
    assert soon.of_domain <= soon.most
    assert (soon.of_domain > 0) == (per_hour > 0)
    (known,) = bounds_of("known", per_hour=per_hour)
    assert (known.most, known.of_domain) == (per_hour, per_hour)
    (proven,) = bounds_of("proven", per_hour=per_hour)
    assert proven.of_domain <= proven.most == per_hour


@pytest.mark.parametrize(
    ("recipient", "site"),
    [
        ("Mina@Shop.IR", "shop.ir"), ("m@a.b.shop.ir", "shop.ir"), ("m@mail.shop.co.ir", "shop.co.ir"),
        ("m@shop.co.ir", "shop.co.ir"), ("m@co.ir", "co.ir"), ("m@x.com.example", "com.example"),
        ("a@b@c", "c"), ("+989123456789", ""), ("x@", ""), ("x@a..b", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_site_is_what_somebody_registered(recipient: str, site: str) -> None:
    assert site_of(recipient) == site
