"""What a person can turn, call or read off is written in docs/ (or the build fails)."""

import re

import pytest

from hamdel.commands.program import VERBS
from hamdel.platform import metrics, options
from tests.architecture.source import ROOT, files

VARIABLE = re.compile(r"\b(HAMDEL_[A-Z_]+|DATABASE_URL)\b")
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
INNER = {
    "HAMDEL_TEST_DATABASE",
    "HAMDEL_TEST_FOLDER",
    "HAMDEL_TEST_TURN",
}  # told by the tests to themselves


@pytest.fixture(scope="module")
def said() -> str:
    """All of the documentation."""
    pages = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "ARCHITECTURE.md"]
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def test_every_command_is_documented(said: str) -> None:
    assert [verb for verb in VERBS if f"hamdel {verb}" not in said] == []


def test_every_option_is_documented(said: str) -> None:
    names = [option.name for option in options.declared()]
    assert names
    assert [name for name in names if name not in said] == []


def test_every_metric_is_documented(db: None, said: str) -> None:
    names = re.findall(r"^# TYPE (\w+)", metrics.text(), re.MULTILINE)
    assert names
    assert [name for name in names if name not in said] == []


def test_every_variable_is_documented(said: str) -> None:
    found = {
        name
        for path in files(".py")
        for name in VARIABLE.findall(path.read_text(encoding="utf-8"))
    }
    assert sorted(name for name in found - INNER if name not in said) == []


def test_links_between_pages_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in [
            *sorted((ROOT / "docs").rglob("*.md")),
            ROOT / "README.md",
            ROOT / "ARCHITECTURE.md",
        ]
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not target.startswith("http") and not (page.parent / target).exists()
    ]
    assert broken == []
