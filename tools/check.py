"""The laws, each a command: `check.py` runs all, `check.py style types` only those named.

`make test` runs every one of them as a test of its own.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
SOURCES = ("hamdel", "tests", "tools")


def command(program: str, *arguments: str) -> list[str]:
    """A program of the virtual environment with arguments."""
    return [str(BIN / program), *arguments]


def templates() -> list[str]:
    """Every template."""
    found = (ROOT / "hamdel").glob("*/templates/**/*.html")
    return sorted(str(path.relative_to(ROOT)) for path in found)


def queries() -> list[str]:
    """Every question in SQL."""
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "hamdel").rglob("*.sql"))


def checks() -> dict[str, list[str]]:
    """Every check by name; those without anything to look at are left out."""
    found = {
        "style": command("ruff", "check", "--quiet", *SOURCES),
        "format": command("ruff", "format", "--quiet", "--check", *SOURCES),
        "types": command("mypy"),
        "imports": command("lint-imports"),
        "template-rules": command("djlint", "--lint", "--quiet", "hamdel"),
        "template-format": command("djade", "--check", "--target-version", "5.2", *templates()),
        "spelling": command("typos", "--config", "typos.toml"),
        "translations": [sys.executable, "tools/messages.py", "check"],
        "changes": [sys.executable, "tools/changes.py"],
    }
    if queries():
        found["sql"] = command("sqlfluff", "lint", "hamdel")
    return found


def run(name: str) -> "subprocess.CompletedProcess[str]":
    """Run one check; its output is whole, stdout before stderr."""
    return subprocess.run(checks()[name], cwd=ROOT, capture_output=True, text=True, check=False)


def main(names: Sequence[str]) -> int:
    """Run checks in order and say which failed."""
    failed = []
    for name in names or checks():
        done = run(name)
        print(f"{'ok    ' if done.returncode == 0 else 'FAILED'} {name}", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
    if failed:
        print(f"Failed: {', '.join(failed)}. Again: .venv/bin/python tools/check.py {failed[0]}")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
