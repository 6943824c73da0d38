"""The HTML part of a mail: each paragraph with its own direction and language."""

from collections.abc import Sequence
from html import escape
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from hamdel.language.directions import manner_of, manner_of_all

_FONT: Final = "font-family:Vazirmatn,Tahoma,'Segoe UI',sans-serif;font-size:15px;line-height:1.75"
_BLOCKS: Final = "p,li,blockquote,h1,h2,h3,h4,td,th,pre"


def page_of(text: str, *, signature: str = "", html: str = "") -> str:
    """A whole page for a mail: of `html` (ours, already safe) where there is one, else of the text.

    Each line of the text is a paragraph of its own (UAX 9), with `dir` and, where it is sure, `lang`.
    """
    manner = manner_of_all(text.splitlines())
    body = _with_manners(html) if html else _paragraphs(text.splitlines())
    if signature:
        body += f'<div style="margin-top:1.5em;color:#5f6368">{_paragraphs(signature.splitlines())}</div>'
    lang = f' lang="{manner.tag}"' if manner.tag else ""
    return (
        f'<!doctype html><html dir="{manner.direction}"{lang}><head><meta charset="utf-8"></head>'
        f'<body dir="{manner.direction}" style="{_FONT}">{body}</body></html>'
    )


def _paragraphs(lines: Sequence[str]) -> str:
    shown: list[str] = []
    gap = False
    for line in lines:
        if line.strip():
            shown.append(_paragraph(line, gap=gap and bool(shown)))
        gap = not line.strip()
    return "".join(shown)


def _paragraph(line: str, *, gap: bool) -> str:
    manner = manner_of(line)
    lang = f' lang="{manner.tag}"' if manner.tag else ""
    align = "right" if manner.direction == "rtl" else "left"
    style = f"margin:{'1em' if gap else '0'} 0 0;text-align:{align}"
    return f'<p dir="{manner.direction}"{lang} style="{style}">{escape(line)}</p>'


def _with_manners(html: str) -> str:
    tree = LexborHTMLParser(html)
    for block in tree.css(_BLOCKS):
        said = block.text(deep=True)
        if said.strip() and not block.attributes.get("dir"):
            manner = manner_of(said)
            block.attrs["dir"] = manner.direction
            if manner.tag:
                block.attrs["lang"] = manner.tag
    return "" if tree.body is None else tree.body.inner_html or ""
