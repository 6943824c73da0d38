"""An HTML message as lines, with what its markup tells of each."""

import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .line import Line, Mark
from .markup_signs import is_hidden, mark_of, quotes

_BLOCKS: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol",
        "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul",
    }
)  # fmt: skip
_SPACED: Final = frozenset(
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "table",
    }
)  # fmt: skip
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,30})[^<>]*>")
_UNCLOSED: Final = frozenset(
    {
        "area", "base", "br", "col", "hr", "img", "input", "link", "meta", "p", "source",
        "wbr", "li", "td", "th", "tr",
    }
)  # fmt: skip
_MOST_NESTED: Final = 400
_DEEPEST: Final = 9  # signs of quotation before a line
_UNSHOWN: Final = frozenset(
    {
        "head", "script", "style", "title", "template", "noscript", "meta", "link",
        "object", "iframe", "svg", "math",
    }
)  # fmt: skip


def lines_of_html(html: str) -> list[Line]:
    """Return the lines that a reader sees, each marked as the markup tells; linear in the text."""
    body = LexborHTMLParser(_shallow(html)).body
    if body is None:
        return []
    page = _Page()
    for node, entering in _walk(body):
        page.enter(node) if entering else page.leave(node)
    page.end_line()
    return page.lines


def _shallow(html: str) -> str:
    """Drop elements that are nested deeper than anybody's message: parsing them takes square time."""
    depth = 0

    def kept(tag: "re.Match[str]") -> str:
        nonlocal depth
        if tag[2].casefold() in _UNCLOSED:
            return tag[0]
        if tag[1]:
            depth = max(0, depth - 1)
            return tag[0]
        depth += 1
        return tag[0] if depth <= _MOST_NESTED else ""

    return _TAG.sub(kept, html)


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Yield each element when it begins and when it ends, each text once; without recursion."""
    node: LexborNode | None = root
    depth = 0
    while node is not None:
        shown = node.tag not in _UNSHOWN and not is_hidden(node)
        if shown:
            yield node, True
        child = node.first_child if shown else None
        if child is not None:
            node, depth = child, depth + 1
            continue
        if shown:
            yield node, False
        while node is not None and depth and node.next is None:
            node, depth = node.parent, depth - 1
            if node is not None:
                yield node, False
        node = node.next if node is not None and depth else None


class _Page:
    """Lines as they come to be."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._marks: list[tuple[int, Mark]] = []
        self._next = Mark.NONE
        self._depth = 0
        self._preformatted = 0
        self._gap = False

    def enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._add(node.text_content or "")
            return
        if tag == "br":
            self.end_line(kept=True)
        if tag in _BLOCKS:
            self._block(node, tag)
        if tag == "li":
            self._words.append("- ")
        if tag in {"td", "th"} and self._words:
            self._words.append(" ")
        mark = mark_of(node)
        if mark in {Mark.RULE, Mark.CUT}:
            self.end_line()
            self._next = mark
        elif mark is not Mark.NONE:
            self.end_line()
            self._marks.append((node.mem_id, mark))
        self._depth += quotes(node)
        self._preformatted += tag == "pre"

    def leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS:
            self._block(node, tag)
        if self._marks and self._marks[-1][0] == node.mem_id:
            self.end_line()
            self._marks.pop()
        self._depth -= quotes(node)
        self._preformatted -= tag == "pre"

    def end_line(self, *, kept: bool = False) -> None:
        """Close the line that is being written; an empty one stays only where it was asked for."""
        text = "".join(self._words)
        self._words.clear()
        text = text if self._preformatted else " ".join(text.split(" ")).strip(" \n")
        if not text and not kept:
            return
        if self._gap and self.lines and not self.lines[-1].blank:
            self._append("")
        self._gap = False
        self._append(text)

    def _append(self, text: str) -> None:
        inside = self._marks[-1][1] if self._marks else Mark.NONE
        mark = self._next if text and self._next is not Mark.NONE else inside
        if text:
            self._next = Mark.NONE
        if self._depth:
            signs = ">" * min(self._depth, _DEEPEST)
            self.lines.append(Line(f"{signs} {text}".rstrip(), mark, quoted=True))
        else:
            quoted = True if inside is Mark.INSIDE else None
            self.lines.append(Line(text, mark, quoted=quoted))

    def _block(self, node: LexborNode, tag: str) -> None:
        self.end_line()
        if tag in _SPACED and not (node.attributes.get("class") or "").startswith("Mso"):
            self._gap = True

    def _add(self, text: str) -> None:
        if self._preformatted:
            *whole, rest = text.split("\n")
            for line in whole:
                self._words.append(line)
                self.end_line(kept=True)
            self._words.append(rest)
            return
        spaced = " ".join(text.replace("\u00a0", " ").split())
        before = " " if text[:1].isspace() else ""
        after = " " if text[-1:].isspace() and spaced else ""
        self._words.append(before + spaced + after)
