"""What a machine wrote, and what a person did."""

import pytest

from hamdel.channels.kinds.email.head import Head
from hamdel.channels.kinds.email.machine import machine_reason


def reason(
    *headers: tuple[str, str], sender: str = "a@x.ir", subject: str = "سفارش", **more: str
) -> str:
    kind = more.get("kind", "text/plain")
    head = Head([("To", "support@shop.ir"), ("From", sender), *headers])
    return machine_reason(
        head, kind=kind, sender=sender, subject=subject, returns=bool(more.get("returns"))
    )


@pytest.mark.parametrize(
    "header",
    [
        ("Auto-Submitted", "auto-replied"), ("Auto-Submitted", "auto-generated; x=y"),
        ("Auto-Submitted", "(c) auto-x"), ("Precedence", "Bulk"), ("X-Auto-Response-Suppress", "OOF"),
        ("List-Id", "<l.x>"), ("List-Unsubscribe", "<mailto:x@y>"), ("Return-Path", "<>"),
        ("X-Loop", "x"), ("X-Autoreply", "yes"),
    ],
)  # fmt: skip
def test_marks_of_machines(header: tuple[str, str]) -> None:
    assert reason(header)


@pytest.mark.parametrize(
    "header",
    [
        ("Auto-Submitted", "no"), ("Auto-Submitted", ""), ("Precedence", "first-class"),
        ("X-Auto-Response-Suppress", "None"), ("Return-Path", "<a@x.ir>"), ("Importance", "high"),
        ("X-Archive", "y"), ("Reply-To", "b@x.ir"), ("Delivered-To", "support@shop.ir"),
    ],
)  # fmt: skip
def test_a_person_s_mail_is_a_person_s(header: tuple[str, str]) -> None:
    assert reason(header) == ""


@pytest.mark.parametrize(
    "sender",
    ["MAILER-DAEMON@x", "no-reply@x", "postmaster@x", "support+c1@shop.ir", "bounces+1@x"],
)
def test_addresses_of_machines(sender: str) -> None:
    assert reason(sender=sender)


@pytest.mark.parametrize("sender", ["postman@x", "bouncer@x", "mina+shop@x.ir", "norman@x"])
def test_addresses_of_people(sender: str) -> None:
    assert reason(sender=sender) == ""


@pytest.mark.parametrize(
    "subject",
    ["پاسخ خودکار: سفارش", "Automatic reply: x", "Out of Office: back Monday", "自動応答: x"],
)
def test_subjects_with_which_machines_begin(subject: str) -> None:
    assert reason(subject=subject) == "Subject"


@pytest.mark.parametrize(
    "subject",
    [
        "روز مرخصی", "Question about out of office", "Out of office feature?", "Mail delivery failed, why?",
        "Re: Automatic reply", "",
    ],
)  # fmt: skip
def test_subjects_of_people(subject: str) -> None:
    assert reason(subject=subject) == ""


def test_what_came_back_is_a_machine_s_where_it_holds_the_mail() -> None:
    assert reason(subject="Mail delivery failed", returns="yes")


def test_a_mail_that_goes_round() -> None:
    assert reason(*[("Delivered-To", "s@shop.ir")] * 3) == "Delivered-To"


def test_a_form_that_writes_as_nobody_carries_a_person_s_words() -> None:
    nobody = "no-reply@shop.ir"
    assert reason(sender=nobody) == "From"
    assert reason(("Reply-To", "Mina <mina@x.ir>"), sender=nobody) == ""
    assert reason(("Reply-To", nobody), sender=nobody) == "From"
    assert reason(("Reply-To", "donotreply@x.ir"), sender=nobody) == "From"
    assert reason(("Reply-To", "mina@x.ir"), sender="mailer-daemon@x.ir") == "From"
