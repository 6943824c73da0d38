"""Change fragments (`changes/`): form of each, and that towncrier can make a page of them."""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
NAME = re.compile(r"[a-z0-9+-]+\.(\w+)\.md")


def problems() -> list[str]:
    """What is wrong with the fragments, each with its mend."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    kinds = {kind["directory"] for kind in settings["tool"]["towncrier"]["type"]}
    found = []
    for path in sorted((ROOT / settings["tool"]["towncrier"]["directory"]).iterdir()):
        if path.name in {"README.md", ".gitignore"}:
            continue
        match = NAME.fullmatch(path.name)
        if not match or match[1] not in kinds:
            found.append(f"{path.name}: name it +subject.{'|'.join(sorted(kinds))}.md")
            continue
        text = path.read_text(encoding="utf-8").strip()
        if not text.endswith("."):
            found.append(f"{path.name}: write whole sentences for the person who uses Hamdel.")
    return found


if __name__ == "__main__":
    for problem in problems():
        print(problem)
    sys.exit(1 if problems() else 0)
