"""What ties a mail to what was said before: ids that it answers, and tokens of ours."""

import re
from collections.abc import Iterable
from typing import Final

_MOST: Final = 100
_LONGEST: Final = 64_000  # characters of a header
_ID: Final = re.compile(r"<([^<>\s]{1,990})>")
_TAGGED: Final = re.compile(r"\+(c[0-9]{1,19}-[a-z2-7]{16})@", re.IGNORECASE)
_TOKEN: Final = re.compile(r"(?<![a-z0-9-])c[0-9]{1,19}-[a-z2-7]{16}(?![a-z0-9-])", re.IGNORECASE)


def answered(in_reply_to: str, references: str) -> tuple[str, ...]:
    """The ids that a mail answers, nearest first, each once."""
    nearest = _ID.findall(in_reply_to[:_LONGEST])
    chain = _ID.findall(references[-_LONGEST:])[::-1]
    return tuple(f"<{one}>" for one in dict.fromkeys([*nearest, *chain]))[:_MOST]


def own_id(raw: str) -> str:
    """A mail's own id in brackets; "" where it has none."""
    found = _ID.search(raw[:_LONGEST])
    if found is not None:
        return f"<{found[1]}>"
    bare = raw.strip()
    return f"<{bare[:990]}>" if bare and not re.search(r"[<>\s]", bare) else ""


def tokens(recipients: Iterable[str], ids: Iterable[str], body: str) -> tuple[str, ...]:
    """Tokens that may be ours: of addresses with a plus, of ids, and as a last resort of the text."""
    found = [one for raw in recipients for one in _TAGGED.findall(raw[:_LONGEST])]
    found += [one for raw in ids for one in _TOKEN.findall(raw)]
    found += _TOKEN.findall(body)
    return tuple(dict.fromkeys(one.lower() for one in found))[:_MOST]
