"""Templates hold neither looks nor behavior, styles know no left and right."""

import re

from tests.architecture.source import PROGRAM, ROOT, name_of

INLINE = re.compile(
    r"\s(style|on[a-z]+)\s*=\s*[\"']|<style\b(?! nonce=)|<script\b(?![^>]*\bsrc=)", re.IGNORECASE
)
DATA_SCRIPT = re.compile(r"<script\b[^>]*\btype=\"application/(ld\+)?json\"")
PHYSICAL = re.compile(
    r"(?<![\w-])((margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right)(-\w+)*"
    r"|(left|right)|border-(top|bottom)-(left|right)-radius)\s*:"
    r"|(text-align|float|clear)\s*:\s*(left|right)\b"
)


def places(pattern: re.Pattern[str], text: str) -> list[int]:
    return [text.count("\n", 0, match.start()) + 1 for match in pattern.finditer(text)]


def test_templates_hold_no_styles_and_no_scripts() -> None:
    inline = []
    for path in sorted(PROGRAM.glob("*/templates/**/*.html")):
        text = DATA_SCRIPT.sub("<data", path.read_text(encoding="utf-8"))
        text = re.sub(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", "", text, flags=re.DOTALL)
        inline += [f"{name_of(path)}:{line}" for line in places(INLINE, text)]
    # A style with a nonce holds the colors that an account chose.
    assert inline == [], "looks belong in frontend/css, behavior in frontend/src"


def test_styles_know_no_left_and_right() -> None:
    physical = []
    for path in sorted((ROOT / "frontend" / "css").rglob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        physical += [f"{name_of(path)}:{line}" for line in places(PHYSICAL, text)]
    assert physical == [], "write margin-inline-start, inset-inline-end, text-align: start …"
