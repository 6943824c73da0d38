"""A mail that asks: its first question can be answered in it, by a link for each answer.

A link only opens the page with that answer chosen; nothing is kept before somebody sends it there by
POST, so a program that follows every link of a mail answers nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import urlencode

_CELL: Final = (
    "display:inline-block;min-width:30px;padding:9px 6px;margin:2px;border:1px solid #d5dbe4;"
    "border-radius:9px;background:#f1f4f8;color:#1b2330;text-decoration:none;text-align:center;"
    "font-weight:bold"
)
_LINK: Final = (
    "display:inline-block;padding:10px 22px;border-radius:9px;background:#0b6e63;color:#ffffff;"
    "text-decoration:none;font-weight:bold"
)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One answer that can be chosen in the mail: its value and how it is shown."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Mail:
    """What the mail says. `choices` are of the first question, `named` so in its links; none: one link."""

    greeting: str
    question: str
    link: str
    button: str
    note: str
    named: str = ""
    choices: Sequence[Choice] = ()
    low: str = ""
    high: str = ""
    direction: str = "rtl"


def html_of(mail: Mail) -> str:
    """The HTML of a mail's body."""
    parts = [_paragraph(line) for line in mail.greeting.splitlines() if line.strip()]
    parts.append(f'<p style="margin:18px 0 8px;font-size:17px"><b>{escape(mail.question)}</b></p>')
    if mail.choices:
        cells = " ".join(_cell(mail, one) for one in mail.choices)
        parts.append(f'<p dir="{mail.direction}" style="margin:0;line-height:2.6">{cells}</p>')
        if mail.low or mail.high:
            ends = f"{escape(mail.low)} … {escape(mail.high)}"
            parts.append(f'<p style="margin:4px 0 0;color:#5b6676;font-size:13px">{ends}</p>')
    parts.append(
        f'<p style="margin:18px 0"><a href="{escape(mail.link)}" style="{_LINK}">{escape(mail.button)}</a></p>'
    )
    parts.append(f'<p style="color:#5b6676;font-size:13px">{escape(mail.note)}</p>')
    return f'<div dir="{mail.direction}">{"".join(parts)}</div>'


def link_with(mail: Mail, choice: Choice) -> str:
    """The address that opens the survey with an answer chosen."""
    return f"{mail.link}?{urlencode({mail.named: choice.value})}"


def _cell(mail: Mail, choice: Choice) -> str:
    return (
        f'<a href="{escape(link_with(mail, choice))}" style="{_CELL}">{escape(choice.label)}</a>'
    )


def _paragraph(line: str) -> str:
    return f'<p style="margin:0 0 6px">{escape(line)}</p>'
