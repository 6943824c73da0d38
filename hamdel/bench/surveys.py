"""`hamdel bench surveys`: the page of results over many answers, beside one that fetches every answer."""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from .programs import environment, run

_MEASURE: Final = (
    "import sys, django; django.setup(); from hamdel.bench.surveys_ours import measure_surveys as m; "
    "sys.exit(not m(answers=int(sys.argv[1])))"
)


def bench_surveys(*, answers: int = 100_000, database_url: str = "") -> bool:
    """Measure on a new database, in a process of its own; True where the page keeps its bound."""
    with tempfile.TemporaryDirectory(prefix="hamdel-bench-") as home:
        env = environment(Path(home), database_url)
        run(["migrate"], env)
        env.setdefault("DJANGO_SETTINGS_MODULE", "hamdel.settings")
        done = subprocess.run([sys.executable, "-c", _MEASURE, str(answers)], env=env, check=False)
    return done.returncode == 0
