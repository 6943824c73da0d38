"""The message catalogues: `messages.py compile` builds every .mo; `messages.py check` says what is amiss.

Each package keeps its Persian in `hamdel/<package>/locale/fa/LC_MESSAGES/django.po`, written by hand;
English is the msgid itself. The build fails while a text of a screen has no Persian.
"""

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).parent.parent / "hamdel"
SHARED = "platform"  # its catalogue serves every package
KEYWORDS = {
    "gettext": None, "gettext_lazy": None, "gettext_noop": None, "_": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
TEMPLATES = (".html", ".txt")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|(?<![%{])\{(\w+)\}")
POSITIONAL = re.compile(r"(?<!%)%[sd]")
ARABIC = re.compile("[\u064a\u0643]")  # Arabic yeh and kaf: Persian writes ی and ک

Key = tuple[str, str]  # context, msgid


@dataclass(frozen=True)
class Use:
    """A text that the program shows, and where it stands."""

    context: str
    text: str
    plural: str
    where: str

    @property
    def key(self) -> Key:
        """By what a catalogue finds it."""
        return self.context, self.text


def packages() -> list[Path]:
    """The folders of the packages."""
    return sorted(path.parent for path in ROOT.glob("*/__init__.py"))


def uses_of(package: Path) -> Iterator[Use]:
    """Every text of a package's modules and templates."""
    for path in sorted(package.rglob("*")):
        if path.suffix in TEMPLATES and "templates" in path.parts:
            said = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            # What is not to be translated became letters; their indentation is no Python.
            source = "\n".join(line.lstrip() for line in said.splitlines())
        elif path.suffix == ".py" and "migrations" not in path.parts:
            source = path.read_text(encoding="utf-8")
        else:
            continue
        where = str(path.relative_to(ROOT.parent))
        found = extract("python", io.BytesIO(source.encode()), KEYWORDS, (), {"encoding": "utf-8"})
        for line, texts, _, context in found:
            text, plural = (texts[0], texts[1]) if isinstance(texts, tuple) else (texts, "")
            if text:
                yield Use(context or "", text, plural or "", f"{where}:{line}")


def catalogue_path(package: Path) -> Path:
    """Where a package's Persian is."""
    return package / "locale" / "fa" / "LC_MESSAGES" / "django.po"


def read_catalogue(package: Path) -> Catalog:
    """A package's Persian; empty where it has none."""
    path = catalogue_path(package)
    if not path.exists():
        return Catalog(locale="fa")
    with path.open("rb") as file:
        return read_po(file, locale="fa", abort_invalid=True)


def compile_all() -> int:
    """Build the .mo beside each .po."""
    done = 0
    for path in ROOT.glob("*/locale/*/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parts[-3], abort_invalid=True)
        out = io.BytesIO()
        write_mo(out, catalogue)
        target = path.with_suffix(".mo")
        if not target.exists() or target.read_bytes() != out.getvalue():
            target.write_bytes(out.getvalue())
        done += 1
    print(f"{done} catalogues built.")
    return 0


def check_all() -> int:
    """Print everything that is amiss; returns how much."""
    problems = [problem for package in packages() for problem in problems_of(package)]
    problems += list(disagreements())
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems in the catalogues." if problems else "Catalogues complete.")
    return len(problems)


def problems_of(package: Path) -> Iterator[str]:
    """What is missing, unused or wrong in one package's Persian."""
    catalogue = read_catalogue(package)
    shared = read_catalogue(ROOT / SHARED)
    name = catalogue_path(package).relative_to(ROOT.parent)
    used: set[Key] = set()
    for use in uses_of(package):
        if use.key in used:
            continue
        used.add(use.key)
        if POSITIONAL.search(use.text):
            yield f"{use.where}: name the placeholder (%(count)s, not %s): “{use.text}”"
        message = found(catalogue, use) or found(shared, use)
        if message is None:
            yield f'{use.where}: add to {name}: msgid "{use.text}"'
    for message in catalogue:
        if message.id:
            yield from problems_of_message(message, used, str(name), keep=package.name == SHARED)


def found(catalogue: Catalog, use: Use) -> Message | None:
    """The catalogue's entry of a text."""
    return catalogue.get(use.text, use.context or None)


def problems_of_message(
    message: Message, used: set[Key], name: str, *, keep: bool
) -> Iterator[str]:
    """What is wrong with one entry."""
    ids = message.id if isinstance(message.id, list | tuple) else [message.id]
    texts = message.string if isinstance(message.string, list | tuple) else [message.string]
    where = f"{name}:{message.lineno}"
    if (message.context or "", ids[0]) not in used and not (keep and used_anywhere(ids[0])):
        yield f"{where}: remove, nothing shows it: “{ids[0]}”"
    if message.fuzzy:
        yield f"{where}: read it and take the fuzzy mark away: “{ids[0]}”"
    if not all(texts):
        yield f"{where}: write the Persian of “{ids[0]}”"
        return
    wanted = placeholders(ids[-1])
    for text in filter(None, texts):
        extra = placeholders(text) - wanted
        lost = wanted - placeholders(text) if len(ids) == 1 else set()
        if extra or lost:
            yield f"{where}: placeholders differ ({', '.join(sorted(extra | lost))}): “{ids[0]}”"
        if ARABIC.search(text):
            yield f"{where}: write ی and ک, not the Arabic letters: “{text}”"


def used_anywhere(text: str) -> bool:
    """Whether any package shows a text (for the shared catalogue)."""
    if not _everywhere:
        _everywhere.update(use.text for package in packages() for use in uses_of(package))
    return text in _everywhere


_everywhere: set[str] = set()


def placeholders(text: object) -> set[str]:
    """The names of a text's placeholders."""
    return {one or other for one, other in PLACEHOLDER.findall(str(text))}


def disagreements() -> Iterator[str]:
    """Texts that two packages say differently: Django merges catalogues, so one would win silently."""
    said: dict[tuple[str, str], tuple[str, str]] = {}
    for package in packages():
        for message in read_catalogue(package):
            if not message.id or not isinstance(message.id, str):
                continue
            key = (str(message.context or ""), message.id)
            text, first = said.setdefault(key, (str(message.string), package.name))
            if text != message.string:
                yield (
                    f"{package.name} and {first} say “{message.id}” differently "
                    f"(“{message.string}”, “{text}”): agree, or use a context (pgettext)"
                )


if __name__ == "__main__":
    verbs = {"compile": compile_all, "check": check_all}
    sys.exit(1 if verbs[sys.argv[1]]() else 0)
