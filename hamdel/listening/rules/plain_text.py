"""The words of other people's HTML."""

from typing import Final

from selectolax.lexbor import LexborHTMLParser

from hamdel.platform.html.bounds import is_too_much

_SILENT: Final = ["script", "style", "template", "noscript", "svg"]
_LINES: Final = "p, br, div, li, tr, h1, h2, h3, h4, h5, h6, blockquote"
_BREAK: Final = "\ue000"  # of the private use area: no text has it


def plain_text(html: str) -> str:
    """The text of some HTML, a line for each paragraph; a text without elements stays as it is."""
    if "<" not in html and "&" not in html:
        return html.strip()
    if is_too_much(html):
        return html.replace("<", " ").replace(">", " ").strip()
    tree = LexborHTMLParser(html.replace(_BREAK, " "))
    tree.strip_tags(_SILENT)
    for node in tree.css(_LINES):
        node.insert_before(_BREAK)
    said = "" if tree.body is None else tree.body.text()
    lines = (" ".join(part.split()) for part in said.replace("\n", " ").split(_BREAK))
    return "\n".join(one for one in lines if one)
