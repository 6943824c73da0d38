"""The wheel holds what was built, and installs without Node."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.source import PROGRAM, ROOT
from tests.ground.parts import Missing, skip

BUILT = (
    "app.css",
    "app.js",
    "collect.js",
    "survey.js",
    "chat.js",
    "chat-frame.js",
    "chat.css",
    "Vazirmatn.woff2",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the tree as it is."""
    if not (PROGRAM / "platform" / "static" / "hamdel" / "app.js").exists():
        skip(Missing("the built front end", "make build"))
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


def test_it_holds_the_built_files_and_catalogues(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"hamdel/platform/static/hamdel/{name}" for name in BUILT} <= names
    catalogues = {
        str(path.relative_to(ROOT)) for path in PROGRAM.glob("*/locale/*/LC_MESSAGES/django.mo")
    }
    assert catalogues
    assert catalogues <= names
    assert not [name for name in names if name.startswith(("tests/", "frontend/", "tools/"))]


def test_it_installs_and_runs_without_node(wheel: Path, tmp_path: Path) -> None:
    """In a folder of its own, with the libraries of this environment and an empty PATH."""
    target = tmp_path / "installed"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
    ]
    subprocess.run([*pip, str(target), str(wheel)], check=True, env={"PATH": ""})
    env = {"PATH": "", "PYTHONPATH": str(target), "HAMDEL_DATA": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "hamdel", "migrate"],
        env=env, cwd=tmp_path, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "data" / "hamdel.sqlite3").exists()
