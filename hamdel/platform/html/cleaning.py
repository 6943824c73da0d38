"""The allow-list: what of HTML that others wrote is kept.

Run it on what comes from outside only in a process that may be killed (`is_too_much` bounds what it
costs, the process bounds the rest). No ids, names, classes or data attributes are left, no forms,
frames, scripts, styles or drawings, and no address but of a link or a picture.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

import nh3

from .bounds import is_too_much
from .styles import kept_style

TAGS: Final = frozenset(
    {
        "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br",
        "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div",
        "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "ol", "p", "pre", "q", "rp",
        "rt", "ruby", "s", "samp", "section", "small", "span", "strike", "strong", "sub", "summary",
        "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var",
        "wbr",
    }
)  # fmt: skip
_GONE: Final = frozenset(
    {
        "applet", "audio", "canvas", "embed", "frameset", "iframe", "math", "noembed", "noframes",
        "noscript", "object", "plaintext", "script", "select", "style", "svg", "template", "textarea",
        "title", "video", "xmp",
    }
)  # fmt: skip
_BOX: Final = frozenset({"align", "valign", "width", "height", "bgcolor"})
_ATTRIBUTES: Final[Mapping[str, frozenset[str]]] = {
    "*": frozenset({"dir", "lang", "style", "title"}),
    "a": frozenset({"href"}),
    "bdo": frozenset({"dir"}),
    "col": _BOX | {"span"},
    "div": frozenset({"align"}),
    "font": frozenset({"color", "face", "size"}),
    "h1": frozenset({"align"}),
    "h2": frozenset({"align"}),
    "h3": frozenset({"align"}),
    "hr": frozenset({"align", "size", "width"}),
    "img": frozenset({"align", "alt", "height", "src", "width"}),
    "ol": frozenset({"start", "type"}),
    "p": frozenset({"align"}),
    "table": _BOX | {"border", "cellpadding", "cellspacing"},
    "td": _BOX | {"colspan", "rowspan"},
    "th": _BOX | {"colspan", "rowspan"},
    "tr": _BOX,
    "ul": frozenset({"type"}),
}
_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel", "cid", "data"})
_LINK: Final = re.compile(r"(?:https?://[^\s/]|mailto:|tel:)", re.IGNORECASE)
_HIDDEN: Final = re.compile(
    r"mailto:[^?]*\?(?:[^?]*[&;])?(?:b?cc|attach\w*|%)", re.IGNORECASE | re.DOTALL
)
REMOTE: Final = re.compile(r"https?://[^\s/]", re.IGNORECASE)
WITHIN: Final = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")
_NOTHING: Final = re.compile(r"[\x00-\x20\x7f]+")
Picture = Callable[[str], str | None]


class TooMuch(ValueError):
    """HTML that is too large or too deep to be shown as HTML."""


def clean(html: str, *, picture: Picture) -> str:
    """HTML with only what the allow-list keeps. `picture` gives the address of a picture, or None.

    Raises TooMuch.
    """
    if is_too_much(html):
        raise TooMuch
    filtered = nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=_GONE,
        attributes=_ATTRIBUTES,
        attribute_filter=lambda tag, name, value: _kept(tag, name, value, picture),
        url_schemes=_SCHEMES,
        url_relative="pass_through",  # `_kept` judges every address
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )
    if is_too_much(filtered):
        raise TooMuch
    return filtered


def _kept(tag: str, name: str, value: str, picture: Picture) -> str | None:
    if name == "style":
        return kept_style(value) or None
    if name == "src":
        return picture(_whole(_NOTHING.sub("", value) if value[:5].lower() != "data:" else value))
    if name == "href":
        return _link(value) if tag == "a" else None
    return value


def _link(address: str) -> str | None:
    """The address of a link; a mail that it begins goes to nobody in secret."""
    whole = _whole(address)
    if not _LINK.match(whole):
        return None
    return whole.partition("?")[0] if _HIDDEN.match(whole) else whole


def _whole(address: str) -> str:
    """An address that leaves its scheme to the page, with one: the page is none of the web."""
    return f"https:{address}" if address.startswith("//") else address
