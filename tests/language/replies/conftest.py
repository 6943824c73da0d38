"""Wordings of mail programs, and people's own words to put above them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

Wordings = Callable[[str], list[str]]

NAMES = (
    ("پشتیبانی دیجی‌شاپ", "help@digishop.example"),
    ("O'Brien, Patrick (Support)", "p.o'brien@example.com"),
    ("خدمة العملاء", "care+42@example.ae"),
)
OWN_WORDS = (
    "باشه",
    "سلام، ممنون از پیگیری‌تان.\nسفارش ۱۲۳۴۵ هنوز نرسیده؛ لطفاً بررسی کنید.",
    "مبدأ و مقصد درست است:\nاز: شیراز\nبه: اصفهان\nتاریخ: ۱۴۰۵/۰۹/۰۲\n\nممنون",
    "On Monday I wrote to you and nobody answered.\n\nPlease call me.",
    "در تاریخ ۳ آبان ۱۴۰۴ ساعت ۹ سفارش دادم: دو عدد کتاب",
    "او نوشت: «نمی‌آیم» و من هم نرفتم.",
    "1) yes\n2) no\n\n- the blue one\n- size 42",
    "😍👍",
)
ANSWERED = "سلام، سفارش شما ثبت شد.\nشماره: ۱۲۳۴۵\n\nبا احترام\nپشتیبانی"
QUOTED = "\n".join(f"> {line}".rstrip() for line in ANSWERED.split("\n"))


@pytest.fixture(scope="session")
def wordings() -> Wordings:
    """Return a reader of one list of clients.txt, with a name and an address put in."""
    lists: dict[str, list[str]] = {}
    current: list[str] = []
    for line in Path(__file__).with_name("clients.txt").read_text(encoding="utf-8").splitlines():
        if title := re.fullmatch(r"\[(.+)\]", line):
            current = lists.setdefault(title[1], [])
        elif line and not line.startswith("#"):
            current.append(line)

    def read(name: str) -> list[str]:
        found = lists[name]
        if name not in {"attributions", "attributions above quoted lines", "blocks"}:
            return found
        return [
            line.partition("|")[2].strip().format(name=who, address=address)
            for line in found
            for who, address in NAMES
        ]

    return read
