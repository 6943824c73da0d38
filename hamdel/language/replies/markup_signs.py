"""How mail programs mark in HTML what is quoted, introduced and signed."""

import re
from typing import Final

from selectolax.lexbor import LexborNode

from .line import Mark

_ATTRIBUTIONS: Final = frozenset(
    {"gmail_attr", "moz-cite-prefix", "mail_attribution", "reply-intro", "hmp-attribution"}
)
_CUTS: Final = frozenset(
    {
        "divrplyfwdmsg", "appendonsend", "stopspelling", "zwchr", "olk_src_body_section",
        "mail-editor-reference-message-container", "ms-outlook-mobile-reference-message",
    }
)  # fmt: skip
_INSIDE: Final = frozenset(
    {
        "yahoo_quoted", "yahooquoted", "tutanota_quote", "zmail_extra", "ik_mail_quote",
        "qt", "mailru-blockquote", "reply-quote", "hmp-quote",
    }
)  # fmt: skip
_SIGNATURES: Final = frozenset(
    {
        "gmail_signature", "moz-signature", "signature", "ms-outlook-mobile-signature",
        "applemailsignature", "composer_signature", "protonmail_signature_block",
        "yahoo-signature", "ymail_android_signature", "outlook_signature", "signature_block",
    }
)  # fmt: skip
_SIGNS: Final = {
    Mark.ATTRIBUTION: _ATTRIBUTIONS,
    Mark.CUT: _CUTS,
    Mark.INSIDE: _INSIDE,
    Mark.SIGNATURE: _SIGNATURES,
}
# Programs that show a message rename what is in it.
_RENAMED: Final = re.compile(r"^(?:x_|ecx|m_-?\d+|ydp[0-9a-f]{8,})+")
_BORDER: Final = re.compile(r"border-top(?:-style)?:\s*(?:[^;]{0,40}\s)?solid")
_INDENT: Final = re.compile(
    r"border(?:-left|-right)?:\s*(?:none|0)|padding:\s*0(?:px)?\s*(?:;|\Z)"
)
_HIDDEN: Final = re.compile(r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all")
_LONGEST_STYLE: Final = 2000


def _names(node: LexborNode) -> set[str]:
    attributes = node.attributes
    words = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".split()[:20]
    return {_RENAMED.sub("", word).casefold() for word in words}


def _style(node: LexborNode) -> str:
    return (node.attributes.get("style") or "")[:_LONGEST_STYLE].casefold()


def mark_of(node: LexborNode) -> Mark:
    """Return what an element tells of the lines in it, or of those from it on."""
    names = _names(node)
    for mark, signs in _SIGNS.items():
        if names & signs:
            return mark
    if "data-signatureblock" in node.attributes:
        return Mark.SIGNATURE
    drawn = node.tag == "hr" or (node.tag == "div" and _BORDER.search(_style(node)) is not None)
    return Mark.RULE if drawn else Mark.NONE


def quotes(node: LexborNode) -> bool:
    """Tell whether an element is a quotation: not every indentation is one."""
    if node.tag != "blockquote":
        return False
    if node.attributes.get("type") == "cite" or _names(node) & {"gmail_quote", "protonmail_quote"}:
        return True
    return _INDENT.search(_style(node)) is None


def is_hidden(node: LexborNode) -> bool:
    """Tell whether an element is not shown."""
    return node.tag != "-text" and _HIDDEN.search(_style(node)) is not None
