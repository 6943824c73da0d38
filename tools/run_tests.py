"""Runs the suite: what is stored on PostgreSQL first, then everything on SQLite.

Arguments go to pytest; `auto` workers are one more than there are processors, since tests that kill
and start programs mostly wait. The whole suite runs last, so that its closing line is the last line.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
FROM_OUTSIDE = ("HAMDEL_DATA", "DATABASE_URL", "HAMDEL_BASE_URL", "HAMDEL_SECRET_KEY")
NOTHING_COLLECTED = 5


def main(arguments: list[str]) -> int:
    """Run both; returns 0 only if both passed."""
    sys.path.insert(0, str(ROOT))
    failed = 0
    for database in ("postgresql", "sqlite"):
        if database == "postgresql" and not has_postgresql():
            if os.environ.get("HAMDEL_ALL_PARTS") == "1":
                print(
                    "PostgreSQL is not on this machine, and HAMDEL_ALL_PARTS=1 wants every part."
                )
                failed = 1
            else:
                print("PostgreSQL is not on this machine (make parts): its run is skipped.")
            continue
        print(f"== stored data on {database}" if not failed else f"== {database}", flush=True)
        code = run(database, arguments)
        failed = failed or (0 if code == NOTHING_COLLECTED else code)
    return failed


def has_postgresql() -> bool:
    """Whether PostgreSQL's programs are installed."""
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def run(database: str, arguments: list[str]) -> int:
    """Run pytest on one database, without what the surroundings say of an installation."""
    env = {name: value for name, value in os.environ.items() if name not in FROM_OUTSIDE}
    env["HAMDEL_TEST_DATABASE"] = database
    workers = str((os.cpu_count() or 1) + 1)
    given = [workers if one == "auto" else one for one in arguments]
    command = [sys.executable, "-m", "pytest", "--dist", "worksteal", "--quiet", *given]
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
