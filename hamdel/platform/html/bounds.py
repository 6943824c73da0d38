"""How large HTML of others may be to be looked at as HTML at all.

Parsers of HTML take square time for elements that are nested deeply or left open: what is larger than
`LARGEST` or has more open elements than `DEEPEST` is shown as text. Telling so takes linear time.
"""

import re
from collections import Counter
from typing import Final

LARGEST: Final = 1_000_000  # bytes of UTF-8
DEEPEST: Final = 200
_MOST_REFERENCES: Final = 100_000  # `&amp;` and the like
_LONG_TAG: Final = 100_000
_MOST_PARTS: Final = 30_000  # of one tag: what parts its attributes
_PARTING: Final = ' \t\n\f/"'
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
# These end by themselves, or where the next of their kind begins.
_ENDING: Final = frozenset(
    {
        "area", "base", "basefont", "bgsound", "br", "col", "colgroup", "dd", "dt", "embed", "frame",
        "hr", "img", "input", "keygen", "li", "link", "meta", "option", "p", "param", "source", "tbody",
        "td", "tfoot", "th", "thead", "tr", "track", "wbr", "html", "head", "body",
    }
)  # fmt: skip


def is_too_much(html: str) -> bool:
    """Whether HTML is too large or too deep to be shown as HTML."""
    if len(html) > LARGEST or len(html.encode("utf-8", "replace")) > LARGEST:
        return True
    return html.count("&") > _MOST_REFERENCES or _is_endless(html) or _is_deep(html)


def _is_deep(html: str) -> bool:
    open_now: Counter[str] = Counter()
    depth = 0
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name in _ENDING:
            continue
        if not tag[1]:
            open_now[name] += 1
            depth += 1
        elif open_now[name]:
            open_now[name] -= 1
            depth -= 1
        if depth > DEEPEST:
            return True
    return False


def _is_endless(html: str) -> bool:
    """Whether a tag has more attributes than anybody writes."""
    end = 0
    for tag in _TAG.finditer(html):
        start = tag.end()
        if start < end or html.find(">", start, start + _LONG_TAG) >= 0:
            continue
        found = html.find(">", start)
        end = found if found >= 0 else len(html)
        if sum(html.count(one, start, end) for one in _PARTING) > _MOST_PARTS:
            return True
    return False
