"""Pins requirements/*.in with hashes; the files name no package registry.

Versions already pinned stay, unless `lock.py --upgrade` (`make lock UPGRADE=--upgrade`) asks for the newest.
"""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "requirements"
# dev.in holds run.in and build.in: what is shipped is what was tested.
ORDER = ("dev", "run", "build", "node")
COMMAND = (
    "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-emit-index-url",
    "--no-annotate", "--no-header", "--python-version", "3.11",
)  # fmt: skip


def main() -> None:
    """Write the four lock files."""
    uv = Path(sys.executable).with_name("uv")
    before: list[str] = []
    for name in ORDER:
        out = FOLDER / f"{name}.txt"
        given = FOLDER / f"{name}.in"
        subprocess.run(
            [str(uv), *COMMAND, *sys.argv[1:], str(given), *before, "-o", str(out)], check=True
        )
        before = ["--constraints", str(FOLDER / "dev.txt")]
        print(f"{out.name}: {out.read_text().count('==')} packages")


if __name__ == "__main__":
    main()
