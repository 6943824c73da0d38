import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hamdel.commands.program import VERBS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "commands.md"


def run(*words: str, data: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "HAMDEL_DATA": str(data)}
    env.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-m", "hamdel", *words],
        env=env, capture_output=True, text=True, cwd=ROOT, input=given, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_is_documented(verb: str) -> None:
    assert f"`hamdel {verb}" in DOCS.read_text("utf-8")


def test_help_names_every_verb(tmp_path: Path) -> None:
    told = run("--help", data=tmp_path)
    assert told.returncode == 0
    assert all(f"  {verb}" in told.stdout for verb in VERBS)
    assert not list(tmp_path.iterdir())  # asking for help makes nothing


def test_an_unknown_verb_is_told_in_one_sentence(tmp_path: Path) -> None:
    told = run("fly", data=tmp_path)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr == "hamdel: There is no command fly; `hamdel --help` lists them.\n"


def test_a_key_is_all_that_is_printed(tmp_path: Path) -> None:
    made = run("key", "create", "--name", "shop", "--scope", "ingest,read", data=tmp_path)
    assert made.returncode == 0
    assert made.stdout.startswith("hk_")
    assert made.stdout.count("\n") == 1
    refused = run("key", "create", "--name", "shop", "--scope", "fly", data=tmp_path)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.count("\n") == 1


def test_the_key_of_user_hashes_is_all_that_is_printed(tmp_path: Path) -> None:
    told = run("key", "user-hash", data=tmp_path)
    assert told.returncode == 0
    assert re.fullmatch(r"[0-9a-f]{64}\n", told.stdout)
    assert run("key", "user-hash", data=tmp_path).stdout == told.stdout
    assert (tmp_path / "secret.key").read_text() not in told.stdout


def test_what_it_makes_is_for_its_user_alone(tmp_path: Path) -> None:
    data, archive, rows = tmp_path / "data", tmp_path / "all.tar.gz", tmp_path / "rows.csv"
    assert run("key", "create", "--name", "a", "--scope", "read", data=data).returncode == 0
    assert run("backup", str(archive), data=data).returncode == 0
    assert run("export", "customers", "--to", str(rows), data=data).returncode == 0
    again = tmp_path / "again"
    assert run("restore", str(archive), data=again).returncode == 0
    made = [data, again, archive, rows, *data.rglob("*"), *again.rglob("*")]
    assert {path.name for path in made} >= {"hamdel.sqlite3", "secret.key"}
    assert [path for path in made if path.stat().st_mode & 0o077] == []


def test_troubles_are_sentences_not_tracebacks(tmp_path: Path) -> None:
    told = run("import", "nowhere.csv", "--as", "customers", data=tmp_path)
    assert told.returncode == 1
    assert told.stderr == "hamdel: nowhere.csv: No such file or directory\n"
    kind = run("import", "nowhere.csv", "--as", "wishes", data=tmp_path)
    assert kind.returncode == 2
    assert "Traceback" not in kind.stderr


def test_a_person_is_made_with_a_password_from_stdin(tmp_path: Path) -> None:
    words = ("user", "create", "--email", "sara@example.ir", "--role", "agent")
    assert run(*words, data=tmp_path).returncode == 1
    made = run(*words, "--password-stdin", data=tmp_path, given="boro-be-darya-7\n")
    assert made.stdout == "sara@example.ir is agent now.\n"
    again = run(*words, "--password-stdin", data=tmp_path, given="boro-be-darya-7\n")
    assert (again.returncode, again.stderr) == (1, "hamdel: Somebody has this e-mail already.\n")
