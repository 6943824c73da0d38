"""Runs the suite: what is stored on PostgreSQL first, then everything on SQLite.

Arguments go to pytest; `auto` workers are one more than there are processors, since tests that kill
and start programs mostly wait. The whole suite runs last, so that its closing line is the last line.

A few tests that failed while others used the machine are asked once more, alone and one after the
other: a mistake fails again. What passes then is named as unsteady, to be mended, and stops nobody.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
FROM_OUTSIDE = ("HAMDEL_DATA", "DATABASE_URL", "HAMDEL_BASE_URL", "HAMDEL_SECRET_KEY")
SOME_FAILED, NOTHING_COLLECTED = 1, 5
ALL_FROM = 200  # examples
FEW = 6  # more than these are no accident


def main(arguments: list[str]) -> int:
    """Run both; returns 0 only if both passed."""
    sys.path.insert(0, str(ROOT))
    failed = 0
    if has_postgresql():
        # Long proofs are done on one of both databases a run, by chance, unless somebody says where or wants all.
        turn = (
            ""
            if int(os.environ.get("HAMDEL_EXAMPLES", "40")) >= ALL_FROM
            else str(int(time.time()) % 2)
        )
        print(f"Long proofs: HAMDEL_TEST_TURN={os.environ.setdefault('HAMDEL_TEST_TURN', turn)}")
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
    with tempfile.TemporaryDirectory(prefix="hamdel-failed-") as folder:
        command = [sys.executable, "-m", "pytest", "--quiet", "-o", f"cache_dir={folder}"]
        code = _call([*command, "--dist", "worksteal", *given], env)
        failed = _failed(Path(folder)) if code == SOME_FAILED else []
        if not 0 < len(failed) <= FEW:
            return code
        print(f"== {len(failed)} failed in company; alone:", flush=True)
        code = _call([*command, "-n", "0", "--last-failed", "--last-failed-no-failures=none"], env)
    if code == 0:
        print("\n".join(f"UNSTEADY, passed alone, mend it: {one}" for one in failed), flush=True)
    return code


def _call(command: list[str], env: dict[str, str]) -> int:
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def _failed(folder: Path) -> list[str]:
    kept = folder / "v" / "cache" / "lastfailed"
    return sorted(json.loads(kept.read_text())) if kept.is_file() else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
